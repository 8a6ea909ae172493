namespace Mediation.Workflows.Definitions;

/// <summary>Names that a definition fixes, each with its place (名称表): what is counted by name is kept in an array.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> places;

    public NameTable(string[] names)
    {
        All = names;
        places = new(names.Length);
        for (var place = 0; place < names.Length; place++)
            places.Add(names[place], place);
        Sorted = [.. Enumerable.Range(0, names.Length)];
        Array.Sort(Sorted, (a, b) => string.CompareOrdinal(names[a], names[b]));
    }

    /// <summary>The names, by place.</summary>
    public string[] All { get; }

    /// <summary>The places in the order of their names.</summary>
    public int[] Sorted { get; }

    public int Count => All.Length;

    public bool Contains(string name) => places.ContainsKey(name);

    /// <summary>The place of a name; there is one.</summary>
    public int PlaceOf(string name) => places[name];

    public bool TryGetPlace(string name, out int place) => places.TryGetValue(name, out place);
}
