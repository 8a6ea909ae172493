using System.Globalization;
using System.Reflection;
using Mediation.Rules.Evaluation;

namespace Mediation.Rules.Analysis;

/// <summary>A list of a <see cref="TypedMatter"/> (列表事实): where it lies, how to look into it and how to change it.</summary>
/// <param name="Name">The name questions know it by, such as <c>complaint.Mentions</c>.</param>
/// <param name="Holder">Path of the member that holds it.</param>
/// <param name="Has">Whether the member's value holds an item.</param>
/// <param name="Put">The member's value with an item put in (true) or taken out.</param>
public sealed record ListFact(
    string Name, string Holder, Func<object?, string, bool> Has, Func<object?, string, bool, object?> Put);

/// <summary>
/// A matter whose inputs are records (类型化情形). Facts are replaced by copying the records, as <c>with</c> does; paths
/// come from the host's <see cref="FactModel"/>, and one that isn't there is a defect.
/// </summary>
public sealed class TypedMatter : IMatter
{
    private readonly Dictionary<string, object?> inputs;

    private readonly IReadOnlyList<ListFact> lists;

    /// <summary>Inputs by name, each a record, and the lists that questions ask about.</summary>
    public TypedMatter(IEnumerable<KeyValuePair<string, object?>> inputs, IReadOnlyList<ListFact> lists)
    {
        this.inputs = new(inputs, StringComparer.OrdinalIgnoreCase);
        this.lists = lists;
    }

    /// <inheritdoc/>
    public RuleArguments Arguments
    {
        get
        {
            var arguments = new RuleArguments();
            foreach (var (name, value) in inputs) arguments.Add(name, value);
            return arguments;
        }
    }

    /// <summary>The record of an input (输入).</summary>
    public object? this[string input] => inputs[input];

    /// <inheritdoc/>
    public object? Value(string path) => Read(path) switch
    {
        null => null,
        string or bool or DateOnly or DateTime or decimal => Read(path),
        IConvertible number => Convert.ToDecimal(number, CultureInfo.InvariantCulture),
        var other => other
    };

    /// <inheritdoc/>
    public bool Lists(string path, string item)
    {
        var list = ListAt(path);
        return list.Has(Read(list.Holder), item);
    }

    /// <inheritdoc/>
    public IMatter With(IReadOnlyList<FactValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var made = new TypedMatter(inputs, lists);
        foreach (var (path, item, value) in values)
            if (item is null) made.Write(path, value);
            else
            {
                var list = ListAt(path);
                made.Write(list.Holder, list.Put(made.Read(list.Holder), item, value is true));
            }
        return made;
    }

    private ListFact ListAt(string name) => lists.FirstOrDefault(l => Same(l.Name, name))
        ?? new(
            name, name,
            (value, item) => value is IEnumerable<string> items && items.Contains(item),
            (value, item, there) => (value as IEnumerable<string> ?? []).Where(i => i != item)
                .Concat(there ? [item] : []).ToArray());

    private object? Read(string path)
    {
        var names = path.Split('.');
        var value = inputs[names[0]];
        foreach (var name in names.Skip(1)) value = value is null ? null : MemberOf(value, name).GetValue(value);
        return value;
    }

    private void Write(string path, object? value)
    {
        var names = path.Split('.');
        inputs[names[0]] = Copy(inputs[names[0]], names.AsSpan(1), value);
    }

    private static object? Copy(object? owner, ReadOnlySpan<string> names, object? value)
    {
        if (names.IsEmpty) return value;
        if (owner is null) throw new InvalidOperationException($"'{names[0]}' lies in a record that isn't there.");

        // What "with" calls; a record's copy is a public method whose name C# can't write.
        var copy = owner.GetType().GetMethod("<Clone>$")?.Invoke(owner, null)
            ?? throw new InvalidOperationException($"{owner.GetType().Name} is no record.");
        var member = MemberOf(copy, names[0]);
        var made = Copy(member.GetValue(owner), names[1..], value);
        member.SetValue(copy, Fitting(made, member.PropertyType));
        return copy;
    }

    private static object? Fitting(object? value, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return value is decimal number && bare != typeof(decimal)
            ? Convert.ChangeType(number, bare, CultureInfo.InvariantCulture)
            : value;
    }

    private static PropertyInfo MemberOf(object owner, string name) =>
        owner.GetType().GetProperties().FirstOrDefault(p => Same(p.Name, name))
        ?? throw new InvalidOperationException($"{owner.GetType().Name} has no member '{name}'.");

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
