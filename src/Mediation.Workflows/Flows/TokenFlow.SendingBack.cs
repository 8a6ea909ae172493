using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Flows;

/// <content>
/// Sending back in token mode. What had arrived from elsewhere at an activity that is undone arrived all the same: its
/// token lies there again. A merge counts it; elsewhere it is kept until the next arrival, or until nothing leads there
/// any more.
/// </content>
internal sealed partial class TokenFlow
{
    protected override void Undo(string activity, IReadOnlySet<string> descent)
    {
        Tokens.RemoveAll(t => descent.Contains(t.From) || (descent.Contains(t.To) && !t.IsLive));
        foreach (var line in Graph.Lines)
        {
            if (descent.Contains(line.Source))
                Counters.Mark(line, follow: false);
            else if (descent.Contains(line.Target) && Counters.Followed(line) && Counters.HasLeft(line.Source))
                Arrive(line, kept: line.Target != activity);
        }
    }

    private void Arrive(Connection line, bool kept)
    {
        Tokens.RemoveAll(t => IsOn(t, line));
        var gathers = MergeModeOf(Graph.Node(line.Target)) is MergeMode.Merge or MergeMode.Converge;
        Tokens.Add(TokenOn(line) with { Kept = kept && !gathers });
    }

    /// <summary>True when a line's token was kept.</summary>
    private bool HasArrived(Connection line) => Tokens.Exists(t => t.Kept && IsOn(t, line));

    private void ReleaseKept()
    {
        foreach (var target in Tokens.Where(t => t.Kept).Select(t => t.To).Distinct().ToList())
        {
            var runs = StandsAt(target);
            if (!runs && X.Frame.Children.Any(c => Graph.MayComeTo(c.Node.Id, target)))
                continue;
            if (!runs)
                Run(target);
            for (var i = 0; i < Tokens.Count; i++)
                if (Tokens[i].To == target)
                    Tokens[i] = Tokens[i] with { Kept = false };
        }
    }

    private void Run(string target)
    {
        if (MergeModeOf(Graph.Node(target)) is MergeMode.Cascade or MergeMode.Race)
            Compete(Graph.ForwardInbound(target).First(HasArrived), Graph.ForwardInbound(target));
        else
            Schedule(target);
    }
}
