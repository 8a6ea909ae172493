using Mediation.Rules.Expressions;

namespace Mediation.Rules.Tracing;

/// <summary>
/// The nodes of an expression whose values a trace shows: conditions, and the facts and values they compare.
/// </summary>
internal sealed class Watchlist
{
    private readonly Dictionary<Node, int> indexes = new(ReferenceEqualityComparer.Instance);

    public Watchlist(Node root) => Add(root);

    public int Count => indexes.Count;

    public int? IndexOf(Node node) => indexes.TryGetValue(node, out var index) ? index : null;

    private void Add(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is Literal or Lambda || !indexes.TryAdd(node, indexes.Count)) return;
        if (node is Binary or Unary or Conditional or In or New or Call { Target: null, Method: "iif" or "isnull" })
            foreach (var part in node.Parts) Add(part);
    }
}

/// <summary>The values that one evaluation saw, by node.</summary>
internal sealed class Sightings(int count)
{
    private readonly object?[] values = new object?[count];

    private readonly bool[] seen = new bool[count];

    /// <summary>Notes a value down and passes it on.</summary>
    public T Note<T>(int index, T value)
    {
        values[index] = value;
        seen[index] = true;
        return value;
    }

    public bool Has(int index) => seen[index];

    public object? Value(int index) => values[index];
}
