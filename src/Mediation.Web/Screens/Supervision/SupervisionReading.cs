using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Acts;
using Mediation.Web.Screens.Rates;

namespace Mediation.Web.Screens.Supervision;

/// <summary>Gathers what the supervision page shows (督办页取数), now or as of an earlier moment.</summary>
internal sealed class SupervisionReading(
    Board board, LateCases late, PastLateCases then, FaultList faults, RateFigures rates, AuditRounds rounds, CaseRecords cases, Moments moments,
    InForce inForce)
{
    /// <summary>The page for somebody. A moment that has not come yet is now; one that no board was kept of is now as well, and said to be so.</summary>
    public async Task<SupervisionView> ReadAsync(Actor actor, SupervisionFilter filter, CancellationToken ct)
    {
        var zone = inForce.Policy.Calendar.Zone;
        var now = await moments.NowAsync(ct);
        if (filter.At is not { Year: >= 2000 } local || new DateTimeOffset(local, zone.GetUtcOffset(local)) is var at && at >= now)
            return await NowAsync(actor, filter with { At = null }, new(now, zone), ct);
        return await board.KnownSinceAsync(ct) is { } since && at < since
            ? await NowAsync(actor, filter with { At = null }, new(now, zone), ct) with { KnownSince = since }
            : await ThenAsync(actor, filter.Quiet, new(at, zone), ct);
    }

    private async Task<SupervisionView> NowAsync(Actor actor, SupervisionFilter filter, Clockface clock, CancellationToken ct)
    {
        var tonight = Tonight(clock);
        var counts = await board.ReadAsync(actor, clock.Now, tonight, ct);
        var found = await late.ReadAsync(actor, filter.Late(inForce.Policy), clock.Now, tonight, SupervisionView.MostRows + 1, ct);
        var view = View(filter, clock, counts, found, row => Oversight.Open(actor, row.Holders.Count > 0, row.Supervised));
        var rows = view.Rows.ToList();
        if (filter.Open is { } number && rows.FindIndex(row => row.Case.Number == number) is >= 0 and var at)
            rows[at] = rows[at] with { Forms = await FormsAsync(actor, number, filter, ct) };
        return view with
        {
            Rows = rows,
            Faults = await faults.SeenByAsync(actor, ct),
            ClosedUnsolved = await ClosedUnsolvedAsync(actor, clock, ct),
            AuditFindings = Sight.MayReadPolicy(actor) ? (await rounds.FindingsAsync(1, ct)).Count : null,
        };
    }

    private async Task<SupervisionView> ThenAsync(Actor actor, SupervisionFilter filter, Clockface clock, CancellationToken ct)
    {
        var tonight = Tonight(clock);
        var counts = await board.AsOfAsync(actor, clock.Now, tonight, ct);
        var found = await then.ReadAsync(actor, filter.Late(inForce.Policy), clock.Now, tonight, SupervisionView.MostRows + 1, ct);
        return View(filter, clock, counts, found, _ => []);
    }

    private DateTimeOffset Tonight(Clockface clock) => inForce.Policy.Calendar.EndOf(inForce.Policy.Calendar.DayOf(clock.Now));

    private SupervisionView View(
        SupervisionFilter filter, Clockface clock, SupervisionBoard counts, IReadOnlyList<LateCase> found, Func<LateCase, IReadOnlyList<string>> open)
    {
        var names = TownNames.Of(inForce.Policy);
        var rows = found.Take(SupervisionView.MostRows).Select(row => Row(row, open(row), clock, names)).ToList();
        return new(filter, clock, counts, names, new TownGround(inForce.Policy.Town), rows, found.Count > rows.Count);
    }

    private async Task<int> ClosedUnsolvedAsync(Actor actor, Clockface clock, CancellationToken ct)
    {
        var calendar = inForce.Policy.Calendar;
        var lately = RateDays.Of(new RatesAddress(), calendar.DayOf(clock.Now)).Period(calendar);
        return (await rates.ReadAsync(actor, [RateBook.ClosedUnsolved], lately, clock.Now, ct))[0].Whole.Hits;
    }

    private static LateRow Row(LateCase late, IReadOnlyList<string> acts, Clockface clock, TownNames names) =>
        new(late, names.Category(late.Category), names.Compound(late.Compound),
            Lateness.Reasons(late, clock, names.Unit),
            HeldShare.Of(late.Held, names.Holder, Texts.Supervision_OtherUnits),
            acts, Lateness.Suggest(late, acts, clock.Now));

    private async Task<IReadOnlyList<ActFormView>> FormsAsync(
        Actor actor, string number, SupervisionFilter filter, CancellationToken ct)
    {
        if (await cases.FindAsync(actor, number, ct) is not { } found)
            return [];
        var action = SupervisionScreen.ActAddress(number, filter.Quiet);
        return
        [
            .. ActCatalog.Open(found.File, found.Briefing)
                .Where(open => Oversight.Acts.Contains(open.Kind.Code))
                .OrderBy(open => Oversight.Acts.ToList().IndexOf(open.Kind.Code))
                .Select(open => ActForms.Of(open, action, found.File.Version) with
                {
                    Open = open.Kind.Code == filter.Act,
                    Likely = open.Kind.Code == filter.Act,
                }),
        ];
    }
}
