using Mediation.Workflows.Activities;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Soundness;

/// <content>How an activity waits and leaves, and where the answers come from.</content>
internal sealed partial class Oracle
{
    private const int MostTogether = 8;

    private void Begin(ActivityExecution x)
    {
        Stepper = x.Stepper;
        Last = x.Frame;
        stepBegan = choices.Count;
    }

    /// <summary>Waits, or leaves at once where the activity may.</summary>
    private void Enter(ActivityExecution x)
    {
        if (NeverWaits(x.Node) || x.TakeTrigger(out _))
        {
            Leave(x, Outcomes(x.Node, x.Frame.Owner?.Node), bookmark: null);
            return;
        }
        var options = x.Node.Type.PortsAtOnce(x.Node).Prepend(Waits).ToList();
        var chosen = Ask(x.Frame, options);
        if (chosen == 0)
            x.CreateBookmark(Waits);
        else
            Leave(x, [options[chosen]]);
    }

    /// <summary>Leaves by one of these outcomes, or by way of one of the activities embedded for them.</summary>
    private void Leave(ActivityExecution x, IReadOnlyList<string> outcomes, Bookmark? bookmark)
    {
        var embedded = x.Node.Children.Select(c => c.Port).ToList();
        string[] options = [.. embedded, .. outcomes.DefaultIfEmpty(ActivityType.Done)];
        var chosen = options[Ask(x.Frame, options, bookmark)];
        if (!embedded.Contains(chosen) || !x.TrySchedule(chosen))
            Leave(x, [chosen]);
    }

    private static void Leave(ActivityExecution x, IReadOnlyList<string> outcomes)
    {
        if (x.Node.Type is FlowSendHttpRequest or BulkDispatchWorkflows)
            outcomes = [.. outcomes.Append(ActivityType.Done).Distinct()];
        x.Complete(outcomes is [ActivityType.Done] ? [] : outcomes);
    }

    /// <summary>Some of these, or none.</summary>
    private List<string> Subset(Frame frame, string[] all)
    {
        LeftOut |= all.Length > MostTogether;
        var counted = Math.Min(all.Length, MostTogether);
        var sets = Enumerable.Range(0, 1 << counted)
            .Select(bits => all.Take(counted).Where((_, at) => (bits >> at & 1) == 1).ToList())
            .OrderBy(set => set.Count).ToList();
        return sets[Ask(frame, [.. sets.Select(set => set.Count == 0 ? "none" : string.Join('+', set))])];
    }

    private int Ask(Frame frame, IReadOnlyList<string> options, Bookmark? bookmark = null)
    {
        if (options.Count == 1 && bookmark is null)
            return 0;
        var activity = NameOf(frame);
        if (options.Count > 1 && next >= given.Count)
        {
            var question = string.Join(' ', choices.Skip(stepBegan).Prepend<object>(activity));
            throw new OpenChoiceException(StateKey.Of(Stepper!, frame, question, library), options, activity);
        }
        var chosen = options.Count == 1 ? 0 : given[next++];
        choices.Add(new SoundnessChoice(activity, options[chosen], bookmark is not null, bookmark is null ? 0 : Nth(bookmark)));
        return chosen;
    }

    private int Nth(Bookmark bookmark) => Stepper!.Position.Bookmarks
        .Where(b => b.ActivityId == bookmark.ActivityId).TakeWhile(b => b.Id != bookmark.Id).Count();
}
