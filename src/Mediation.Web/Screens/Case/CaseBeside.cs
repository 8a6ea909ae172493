using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Households;
using Mediation.Postgres.Views;
using Mediation.Web.Screens.Calls;

namespace Mediation.Web.Screens.Case;

/// <summary>What other registers say beside a case (案件旁的登记): the household that it visits, the call that opened it.</summary>
internal sealed class CaseBeside(HouseholdList households, CallLog calls)
{
    /// <summary>The page with what its reader may know of them.</summary>
    public async Task<CaseView> WithAsync(CaseView view, CaseRecord found, Actor actor, CancellationToken ct) => view with
    {
        Household = found.File.Intake.Channel == WireWords.Scheduled ? await households.VisitedAsync(actor, found.File.Number, ct) : null,
        Call = await CallView.OfAsync(found, actor, calls, ct),
    };
}
