using Mediation.Casework.Acts;

namespace Mediation.Casework.Acceptance;

/// <summary>When a new complaint may be joined to an open case (并入条件).</summary>
internal static class Joining
{
    /// <summary>Why it may not; null when it may. A case the actor may not see doesn't exist for this purpose either.</summary>
    public static Refusal? Bar(ComplaintForm form, Briefing briefing) => briefing.Target switch
    {
        null or { Secrecy: >= 3 } => new Refusal("merge.unknown-case", "mergeInto", form.MergeInto!),
        { Closed: true } target => new Refusal("merge.closed-case", "mergeInto", target.Number),
        _ => null,
    };
}
