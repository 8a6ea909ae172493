using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Flows;

/// <summary>A flowchart's counters while a burst works on them.</summary>
internal sealed partial class FlowCounters
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoneHeld = [];

    private readonly Dictionary<string, int> entered;

    private readonly Dictionary<string, int> decided;

    private readonly HashSet<string> followed;

    private readonly Dictionary<string, int> rounds;

    private readonly Dictionary<string, List<string>> held;

    private FlowGraph? graph;

    public FlowCounters(string start)
    {
        Start = start;
        (entered, decided, followed, rounds, held, left, Tokens) = ([], [], [], [], [], [], []);
    }

    public FlowCounters(FlowPosition position)
    {
        Start = position.Start;
        entered = new(position.Entered);
        decided = new(position.Decided);
        followed = [.. position.Followed];
        rounds = new(position.Rounds);
        held = position.Held.Count == 0 ? [] : position.Held.ToDictionary(h => h.Key, h => h.Value.ToList());
        Tokens = [.. position.Tokens];
        left = position.Left is null ? null : new(position.Left);
    }

    public string Start { get; }

    /// <summary>The flowchart seen from its start.</summary>
    public FlowGraph GraphOf(ActivityNode flowchart) => graph ??= FlowGraph.Of(flowchart, Start);

    public List<FlowToken> Tokens { get; }

    public int Entered(string activity) => entered.GetValueOrDefault(activity);

    public int Decided(Connection connection) => decided.GetValueOrDefault(connection.Key);

    public bool Followed(Connection connection) => followed.Contains(connection.Key);

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

    public void Enter(string activity, int round) => entered[activity] = round;

    public void Decide(Connection connection, bool follow)
    {
        decided[connection.Key] = Decided(connection) + 1;
        if (follow)
            followed.Add(connection.Key);
        else
            followed.Remove(connection.Key);
    }

    /// <summary>Remembers a line out of a loop that wasn't taken; the round may still come to it.</summary>
    public void Hold(string header, string key)
    {
        if (!held.TryGetValue(header, out var keys))
            held.Add(header, keys = []);
        if (!keys.Contains(key))
            keys.Add(key);
    }

    /// <summary>Ends a loop's round, once: gives the lines held in it, or null when it ended before.</summary>
    public IReadOnlyList<string>? EndRound(string header, int round)
    {
        if (round <= rounds.GetValueOrDefault(header))
            return null;
        rounds[header] = round;
        return held.Remove(header, out var keys) ? keys : [];
    }

    public FlowPosition Freeze() => new(
        Start, entered, decided, Sorted(followed), rounds,
        held.Count == 0 ? NoneHeld : held.ToDictionary(h => h.Key, IReadOnlyList<string> (h) => h.Value))
    {
        Tokens = [.. Tokens],
        Left = left,
    };

    private static string[] Sorted(HashSet<string> keys)
    {
        string[] sorted = [.. keys];
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }
}
