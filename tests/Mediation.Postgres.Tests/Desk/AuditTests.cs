using Mediation.Postgres.Audit;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>Whoever changes what is stored, past the desk, is found out.</summary>
public sealed class AuditTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("update journal_entry set body = replace(body, 'URBAN', 'POLICE') where kind = 'dispatched'", AuditFault.JournalBroken)]
    [InlineData("update journal_entry set actor_name = '别人' where sequence = 2", AuditFault.JournalBroken)]
    [InlineData("update journal_entry set at = at - interval '1 microsecond' where sequence = 3", AuditFault.JournalBroken)]
    [InlineData("delete from journal_entry where sequence = 4", AuditFault.JournalBroken)]
    [InlineData("delete from journal_entry where sequence = (select max(sequence) from journal_entry j where j.case_id = journal_entry.case_id)", AuditFault.JournalCut)]
    [InlineData("delete from journal_entry where true", AuditFault.JournalCut)]
    [InlineData("update deadline set rung = rung + 1 where kind = 'handling'", AuditFault.EffectsDiffer)]
    [InlineData("update deadline set next_at = null where kind = 'handling'", AuditFault.ClockAsleep)]
    [InlineData("update deadline set next_at = next_at + interval '1 day' where kind = 'handling'", AuditFault.ClockAsleep)]
    [InlineData("update deadline set body = '[]' where kind = 'handling'", AuditFault.Unreadable)]
    public async Task What_was_changed_past_the_desk_is_found(string tampering, AuditFault found)
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();

        await town.ExecuteAsync($"{tampering} and case_id = (select id from case_file where number = '{number}')");

        var report = await town.Audit.RunAsync(number, Ct);
        report.Cases.ShouldBe(1);
        report.Findings.ShouldContain(f => f.CaseNumber == number && f.Fault == found);
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldContain(f => f.CaseNumber == number && f.Fault == found);
    }

    [Fact]
    public async Task A_line_that_was_forged_with_its_hash_is_found_by_the_line_after_it()
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        var line = (await town.ReadAsync(number)).Journal[2];
        var forged = new Casework.Journal.JournalEntry((await town.ReadAsync(number)).File.Id, line.Sequence, line.Version, line.At,
            line.Actor, "别人", line.Unit, line.OnBehalf, line.Act, line.Kind, line.Body, line.PreviousHash);

        await town.ExecuteAsync(
            $"""
            update journal_entry
            set actor_name = '别人', hash = '{forged.Hash}'
            where sequence = 3
              and case_id = (select id from case_file where number = '{number}')
            """);

        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldHaveSingleItem()
            .ShouldBe(new AuditFinding(number, AuditFault.JournalBroken, "4"));
    }

    [Fact]
    public async Task A_deadline_that_no_sweep_has_served_is_named()
    {
        var number = await town.AcceptAsync();
        town.Clock.Advance(TimeSpan.FromDays(2));

        var late = await town.Audit.RunAsync(number, Ct);
        while (await town.Desk.ServeClocksAsync(100, Ct) > 0)
        {
        }
        var served = await town.Audit.RunAsync(number, Ct);

        late.Findings.ShouldBeEmpty();
        late.Unserved.ShouldBeGreaterThan(0);
        late.Oldest.ShouldNotBeNull().CaseNumber.ShouldBe(number);
        served.Unserved.ShouldBe(0);
        served.Oldest.ShouldBeNull();
        served.Findings.ShouldBeEmpty();
    }
}
