using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Supervision;

/// <summary>Says what an act would do to a case (预览用语), from the decision that would be taken.</summary>
internal static class BulkEffects
{
    /// <summary>One sentence for each effect, the weightiest first; never empty.</summary>
    public static IReadOnlyList<string> Of(CaseFile before, Decision decision, TownNames names, Briefing briefing, Clockface clock)
    {
        var after = decision.After;
        var effects = new List<string>();
        if (before.Lead?.Unit != after.Lead?.Unit)
            effects.Add(Texts.Bulk_LeadChanges.With(names.Holder(before.Lead?.Unit), names.Holder(after.Lead?.Unit)));
        if (before.Supervision is null && after.Supervision is { } order)
            effects.Add(Texts.Bulk_Supervised.With(clock.Day(order.Until)));
        if (after.UrgeCount > before.UrgeCount)
            effects.Add(Texts.Bulk_Urged.With(after.UrgeCount));
        var known = before.Deadlines.Select(deadline => deadline.Id).ToHashSet();
        foreach (var begun in decision.Clocks.Where(begun => !begun.Deadline.IsFinal && !known.Contains(begun.Deadline.Id)))
            effects.Add(Texts.Bulk_ClockBegins.With(begun.Deadline.Label, clock.SayDue(begun.DueAt)));
        var told = decision.Messages.Select(message => Recipients.Of(message.To, briefing.Town)).Distinct().ToList();
        if (told.Count > 0)
            effects.Add(Texts.Bulk_Told.With(string.Join('、', told)));
        if (effects.Count == 0)
            effects.Add(Texts.Bulk_Recorded);
        return effects;
    }
}
