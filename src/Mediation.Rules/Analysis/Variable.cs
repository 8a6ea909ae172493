using System.Numerics;

namespace Mediation.Rules.Analysis;

/// <summary>
/// Something a condition hangs on: a fact, an item of a list, or a part that can't be reasoned about. The conditions put
/// tests to it; values that no test tells apart are one cell, and reasoning goes over cells, as sets of bits.
/// </summary>
internal sealed class Variable(int index, DeclaredFact? fact, string path, string? item, object? usual)
{
    private readonly List<object?> constants = [];

    private readonly List<Func<object?, bool>> tests = [];

    private BigInteger[] sets = [];

    public int Index { get; } = index;

    public string Path { get; } = path;

    public string? Item { get; } = item;

    /// <summary>The part that stands for nothing but itself; its value can't be chosen.</summary>
    public string? Opaque { get; init; }

    public DeclaredFact? Fact { get; } = fact;

    /// <summary>Values by cell; the usual value's cell is the first.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Cells { get; private set; } = [];

    public BigInteger All { get; private set; }

    public int Test(Func<object?, bool> test, params IEnumerable<object?> about)
    {
        constants.AddRange(about);
        tests.Add(test);
        return tests.Count - 1;
    }

    /// <summary>The cells that pass a test.</summary>
    public BigInteger Passing(int test) => sets[test];

    /// <summary>Whether a value passes a test.</summary>
    public bool Passes(int test, object? value) => tests[test](value);

    /// <summary>The cell in which a value lies; null when it is none that the declaration allows.</summary>
    public int? CellOf(object? value)
    {
        for (var cell = 0; cell < Cells.Count; cell++)
            if (tests.TrueForAll(t => t(value) == t(Cells[cell][0]))) return cell;
        return null;
    }

    /// <summary>Makes the cells, once all tests are known.</summary>
    public void Settle()
    {
        Cells = [.. Candidates().Distinct()
            .GroupBy(v => string.Concat(tests.Select(t => t(v) ? '1' : '0'))).Select(g => g.ToArray())];
        All = (BigInteger.One << Cells.Count) - 1;
        sets = [.. tests.Select(t => Cells.Select((values, cell) => t(values[0]) ? BigInteger.One << cell : 0)
            .Aggregate(BigInteger.Zero, (set, bit) => set | bit))];
    }

    private IEnumerable<object?> Candidates()
    {
        if (Fact is null or { Kind: FactKind.YesNo or FactKind.List })
            return Fact is { CanBeNull: true } ? [usual, false, true, null] : [usual, false, true];

        IEnumerable<object?> values = Fact.Kind == FactKind.Text
            ? Texts()
            : Scale.Around(Fact, constants.Where(c => c is not null));
        return [usual, .. values, .. Fact.CanBeNull ? new object?[] { null } : []];
    }

    private IEnumerable<string> Texts()
    {
        if (Fact!.Closed) return Fact.Values;
        var known = Fact.Values.Concat(constants.OfType<string>()).ToList();
        // A text that begins like a constant and is none, and one that is like nothing mentioned.
        return [.. known, .. constants.OfType<string>().Select(c => c + "·"), "·"];
    }
}
