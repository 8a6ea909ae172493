using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Soundness;

namespace Mediation.Workflows.Tests.Soundness;

/// <summary>Whether a flaw is there, seen on the plain machine by playing its trace.</summary>
internal static class Trouble
{
    public static void Seen(WorkflowDefinition definition, SoundnessFinding finding)
    {
        if (finding.Flaw is Flaw.DeadStep)
        {
            for (var seed = 0; seed < 20; seed++)
                Retelling.ByChance(definition, new Random(seed)).GoOn(new Random(seed), 40).Begun.ShouldNotContain(finding.Activity);
            return;
        }
        var told = Retelling.Of(definition, finding.Trace);
        if (told.Last.Answer is BurstAnswer.StepLimitExceeded)
            return;
        switch (finding.Flaw)
        {
            case Flaw.Deadlock:
                told.State.Status.ShouldBe(WorkflowStatus.Running);
                (told.State.Bookmarks.Count + told.State.OpenIncidents.Count()).ShouldBe(0);
                break;
            case Flaw.Endless:
                told.Last.Answer.ShouldBe(BurstAnswer.StepLimitExceeded);
                break;
            case Flaw.KilledBranch:
                told.Cancelled.ShouldContain(finding.Other!);
                told.Begun.ShouldContain(finding.Activity);
                break;
            case Flaw.Livelock:
                for (var seed = 0; seed < 20; seed++)
                    Retelling.Of(definition, finding.Trace).GoOn(new Random(seed), 40).State.Status.ShouldBe(WorkflowStatus.Running);
                break;
            case Flaw.LostArrival:
                var join = definition.Activities[finding.Activity];
                Sources(definition.Root, join.Id).ShouldContain(source => told.State.Passed.ContainsKey(source));
                break;
            case Flaw.MissingWorkflow:
                told.State.OpenIncidents.ShouldContain(i => i.ActivityId == finding.Activity);
                break;
            case Flaw.NoWayOn:
                told.State.Bookmarks.ShouldContain(b => b.ActivityId == finding.Activity);
                break;
        }
    }

    private static IEnumerable<string> Sources(ActivityNode flowchart, string join) =>
        flowchart.Connections.Where(c => c.Target == join).Select(c => c.Source);
}
