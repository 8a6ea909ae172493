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
    /// <summary>Stands for a null that was seen, because null means not seen.</summary>
    private static readonly object Null = new();

    private static readonly object True = true;

    private static readonly object False = false;

    private readonly object?[] values = new object?[count];

    /// <summary>Notes a value down and passes it on.</summary>
    public T Note<T>(int index, T value)
    {
        values[index] = value ?? Null;
        return value;
    }

    /// <summary>Notes down whether a condition held.</summary>
    public bool NoteTruth(int index, bool value)
    {
        values[index] = value ? True : False;
        return value;
    }

    public bool Has(int index) => values[index] is not null;

    public object? Value(int index) => ReferenceEquals(values[index], Null) ? null : values[index];
}

/// <summary>What an evaluation saw at an expression; the trace is made of it when someone looks.</summary>
internal sealed class Sighted(Node node, Watchlist watched, Sightings sightings)
{
    private TraceNode? trace;

    public TraceNode Trace => trace ??= TraceNode.Of(node, watched, sightings);
}
