using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Acts;

namespace Mediation.Web.Screens.Supervision;

/// <summary>Gathers what the supervision page shows (督办页取数).</summary>
internal sealed class SupervisionReading(Board board, LateCases late, FaultList faults, CaseRecords cases, Moments moments, InForce inForce)
{
    /// <summary>The page for somebody.</summary>
    public async Task<SupervisionView> ReadAsync(Actor actor, SupervisionFilter filter, CancellationToken ct)
    {
        var policy = inForce.Policy;
        var names = TownNames.Of(policy);
        var clock = new Clockface(await moments.NowAsync(ct), policy.Calendar.Zone);
        var tonight = policy.Calendar.EndOf(policy.Calendar.DayOf(clock.Now));
        var counts = await board.ReadAsync(actor, clock.Now, tonight, ct);
        var found = await late.ReadAsync(actor, filter.Late, clock.Now, tonight, SupervisionView.MostRows + 1, ct);
        var rows = found.Take(SupervisionView.MostRows).Select(row => Row(row, actor, clock, names)).ToList();
        if (filter.Open is { } number && rows.FindIndex(row => row.Case.Number == number) is >= 0 and var at)
            rows[at] = rows[at] with { Forms = await FormsAsync(actor, number, filter, ct) };
        return new(filter, clock, counts, names, rows, found.Count > rows.Count) { Faults = await faults.SeenByAsync(actor, ct) };
    }

    private static LateRow Row(LateCase late, Actor actor, Clockface clock, TownNames names)
    {
        var acts = Oversight.Open(actor, late.Holders.Count > 0, late.Supervised);
        return new(late, names.Category(late.Category), names.Compound(late.Compound),
            Lateness.Reasons(late, clock, names.Unit),
            HeldShare.Of(late.Held, names.Holder, Texts.Supervision_OtherUnits),
            acts, Lateness.Suggest(late, acts, clock.Now));
    }

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
