using Mediation.Casework.Journal;
using Mediation.Postgres.Desk;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>Events through the desk: kept with their content, told by another system, brought to another case once.</summary>
public sealed class EventTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private const string Paid = "payment-received";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_early_is_kept_with_its_content_until_a_workflow_waits()
    {
        var number = await SupervisedAsync(InsertedStep.EventNamed(Paid));
        await town.DoesAsync(Townspeople.Desk, number, "send-event", new { @event = Paid, content = """{"amount":12}""" });
        (await town.ReadAsync(number)).File.KeptEvents.Single().Name.ShouldBe(Paid);

        await town.DoesAsync(Townspeople.Of("URBAN"), number, "report");

        var record = await town.ReadAsync(number);
        record.File.KeptEvents.ShouldBeEmpty();
        record.File.OpenItems.ShouldContain(w => w.Acts.Contains("accept-report"));
        record.Dossier.States[record.File.Runs.Single(r => r.DefinitionId == "supervision").Id].Variables["paid"]
            .GetProperty("amount").GetInt32().ShouldBe(12);
        CaseLaws.BrokenBy(record.Dossier).ShouldBeEmpty();
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_way_that_hangs_on_what_came_with_an_event_is_not_played_again_and_is_no_finding()
    {
        var number = await SupervisedAsync(InsertedStep.Deciding(Paid));
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "report");
        await town.DoesAsync(Townspeople.Desk, number, "send-event", new { @event = Paid, content = """{"amount":12}""" });

        (await town.ReadAsync(number)).File.OpenItems.ShouldNotContain(w => w.Acts.Contains("accept-report"), "twelve is not enough");
        var report = await town.Audit.RunAsync(number, Ct);
        report.Findings.ShouldBeEmpty();
        report.Unrecorded.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_telling_twice_counts_once_and_one_that_nobody_can_wait_for_is_refused()
    {
        var number = await SupervisedAsync(InsertedStep.EventNamed(Paid));
        var asked = CaseDatabase.Request(number, "send-event", new { @event = Paid }, key: CaseDatabase.Key($"{Guid.CreateVersion7()}", "paid"));

        await town.Desk.HandleAsync(Townspeople.Desk, asked, _ => new StoredAnswer(200, []), Ct);
        var again = await town.Desk.HandleAsync(Townspeople.Desk, asked, _ => new StoredAnswer(200, []), Ct);

        again.Value.Decision.ShouldBeNull();
        (await town.ReadAsync(number)).File.KeptEvents.ShouldHaveSingleItem();
        (await town.ActAsync(Townspeople.Desk, await town.AcceptAsync(), "send-event", new { @event = Paid }))
            .Refusals.Single().Code.ShouldBe("event.not-awaited");
    }

    [Fact]
    public async Task An_event_for_another_case_comes_to_it_once_wherever_the_line_breaks()
    {
        for (var request = 1; request <= 9; request++)
        {
            foreach (var afterwards in (bool[])[false, true])
            {
                var waiting = await SupervisedAsync(InsertedStep.EventNamed(Paid));
                await town.DoesAsync(Townspeople.Of("URBAN"), waiting, "report");
                var publishing = await SupervisedAsync(InsertedStep.Publishing(Paid, waiting));
                await town.DoesAsync(Townspeople.Of("URBAN"), publishing, "report");
                (await town.CountAsync("select count(*) from workflow_event where dead_at is null")).ShouldBe(1);

                await town.BreakingAsync(request, afterwards, desk => desk.BringEventsAsync(10, Ct));
                await town.Desk.BringEventsAsync(10, Ct);

                var record = await town.ReadAsync(waiting);
                record.Journal.Select(l => l.Event).OfType<EventMatched>().ShouldHaveSingleItem($"broken at {request}, {afterwards}");
                record.File.OpenItems.ShouldContain(w => w.Acts.Contains("accept-report"));
                (await town.CountAsync("select count(*) from workflow_event where dead_at is null")).ShouldBe(0);
            }
        }
    }

    [Fact]
    public async Task A_workflow_that_was_correlated_is_found_by_its_correlation_id()
    {
        var waiting = await SupervisedAsync(InsertedStep.EventNamed(Paid));
        await town.ExecuteAsync(
            $"update workflow_instance set correlation = 'TYPHOON-7' where definition_id = 'supervision' and case_id = (select id from case_file where number = '{waiting}')");
        var publishing = await SupervisedAsync(InsertedStep.Publishing(Paid, "TYPHOON-7"));
        await town.DoesAsync(Townspeople.Of("URBAN"), publishing, "report");

        (await town.Desk.BringEventsAsync(10, Ct)).ShouldBe(1);

        (await town.ReadAsync(waiting)).File.KeptEvents.Single().Name.ShouldBe(Paid);
    }

    [Fact]
    public async Task An_event_that_no_open_case_bears_is_given_up_and_counted()
    {
        var publishing = await SupervisedAsync(InsertedStep.Publishing(Paid, "NOBODY-1"));
        await town.DoesAsync(Townspeople.Of("URBAN"), publishing, "report");

        (await town.Desk.BringEventsAsync(10, Ct)).ShouldBe(1);
        (await town.Desk.BringEventsAsync(10, Ct)).ShouldBe(0);

        (await town.CountAsync("select count(*) from workflow_event where dead_at is not null and correlation = 'NOBODY-1'")).ShouldBe(1);
    }

    private async Task<string> SupervisedAsync(string activity)
    {
        var number = await town.AcceptAsync();
        foreach (var share in (await town.ReadAsync(number)).File.Assignments)
            await town.DoesAsync(Townspeople.Of(share.Unit), number, "sign-for");
        await town.BringAsync(InsertedStep.Of(activity));
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise", new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" });
        return number;
    }
}
