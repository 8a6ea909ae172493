namespace Mediation.Rules.Expressions;

/// <summary>
/// The members of dynamic inputs that a rule set reads (事实编号), by path. An evaluation looks each of them up once,
/// however many rules ask. Safe for any number of threads.
/// </summary>
/// <param name="inputs">How many slots hold inputs; only these keep their value throughout an evaluation.</param>
internal sealed class FactTable(int inputs)
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    /// <summary>The path of what lies in a slot; null when it may change.</summary>
    public string? PathOf(int slot) => slot < inputs ? $"{slot}" : null;

    /// <summary>How many slots an evaluation needs for them.</summary>
    public int Count => indexes.Count;

    /// <summary>The slot, counted from the end, where an evaluation keeps the value at a path; the last one is 1.</summary>
    public int SlotOf(string path)
    {
        lock (indexes)
        {
            if (!indexes.TryGetValue(path, out var slot)) indexes.Add(path, slot = indexes.Count + 1);
            return slot;
        }
    }
}
