using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Flows;

/// <summary>A flowchart's counters while a burst works on them: by the places that its graph gives to activities and lines.</summary>
internal sealed partial class FlowCounters
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoneHeld = [];

    private readonly int[] entered;

    private readonly int[] decided;

    private readonly bool[] followed;

    private readonly int[] rounds;

    private Dictionary<string, List<string>>? held;

    /// <summary>At the start of a flowchart.</summary>
    public FlowCounters(FlowGraph graph)
    {
        Graph = graph;
        (entered, rounds, left) = (new int[graph.Activities.Count], new int[graph.Activities.Count], new long[graph.Activities.Count]);
        (decided, followed) = (new int[graph.Keys.Count], new bool[graph.Keys.Count]);
        Tokens = [];
    }

    /// <summary>Where a flowchart stood.</summary>
    public FlowCounters(FlowPosition position, FlowGraph graph)
    {
        Graph = graph;
        entered = Tally<int>.Thaw(position.Entered, graph.Activities);
        rounds = Tally<int>.Thaw(position.Rounds, graph.Activities);
        decided = Tally<int>.Thaw(position.Decided, graph.Keys);
        followed = new bool[graph.Keys.Count];
        foreach (var key in position.Followed)
            if (graph.Keys.TryGetPlace(key, out var place))
                followed[place] = true;
        held = position.Held.Count == 0 ? null : position.Held.ToDictionary(h => h.Key, h => h.Value.ToList());
        Tokens = [.. position.Tokens];
        left = position.Left is null ? null : Tally<long>.Thaw(position.Left, graph.Activities);
    }

    /// <summary>The flowchart seen from its start.</summary>
    public FlowGraph Graph { get; }

    public List<FlowToken> Tokens { get; }

    public int Entered(Junction activity) => entered[activity.Place];

    public int Decided(Connection connection) => decided[connection.Place];

    public bool Followed(Connection connection) => followed[connection.Place];

    /// <summary>How often each of some lines was decided at least; there is one.</summary>
    public int DecidedLeast(IReadOnlyList<Connection> lines)
    {
        var least = Decided(lines[0]);
        for (var i = 1; i < lines.Count; i++)
            least = Math.Min(least, Decided(lines[i]));
        return least;
    }

    /// <summary>How often one of some lines was decided at most; there is one.</summary>
    public int DecidedMost(IReadOnlyList<Connection> lines)
    {
        var most = Decided(lines[0]);
        for (var i = 1; i < lines.Count; i++)
            most = Math.Max(most, Decided(lines[i]));
        return most;
    }

    /// <summary>How many of some lines were followed the last time.</summary>
    public int CountFollowed(IReadOnlyList<Connection> lines)
    {
        var count = 0;
        for (var i = 0; i < lines.Count; i++)
            count += Followed(lines[i]) ? 1 : 0;
        return count;
    }

    public void Enter(Junction activity, int round) => entered[activity.Place] = round;

    public void Decide(Connection connection, bool follow)
    {
        decided[connection.Place]++;
        followed[connection.Place] = follow;
    }

    /// <summary>Remembers a line out of a loop that wasn't taken; the round may still come to it.</summary>
    public void Hold(string header, string key)
    {
        held ??= [];
        if (!held.TryGetValue(header, out var keys))
            held.Add(header, keys = []);
        if (!keys.Contains(key))
            keys.Add(key);
    }

    /// <summary>Ends a loop's round, once: gives the lines held in it, or null when it ended before.</summary>
    public IReadOnlyList<string>? EndRound(string header, int round)
    {
        var place = Graph.At(header).Place;
        if (round <= rounds[place])
            return null;
        rounds[place] = round;
        return held is not null && held.Remove(header, out var keys) ? keys : [];
    }

    public FlowPosition Freeze() => new(
        Graph.Start, new Tally<int>(Graph.Activities, entered), new Tally<int>(Graph.Keys, decided), FollowedKeys(),
        new Tally<int>(Graph.Activities, rounds),
        held is null ? NoneHeld : held.ToDictionary(h => h.Key, IReadOnlyList<string> (h) => h.Value))
    {
        Tokens = [.. Tokens],
        Left = left is null ? null : new Tally<long>(Graph.Activities, left),
    };

    private string[] FollowedKeys()
    {
        var keys = new string[followed.AsSpan().Count(true)];
        var at = 0;
        foreach (var place in Graph.Keys.Sorted)
            if (followed[place])
                keys[at++] = Graph.Keys.All[place];
        return keys;
    }
}
