using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Flows;

/// <content>What sending back needs to know, and how counting is undone.</content>
internal sealed partial class FlowCounters
{
    private readonly Dictionary<string, long>? left;

    /// <summary>The activities that completed here, in the round that goes on, the last one first.</summary>
    public IEnumerable<string> Left => (left ?? []).OrderByDescending(l => l.Value).Select(l => l.Key);

    /// <summary>True when an activity completed here, in the round that goes on.</summary>
    public bool HasLeft(string activity) => left?.ContainsKey(activity) is true;

    /// <summary>When it did, on the state's counter.</summary>
    public long LeftAt(string activity) => left![activity];

    /// <summary>An activity completed. A record that an older state didn't begin isn't begun in the middle.</summary>
    public void Leave(string activity, long at)
    {
        if (left is not null)
            left[activity] = at;
    }

    public int Rounds(string header) => rounds.GetValueOrDefault(header);

    /// <summary>Whether a line was followed the last time, without counting.</summary>
    public void Mark(Connection connection, bool follow)
    {
        if (follow)
            followed.Add(connection.Key);
        else
            followed.Remove(connection.Key);
    }

    /// <summary>Activities are as if they hadn't completed.</summary>
    public void Forget(IEnumerable<string> activities)
    {
        foreach (var activity in activities)
            left?.Remove(activity);
    }

    /// <summary>A line is as if it had been decided only so often.</summary>
    public void Undecide(Connection connection, int round)
    {
        Lower(decided, connection.Key, round);
        followed.Remove(connection.Key);
        foreach (var (header, keys) in held.ToList())
            if (keys.Remove(connection.Key) && keys.Count == 0)
                held.Remove(header);
    }

    /// <summary>An activity is as if it had been entered only so often.</summary>
    public void Unenter(string activity, int round) => Lower(entered, activity, round);

    /// <summary>A loop is as if only so many of its rounds had ended.</summary>
    public void Unend(string header, int round) => Lower(rounds, header, round);

    private static void Lower(Dictionary<string, int> counts, string key, int most)
    {
        if (!counts.TryGetValue(key, out var count) || count <= most)
            return;
        if (most > 0)
            counts[key] = most;
        else
            counts.Remove(key);
    }
}
