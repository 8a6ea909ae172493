using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Soundness;

/// <summary>
/// Looks at every state that a definition may come to, breadth first, so that the first trace to anything is a shortest one
/// (状态空间搜索). A state is an instance at rest, or a burst that stands before a choice; each is looked at once.
/// </summary>
internal sealed partial class Exploration(Rehearsal rehearsal, int limit)
{
    private const int MostSideBySide = 8;

    private readonly List<Point> points = [];

    private readonly Dictionary<string, Point> known = [];

    private readonly Queue<Point> open = new();

    private readonly List<Point> crowded = [];

    private bool leftOut;

    /// <summary>How many states were found.</summary>
    public int States => points.Count;

    /// <summary>Why not everything was looked at; null when it was.</summary>
    public Undecided? Cut => crowded.Count > 0 ? Undecided.KeepsGrowing
        : leftOut || open.Count > 0 ? Undecided.TooManyStates
        : null;

    public void Run()
    {
        foreach (var start in rehearsal.Starts())
            Go(start, [], origin: null, from: null);
        while (points.Count < limit && open.TryDequeue(out var point))
        {
            if (point.Rest is { } rest)
                foreach (var cue in rehearsal.Cues(rest))
                    Go(cue, [], point, point);
            else
                for (var option = 0; option < point.Options; option++)
                    Go(point.Cue, [.. point.Given, option], point.Origin, point);
        }
        FindLivelock();
        FindDeadSteps();
    }

    private void Go(Cue cue, int[] given, Point? origin, Point? from)
    {
        var played = rehearsal.Play(cue, given);
        leftOut |= played.Oracle.LeftOut;
        var to = new Point(origin, cue, given, played.Oracle.Choices)
        {
            Rest = played.Burst?.State,
            Options = played.Open?.Options.Count ?? 0,
            Activity = played.Open?.Activity,
        };
        Observe(played, to);
        if (played.Burst is { Advanced: false })
        {
            Find(Flaw.Endless, played.Oracle.Last!.Node, to);
            from?.Explain();
        }
        else
            Arrive(played.Open?.Key ?? StateKey.Of(played.Burst!.State, rehearsal.Library), to, from);
    }

    private void Arrive(StateKey key, Point to, Point? from)
    {
        if (!known.TryGetValue(key.Text, out var point))
        {
            known.Add(key.Text, point = to);
            points.Add(point);
            if (point.Rest is { } rest)
                Judge(rest, point);
            if (key.Crowd > MostSideBySide)
                crowded.Add(point);
            else if (point.Rest is not { Status: WorkflowStatus.Finished })
                open.Enqueue(point);
        }
        if (from is not null)
            point.Before.Add(from);
    }

    /// <summary>A state of the exploration, and the burst that first came to it.</summary>
    private sealed class Point(Point? origin, Cue cue, int[] given, IReadOnlyList<SoundnessChoice> choices)
    {
        /// <summary>The state at rest that the burst began from; null for a new instance.</summary>
        public Point? Origin => origin;

        public Cue Cue => cue;

        public int[] Given => given;

        /// <summary>The instance at rest; null before a choice.</summary>
        public WorkflowState? Rest { get; init; }

        /// <summary>How many outcomes there are to choose from.</summary>
        public int Options { get; init; }

        /// <summary>Who chooses; null at rest.</summary>
        public string? Activity { get; init; }

        /// <summary>From where one may come here.</summary>
        public List<Point> Before { get; } = [];

        /// <summary>The end, or an operator at a fault, can be reached from here.</summary>
        public bool Ends { get; set; }

        /// <summary>What keeps it from the end has been found.</summary>
        public bool IsExplained { get; private set; }

        public void Explain() => IsExplained = true;

        public IReadOnlyList<SoundnessChoice> Trace() => [.. origin?.Trace() ?? [], .. choices];
    }
}
