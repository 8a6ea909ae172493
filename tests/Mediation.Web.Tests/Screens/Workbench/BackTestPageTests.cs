using System.Net;
using System.Text.RegularExpressions;
using Mediation.Postgres.BackTests;
using Mediation.Web.Tests.Api;
using Mediation.Web.Tests.Screens.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens.Workbench;

/// <summary>A draft over the past months, begun and read in the browser. 回测</summary>
public sealed partial class BackTestPageTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_back_test_says_which_cases_would_have_had_another_deadline_and_names_no_one()
    {
        using var desk = await server.SignedInAsync("desk");
        var number = await new Caller(desk).AcceptAsync();
        var secret = await new Caller(desk).AcceptAsync(Caller.Complaint("举报我们村主任贪污低保款，给他亲戚办低保"));
        (await server.PostAsync("admin", "/rules/deadlines/back-test", ("months", "3"))).Words.ShouldContain("因为没有草稿");
        using var admin = await server.SignedInAsync("admin");
        var page = await admin.GetStringAsync("/rules/deadlines/draft/json", TestContext.Current.CancellationToken);
        var text = WebUtility.HtmlDecode(Area().Match(page).Groups["text"].Value)
            .Replace("\\\"hour\\\" as Unit", "\\\"calendar-day\\\" as Unit", StringComparison.Ordinal)
            .Replace("\\\"working-day\\\" as Unit", "\\\"calendar-day\\\" as Unit", StringComparison.Ordinal);
        (await server.PostAsync("admin", "/rules/deadlines/draft/json", ("stamp", Stamp().Match(page).Groups["stamp"].Value), ("document", text)))
            .Status.ShouldBe(HttpStatusCode.Redirect);

        (await server.PostAsync("admin", "/rules/deadlines/back-test", ("months", "3"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var run = await FinishedAsync("deadlines");

        run.Result.ShouldNotBeNull().Changed.ShouldBe(2);
        run.Result.Kinds.ShouldContainKey("deadlines");
        var words = await server.ReadAsync("auditor", "/rules/deadlines/back-test");
        words.ShouldContain("2 件里有 2 件会不同");
        run.Result.Sample.ShouldHaveSingleItem().Number.ShouldBe(number);
        words.ShouldContain(number);
        words.ShouldNotContain(secret);
        (await server.ReadAsync("auditor", $"/rules/deadlines/try?number={run.Result.Sample[0].Number}")).ShouldContain("结果对照");
        (await server.ReadAsync("admin", "/rules/deadlines/publish")).ShouldContain("回测：2 件里有 2 件会不同");
    }

    [Fact]
    public async Task Sets_whose_facts_are_not_kept_cannot_be_run_and_say_so()
    {
        (await server.ReadAsync("admin", "/rules/escalation/back-test")).ShouldContain("这个规则集不能回测");
        (await server.PostAsync("admin", "/rules/escalation/back-test", ("months", "3"))).Words.ShouldContain("请用“试一试”");
    }

    [Fact]
    public async Task One_that_was_cancelled_stays_cancelled_whoever_ran_it()
    {
        var store = server.Services.GetRequiredService<BackTestStore>();
        var ct = TestContext.Current.CancellationToken;
        var id = await store.BeginAsync("secrecy", Guid.CreateVersion7().ToString(), 6, 100, Guid.CreateVersion7(), ct);
        (await store.ReportAsync(id, 40, ct)).ShouldBeTrue();
        (await server.ReadAsync("admin", "/rules/secrecy/back-test")).ShouldContain("已比较 40 / 100 件");

        (await server.PostAsync("admin", $"/rules/secrecy/back-test/{id}/cancel")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await store.ReportAsync(id, 60, ct)).ShouldBeFalse();
        (await server.ReadAsync("admin", "/rules/secrecy/back-test")).ShouldContain("上一次回测已取消");
    }

    private async Task<BackTestRun> FinishedAsync(string set)
    {
        var store = server.Services.GetRequiredService<BackTestStore>();
        while (true)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if ((await store.LatestAsync(set, TestContext.Current.CancellationToken)).ShouldNotBeNull() is { State: not BackTestState.Running } run)
                return run;
            await Task.Yield();
        }
    }

    [GeneratedRegex("""name="stamp" value="(?<stamp>[^"]+)""")]
    private static partial Regex Stamp();

    [GeneratedRegex("""<textarea[^>]*id="document"[^>]*>(?<text>[^<]*)</textarea>""")]
    private static partial Regex Area();
}
