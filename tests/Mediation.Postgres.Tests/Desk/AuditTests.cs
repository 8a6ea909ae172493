using Mediation.Casework.Activities;
using Mediation.Postgres.Audit;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Definitions;

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
    public async Task An_instance_that_stands_elsewhere_than_its_journal_leads_is_found()
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        var before = await town.Audit.RunAsync(number, Ct);
        (before.Replayed, before.Unrecorded).ShouldBe((1, 0));

        await town.ExecuteAsync(
            $$"""
            update workflow_instance set state = jsonb_set(state::jsonb, '{passed,course}', '2')::text
            where case_id = (select id from case_file where number = '{{number}}')
            """);

        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldHaveSingleItem().Fault.ShouldBe(AuditFault.ReplayDiffers);
    }

    [Fact]
    public async Task A_case_from_before_its_moves_were_recorded_is_counted_and_nothing_else()
    {
        var number = await town.AcceptAsync();
        await town.ExecuteAsync(
            $"update journal_entry set kind = 'older', body = '{{}}' where kind = 'workflow-advanced' and case_id = (select id from case_file where number = '{number}')");

        var report = await town.Audit.RunAsync(number, Ct);

        (report.Replayed, report.Unrecorded).ShouldBe((0, 1));
        report.Findings.ShouldNotContain(f => f.Fault == AuditFault.ReplayDiffers);
    }

    [Fact]
    public async Task A_candidate_says_which_cases_it_would_have_taken_another_way()
    {
        var number = await town.AcceptAsync();
        var joint = town.InForce.Policy.Workflows.Find("joint-handling")!;
        var other = WorkflowReader.Read(
            joint.Json.GetRawText().Replace("\"activity\": \"readiness\"", "\"activity\": \"name-lead\"", StringComparison.Ordinal),
            "candidate", Catalog.All).Required;
        var trial = new CandidateTrial(town.Source, town.InForce);

        (await trial.RunAsync(joint, null, Ct)).First(r => r.CaseNumber == number).Parting.ShouldBeNull();
        var parting = (await trial.RunAsync(other, null, Ct)).First(r => r.CaseNumber == number).Parting!;
        (parting.Burst, parting.Then, parting.Now).ShouldBe((0, "readiness", "name-lead"));
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
