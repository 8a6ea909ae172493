using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Execution;

/// <summary>
/// Numbers by name, where the names are known from the definition (计数表): an array that reads as a dictionary. What is
/// nought is not in it.
/// </summary>
internal sealed class Tally<T>(NameTable names, T[] numbers) : IReadOnlyDictionary<string, T>
    where T : struct, INumber<T>
{
    public int Count => numbers.Length - numbers.AsSpan().Count(T.Zero);

    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    public IEnumerable<T> Values => numbers.Where(number => number != T.Zero);

    public T this[string key] => TryGetValue(key, out var number) ? number : throw new KeyNotFoundException(key);

    /// <summary>The numbers by the places of their names, to be changed; numbers of other names are left out.</summary>
    public static T[] Thaw(IReadOnlyDictionary<string, T> numbers, NameTable names)
    {
        if (numbers is Tally<T> tally && tally.IsOf(names))
            return tally.Copy();
        var thawed = new T[names.Count];
        foreach (var (name, number) in numbers)
            if (names.TryGetPlace(name, out var place))
                thawed[place] = number;
        return thawed;
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        value = names.TryGetPlace(key, out var place) ? numbers[place] : T.Zero;
        return value != T.Zero;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (var place = 0; place < numbers.Length; place++)
            if (numbers[place] != T.Zero)
                yield return new(names.All[place], numbers[place]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool IsOf(NameTable others) => names == others;

    private T[] Copy() => [.. numbers];
}
