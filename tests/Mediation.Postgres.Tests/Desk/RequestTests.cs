using System.Text.Json;
using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Casework.Waits;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Effects;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>Requests of workflows to other servers: sent after the commit, answered once, and only to hosts on the list.</summary>
public sealed class RequestTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private const string Url = "https://pay.example/check?who=1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_asked_is_sent_and_its_answer_moves_the_workflow()
    {
        var number = await AskedAsync(InsertedStep.Requesting(Url));
        var sent = new List<OutgoingRequest>();
        var waiting = await town.ReadAsync(number);
        new Proceeding(waiting.Dossier, waiting.Briefing).Waits().Single().Server.ShouldBe("pay.example");

        (await town.Desk.SendRequestAsync(Answering(sent, 200, """{"paid":true}"""), Ct)).ShouldBeTrue();

        var request = sent.ShouldHaveSingleItem();
        (request.Method, request.Url.AbsoluteUri, request.Content!.Value.GetProperty("amount").GetInt32()).ShouldBe(("POST", Url, 12));
        var record = await town.ReadAsync(number);
        new Proceeding(record.Dossier, record.Briefing).Waits().ShouldBeEmpty();
        record.File.OpenItems.ShouldContain(w => w.Acts.Contains("accept-report"));
        record.Journal.Select(l => l.Event).OfType<RequestAnswered>().Single().Status.ShouldBe(200);
        string.Concat(record.Journal.Select(l => l.Body)).ShouldNotContain("who=1");
        (await town.Desk.SendRequestAsync(Answering(sent, 200, "null"), Ct)).ShouldBeFalse();
        CaseLaws.BrokenBy(record.Dossier).ShouldBeEmpty();
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wherever_the_line_breaks_it_is_sent_under_one_id_and_the_workflow_goes_on_once()
    {
        for (var at = 1; at <= 8; at++)
        {
            foreach (var afterwards in (bool[])[false, true])
            {
                var number = await AskedAsync(InsertedStep.Requesting(Url));
                var sent = new List<OutgoingRequest>();
                await town.BreakingAsync(at, afterwards, desk => desk.SendRequestAsync(Answering(sent, 200, "null"), Ct));
                await town.Desk.SendRequestAsync(Answering(sent, 200, "null"), Ct);

                sent.Select(r => r.Id).Distinct().ShouldHaveSingleItem();
                (await town.ReadAsync(number)).Journal.Select(l => l.Event).OfType<RequestAnswered>().ShouldHaveSingleItem($"broken at {at}, {afterwards}");
            }
        }
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_not_sent()
    {
        var number = await AskedAsync(InsertedStep.Requesting(Url));
        var run = (await town.ReadAsync(number)).File.Runs[^1];
        await town.DoesAsync(Townspeople.Administrator, number, "cancel-flow", new { flow = $"{run.Id:N}", then = "supervisor", reason = "不必了" });
        var sent = new List<OutgoingRequest>();

        (await town.Desk.SendRequestAsync(Answering(sent, 200, "null"), Ct)).ShouldBeTrue();

        sent.ShouldBeEmpty();
        (await town.CountAsync("select count(*) from workflow_request")).ShouldBe(0);
    }

    [Fact]
    public async Task An_activity_inside_runs_for_its_status_and_the_whole_is_played_again()
    {
        var number = await AskedAsync(InsertedStep.RequestingWithin(Url));
        await town.Desk.SendRequestAsync(Answering([], 200, "null"), Ct);
        (await town.ReadAsync(number)).File.OpenItems.ShouldNotContain(w => w.Acts.Contains("accept-report"));
        await town.DoesAsync(Townspeople.Desk, number, "send-event", new { @event = "confirmed" });

        (await town.ReadAsync(number)).File.OpenItems.ShouldContain(w => w.Acts.Contains("accept-report"));
        var report = await town.Audit.RunAsync(number, Ct);
        report.Findings.ShouldBeEmpty();
        report.Unrecorded.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_the_town_does_not_list_is_a_fault_at_the_step()
    {
        var number = await AskedAsync(InsertedStep.Requesting("https://elsewhere.example/"));

        (await town.ReadAsync(number)).File.Faults.Single().Name.ShouldBe(InsertedStep.Name);
        (await town.CountAsync("select count(*) from workflow_request")).ShouldBe(0);
    }

    private static Func<OutgoingRequest, CancellationToken, Task<HttpAnswered>> Answering(List<OutgoingRequest> sent, int status, string content) =>
        (request, _) =>
        {
            sent.Add(request);
            return Task.FromResult(new HttpAnswered(status, false, JsonElement.Parse(content), JsonElement.Parse("{}")));
        };

    private async Task<string> AskedAsync(string activity)
    {
        var number = await town.AcceptAsync();
        foreach (var share in (await town.ReadAsync(number)).File.Assignments)
            await town.DoesAsync(Townspeople.Of(share.Unit), number, "sign-for");
        await town.BringAsync(InsertedStep.Of(activity));
        town.InForce.Replace(town.InForce.Policy with { HttpHosts = new HashSet<string> { "pay.example" } });
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise", new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" });
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "report");
        return number;
    }
}
