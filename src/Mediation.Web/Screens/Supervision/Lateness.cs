using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Supervision;

/// <summary>Says why a case is late and what a supervisor might do (逾期原因与建议), from what its rows and journal hold.</summary>
internal static class Lateness
{
    /// <summary>The reasons, the weightiest first; never empty.</summary>
    public static IReadOnlyList<string> Reasons(LateCase late, Clockface clock, Func<string, string> unit)
    {
        var reasons = new List<string>();
        if (late.LeadState is ShareState.Dispatched && late.DispatchedAt is { } dispatchedAt)
            reasons.Add(Texts.Supervision_NotSignedFor.With(unit(late.Lead!), Clockface.Span(clock.Now - dispatchedAt)));
        if (late.LeadState is ShareState.SignedFor && late.CoHandlersOpen.Count > 0)
            reasons.Add(Texts.Supervision_CoHandlersOpen.With(string.Join('、', late.CoHandlersOpen.Select(unit))));
        if (!late.Contacted && late.Stage is not (CaseStage.Emergency or CaseStage.Closing or CaseStage.Pending))
            reasons.Add(Texts.Supervision_NoContact);
        if (late.ReturnCount > 0)
            reasons.Add(Texts.Supervision_Returned.With(late.ReturnCount));
        if (late.Stage is CaseStage.Emergency)
            reasons.Add(Texts.Supervision_NoReceipt);
        if (late.Stage is CaseStage.Reply or CaseStage.FollowUp or CaseStage.Closing or CaseStage.Consultation or CaseStage.ReturnReview)
            reasons.Add(Texts.Supervision_WaitsAt.With(Words.Of("stage", late.Stage.Code()), string.Join('、', late.Holders.Select(unit))));
        if (late.LastActAt is { } last && clock.Now - last > TimeSpan.FromHours(24))
            reasons.Add(Texts.Supervision_NothingSince.With(Clockface.Span(clock.Now - last)));
        if (reasons.Count == 0)
            reasons.Add(Texts.Supervision_BeingHandled.With(string.Join('、', late.Holders.Select(unit))));
        return reasons;
    }

    /// <summary>
    /// The act to suggest out of those that are open, ever heavier: urge first; what was urged and is still overdue comes
    /// under supervision; what is supervised and still not signed for goes to another unit.
    /// </summary>
    public static string? Suggest(LateCase late, IReadOnlyList<string> open, DateTimeOffset now)
    {
        var wanted = late.Supervised && late.LeadState is ShareState.Dispatched ? "reassign"
            : late.DueAt <= now && late.UrgeCount > 0 && !late.Supervised ? "supervise"
            : "urge";
        return open.Contains(wanted) ? wanted : open.Contains("urge") ? "urge" : open.Count > 0 ? open[0] : null;
    }
}
