using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Mediation.Rules.Evaluation;

/// <summary>
/// What <c>new (…)</c> makes (结果对象): names and values in the order written. Read-only; names in any case; equal when
/// names and values are.
/// </summary>
public sealed class RuleObject : IReadOnlyDictionary<string, object?>, IEquatable<RuleObject>
{
    private readonly string[] names;

    private readonly object?[] values;

    internal RuleObject(string[] names, object?[] values)
    {
        this.names = names;
        this.values = values;
    }

    /// <summary>Makes one from pairs, in order.</summary>
    public static RuleObject Of(params IReadOnlyList<(string Name, object? Value)> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new([.. members.Select(m => m.Name)], [.. members.Select(m => m.Value)]);
    }

    /// <inheritdoc/>
    public int Count => names.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => names;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => values;

    /// <inheritdoc/>
    public object? this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no member '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var at = IndexOf(key);
        value = at < 0 ? null : values[at];
        return at >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < names.Length; i++) yield return new(names[i], values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(RuleObject? other) =>
        other is not null && names.AsSpan().SequenceEqual(other.names) && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RuleObject);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in values) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{{ {string.Join(", ", this.Select(m => $"{m.Key} = {m.Value}"))} }}";

    internal object? At(int position) => values[position];

    /// <summary>The same object when no member changes, else one with the changed members.</summary>
    internal RuleObject With(Func<object?, object?> change)
    {
        object?[] changed = Array.ConvertAll(values, v => change(v));
        return values.Zip(changed).All(p => ReferenceEquals(p.First, p.Second)) ? this : new(names, changed);
    }

    private int IndexOf(string key)
    {
        var exact = Array.IndexOf(names, key);
        return exact >= 0 ? exact : Array.FindIndex(names, n => n.Equals(key, StringComparison.OrdinalIgnoreCase));
    }
}
