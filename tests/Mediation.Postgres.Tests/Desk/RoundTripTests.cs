using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>What was decided is what lies in the database, and the journal proves it.</summary>
public sealed class RoundTripTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static readonly object Done = new { result = "解决", text = "已修好" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_every_act_the_stored_case_is_the_decided_one()
    {
        var number = await town.AcceptAsync();
        foreach (var (unit, act, data) in Story())
        {
            town.Clock.Advance(TimeSpan.FromMinutes(20));
            var decided = await town.DoesAsync(unit, number, act, data);

            var stored = await town.ReadAsync(number);
            CaseDatabase.Text(stored.File).ShouldBe(CaseDatabase.Text(decided.After), act);
        }
        (await town.ReadAsync(number)).File.Result.ShouldBe(CaseResult.Solved);
    }

    [Fact]
    public async Task Folding_the_journal_gives_the_stored_case()
    {
        var number = await town.AcceptAsync();
        foreach (var (unit, act, data) in Story())
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await town.DoesAsync(unit, number, act, data);
        }
        var stored = await town.ReadAsync(number);

        var events = stored.Journal.Select(l => l.Event).ToList();
        var folded = Folding.Fold(events);

        CaseDatabase.Text(folded with { Version = stored.File.Version }).ShouldBe(CaseDatabase.Text(stored.File));
    }

    [Fact]
    public async Task A_tampered_line_of_the_journal_is_found()
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        FirstBreak(await town.ReadAsync(number)).ShouldBeNull();

        await town.ExecuteAsync(
            $"""
            update journal_entry
            set body = replace(body, 'URBAN', 'POLICE')
            where kind = 'dispatched'
              and case_id = (select id from case_file where number = '{number}')
            """);

        FirstBreak(await town.ReadAsync(number)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_held_the_case_adds_up_without_gaps_and_overlaps()
    {
        var number = await town.AcceptAsync();
        foreach (var (unit, act, data) in Story())
        {
            town.Clock.Advance(TimeSpan.FromHours(5));
            await town.DoesAsync(unit, number, act, data);
        }

        var overlaps = await town.CountAsync(
            $"""
            select count(*) from held_interval a join held_interval b
              on a.case_id = b.case_id and a.id < b.id and a.is_lead = b.is_lead
             and a.unit_code is not distinct from b.unit_code
             and a.from_at < coalesce(b.to_at, 'infinity') and b.from_at < coalesce(a.to_at, 'infinity')
            where a.case_id = (select id from case_file where number = '{number}')
            """);
        var gaps = await town.CountAsync(
            $"""
            select count(*) from case_file c
            cross join lateral (
              select range_agg(tstzrange(from_at, to_at)) as held from held_interval where case_id = c.id) h
            where c.number = '{number}' and h.held <> tstzmultirange(tstzrange(c.accepted_at, c.closed_at))
            """);

        overlaps.ShouldBe(0);
        gaps.ShouldBe(0);
    }

    [Fact]
    public async Task A_share_that_was_done_is_taken_back_with_the_others_when_the_lead_returns_the_case()
    {
        var number = await town.AcceptAsync();
        foreach (var unit in new[] { "URBAN", "COMMUNITY" })
            await town.DoesAsync(Townspeople.Of(unit), number, "sign-for");
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), number, "conclude", Done);

        var decided = await town.DoesAsync(Townspeople.Of("URBAN"), number, "return-dispatch", new { reasonCode = "not-our-duty", reason = "不归我" });

        CaseDatabase.Text((await town.ReadAsync(number)).File).ShouldBe(CaseDatabase.Text(decided.After));
        decided.After.Assignments.ShouldAllBe(share => !share.Live && share.ConcludedAt == null);
    }

    [Fact]
    public async Task What_somebody_may_not_see_is_not_found()
    {
        var number = await town.AcceptAsync();

        (await town.ActAsync(Townspeople.Of("TAX"), number, "note", new { text = "看看" })).Refusals
            .ShouldHaveSingleItem().Code.ShouldBe("case.not-found");
        (await new Mediation.Postgres.Views.CaseRecords(town.Source, town.InForce, town.Clock)
            .FindAsync(Townspeople.Of("TAX"), number, Ct)).ShouldBeNull();
    }

    private static int? FirstBreak(Mediation.Postgres.Views.CaseRecord record) => JournalEntry.FirstBreak(record.Journal.Select(l =>
        (new JournalEntry(record.File.Id, l.Sequence, l.Version, l.At, l.Actor, l.ActorName, l.Unit, l.OnBehalf, l.Act, l.Kind,
            l.Body, l.PreviousHash), l.Hash)));

    private static IEnumerable<(Actor Who, string Act, object? Data)> Story()
    {
        foreach (var unit in new[] { "URBAN", "COMMUNITY", "UTILITY" })
            yield return (Townspeople.Of(unit), "sign-for", null);
        yield return (Townspeople.Of("URBAN"), "contact", new { how = "电话", text = "已联系" });
        yield return (Townspeople.Supervisor, "urge", null);
        yield return (Townspeople.Supervisor, "supervise", new { leader = "张副镇长", until = "2027-01-10", text = "限期整改" });
        yield return (Townspeople.Of("URBAN"), "report", null);
        yield return (Townspeople.Supervisor, "accept-report", null);
        foreach (var unit in new[] { "COMMUNITY", "UTILITY", "URBAN" })
            yield return (Townspeople.Of(unit), "conclude", Done);
        yield return (Townspeople.Of("URBAN"), "reply", new { text = "已修好", channel = "电话" });
        yield return (Townspeople.Desk, "follow-up", new { reached = true, solved = true, satisfaction = "满意" });
        yield return (Townspeople.Desk, "close", null);
    }
}
