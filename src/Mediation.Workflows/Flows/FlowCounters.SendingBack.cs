using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Flows;

/// <content>What sending back needs to know, and how counting is undone.</content>
internal sealed partial class FlowCounters
{
    private readonly long[]? left;

    /// <summary>The activities that completed here, in the round that goes on, the last one first.</summary>
    public IEnumerable<string> Left => Graph.Activities.All.Where(HasLeft).OrderByDescending(LeftAt);

    /// <summary>True when an activity completed here, in the round that goes on.</summary>
    public bool HasLeft(string activity) => left is not null && Graph.Activities.TryGetPlace(activity, out var place) && left[place] != 0;

    /// <summary>When it did, on the state's counter.</summary>
    public long LeftAt(string activity) => left![Graph.Activities.PlaceOf(activity)];

    /// <summary>An activity completed. A record that an older state didn't begin isn't begun in the middle.</summary>
    public void Leave(string activity, long at)
    {
        if (left is not null)
            left[Graph.Activities.PlaceOf(activity)] = at;
    }

    public int Rounds(string header) => rounds[Graph.Activities.PlaceOf(header)];

    /// <summary>Whether a line was followed the last time, without counting.</summary>
    public void Mark(Connection connection, bool follow) => followed[connection.Place] = follow;

    /// <summary>Activities are as if they hadn't completed.</summary>
    public void Forget(IEnumerable<string> activities)
    {
        if (left is not null)
            foreach (var activity in activities)
                left[Graph.Activities.PlaceOf(activity)] = 0;
    }

    /// <summary>A line is as if it had been decided only so often.</summary>
    public void Undecide(Connection connection, int round)
    {
        Lower(decided, connection.Place, round);
        followed[connection.Place] = false;
        foreach (var (header, keys) in held?.ToList() ?? [])
            if (keys.Remove(connection.Key) && keys.Count == 0)
                held!.Remove(header);
    }

    /// <summary>An activity is as if it had been entered only so often.</summary>
    public void Unenter(string activity, int round) => Lower(entered, Graph.Activities.PlaceOf(activity), round);

    /// <summary>A loop is as if only so many of its rounds had ended.</summary>
    public void Unend(string header, int round) => Lower(rounds, Graph.Activities.PlaceOf(header), round);

    private static void Lower(int[] counts, int place, int most) => counts[place] = Math.Min(counts[place], Math.Max(most, 0));
}
