using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Flows;

/// <summary>A flowchart's counters while a burst works on them.</summary>
internal sealed partial class FlowCounters
{
    private readonly Dictionary<string, int> entered;

    private readonly Dictionary<string, int> decided;

    private readonly HashSet<string> followed;

    private readonly Dictionary<string, int> rounds;

    private readonly Dictionary<string, List<string>> held;

    public FlowCounters(string start)
    {
        Start = start;
        (entered, decided, followed, rounds, held, left) = ([], [], [], [], [], []);
    }

    public FlowCounters(FlowPosition position)
    {
        Start = position.Start;
        entered = new(position.Entered);
        decided = new(position.Decided);
        followed = [.. position.Followed];
        rounds = new(position.Rounds);
        held = position.Held.ToDictionary(h => h.Key, h => h.Value.ToList());
        Tokens = [.. position.Tokens];
        left = position.Left is null ? null : new(position.Left);
    }

    public string Start { get; }

    public List<FlowToken> Tokens { get; } = [];

    public int Entered(string activity) => entered.GetValueOrDefault(activity);

    public int Decided(Connection connection) => decided.GetValueOrDefault(connection.Key);

    public bool Followed(Connection connection) => followed.Contains(connection.Key);

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
        Start, entered, decided, [.. followed.Order(StringComparer.Ordinal)], rounds,
        held.ToDictionary(h => h.Key, IReadOnlyList<string> (h) => h.Value))
    {
        Tokens = [.. Tokens],
        Left = left,
    };
}
