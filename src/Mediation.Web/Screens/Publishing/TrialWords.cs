using Mediation.Web.Resources;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Replay;

namespace Mediation.Web.Screens.Publishing;

/// <summary>Where a case would have gone another way, in words (试算读法).</summary>
internal static class TrialWords
{
    /// <summary>A sentence about a parting.</summary>
    /// <param name="parting">Where they part.</param>
    /// <param name="before">The version in force, for the names of its steps; null for a new workflow.</param>
    /// <param name="after">The candidate.</param>
    public static string Of(Parting parting, WorkflowDefinition? before, WorkflowDefinition after)
    {
        var then = Named(parting.Then, before, after);
        var now = Named(parting.Now, after, before);
        return parting.Kind switch
        {
            PartingKind.OtherStep => Texts.Publish_OtherStep.With(then, now),
            PartingKind.StopsEarlier => Texts.Publish_StopsEarlier.With(then),
            PartingKind.GoesFurther => Texts.Publish_GoesFurther.With(now),
            PartingKind.NotWaiting => parting.Then is null ? Texts.Publish_Elsewhere : Texts.Publish_NotWaiting.With(then),
            _ => Texts.Publish_Elsewhere,
        };
    }

    private static string Named(string? step, WorkflowDefinition? first, WorkflowDefinition? second) =>
        step is null ? ""
        : first?.Activities.GetValueOrDefault(step)?.DisplayText ?? second?.Activities.GetValueOrDefault(step)?.DisplayText ?? step;
}
