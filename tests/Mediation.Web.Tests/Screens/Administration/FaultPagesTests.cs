using System.Net;
using System.Text.RegularExpressions;
using Mediation.TestKit.Shipped;
using Mediation.Web.Tests.Api;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>流程故障 and 迁移, as the administrator goes through them; a server of its own, because its workflows change.</summary>
public sealed partial class FaultPagesTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("/operations/faults"), InlineData("/operations/runs/LZ2026-000001"), InlineData("/workflows/supervision/move?from=1&to=2")]
    public async Task Only_the_administrator_is_let_in(string address)
    {
        (await server.StatusAsync("supervisor", address)).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("auditor", address)).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("admin", address)).ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_fault_is_seen_in_words_mended_and_tried_again()
    {
        var number = await FailedAsync();
        var address = $"/operations/runs/{number}";

        (await server.ReadAsync("supervisor", $"/cases/{number}")).ShouldContain("流程在“核对督办单”出了故障");
        (await server.ReadAsync("supervisor", "/supervision")).ShouldContain("流程出了故障的案件");
        (await server.ReadAsync("admin", "/operations/faults")).ShouldContain(number);
        (await server.ReadAsync("admin", address)).ShouldContain("ObjectDictionary");
        var variable = Option().Match(await MarkupAsync(address)).Groups[1].Value;
        var (wrong, why) = await ActAsync(address, "mend-variable", ("data.variable", variable), ("data.value", "three"));
        var (mended, _) = await ActAsync(address, "mend-variable", ("data.variable", variable), ("data.value", """{"pages":3}"""));
        var (tried, _) = await ActAsync(address, "retry-step", ("data.fault", Fault().Match(await MarkupAsync(address)).Groups[1].Value));

        wrong.ShouldBe(HttpStatusCode.UnprocessableEntity);
        why.ShouldContain("填写的内容不符合变量的类型");
        mended.ShouldBe(HttpStatusCode.SeeOther);
        tried.ShouldBe(HttpStatusCode.SeeOther);
        (await server.ReadAsync("admin", $"{address}?done=retry-step")).ShouldContain("已办理：重试环节");
        var told = await server.ReadAsync("supervisor", $"/cases/{number}");
        told.ShouldContain("重试环节“核对督办单”");
        told.ShouldContain("修正流程变量“order”");
        told.ShouldNotContain("案件停在这里");
    }

    [Fact]
    public async Task A_step_is_passed_over_for_a_reason_and_a_flow_is_cancelled()
    {
        var number = await FailedAsync();
        var address = $"/operations/runs/{number}";
        var fault = ("data.fault", Fault().Match(await MarkupAsync(address)).Groups[1].Value);

        var (silent, _) = await ActAsync(address, "skip-step", fault, ("data.outcome", "again"));
        var (skipped, _) = await ActAsync(address, "skip-step", fault, ("data.outcome", "again"), ("data.reason", "算不出来"));
        var flow = ("data.flow", Flow().Match(await MarkupAsync(address)).Groups[1].Value);
        var (cancelled, _) = await ActAsync(address, "cancel-flow", flow, ("data.then", "supervisor"), ("data.reason", "流程画错了"));

        silent.ShouldBe(HttpStatusCode.UnprocessableEntity);
        skipped.ShouldBe(HttpStatusCode.SeeOther);
        cancelled.ShouldBe(HttpStatusCode.SeeOther);
        (await server.ReadAsync("supervisor", $"/cases/{number}")).ShouldContain("取消流程“投诉办理”");
    }

    [Fact]
    public async Task A_running_case_is_looked_at_moved_and_taken_back()
    {
        await server.Services.BringAsync(ShippedPolicy.Definitions.Single(d => d.DefinitionId == "supervision"));
        var number = await SupervisedAsync();
        await server.Services.BringAsync(FailingFlow.Improved());
        var version = Version().Match(await server.ReadAsync("admin", "/workflows/supervision")).Groups[1].Value;
        var address = $"/workflows/supervision/move?from=1&to={version}";

        (await server.ReadAsync("admin", "/workflows/supervision")).ShouldContain("在第 1 版上运行");
        (await server.ReadAsync("auditor", "/workflows/supervision")).ShouldNotContain("在第 1 版上运行");
        var preview = await server.ReadAsync("admin", address);
        var (moved, result) = await server.PostAsync("admin", "/workflows/supervision/move",
            ("from", "1"), ("to", version), ("number", number), ("key", $"{Guid.CreateVersion7():N}"));
        var move = Move().Match(await MarkupAsync(address)).Groups[1].Value;
        var (undone, _) = await ActAsync($"/operations/runs/{number}", "undo-move", ("data.move", move), ("returnUrl", address));

        preview.ShouldContain("“督办：反馈整改情况” → “督办：反馈整改情况和照片”");
        preview.ShouldContain("可以迁移");
        moved.ShouldBe(HttpStatusCode.OK);
        result.ShouldContain("已迁移 1 件，0 件没有迁移");
        undone.ShouldBe(HttpStatusCode.SeeOther);
        (await server.ReadAsync("admin", address)).ShouldContain("已撤回");
        (await server.ReadAsync("supervisor", $"/cases/{number}")).ShouldContain("撤回迁移，流程“督办”");
    }

    [Fact]
    public async Task What_cannot_be_moved_says_why_and_a_mapping_that_cannot_be_read_is_said()
    {
        await server.Services.BringAsync(ShippedPolicy.Definitions.Single(d => d.DefinitionId == "supervision"));
        await SupervisedAsync();
        await server.Services.BringAsync(FailingFlow.Improved());
        var version = Version().Match(await server.ReadAsync("admin", "/workflows/supervision")).Groups[1].Value;

        (await server.ReadAsync("admin", $"/workflows/supervision/move?from=1&to={version}&mapping=report%3Dnowhere")).ShouldContain("“report → nowhere”里有不存在的环节");
        (await server.ReadAsync("admin", $"/workflows/supervision/move?from=1&to={version}&mapping=report")).ShouldContain("“环节对照”的格式不对");
    }

    private async Task<string> FailedAsync()
    {
        await server.Services.BringAsync(FailingFlow.Definition);
        var number = await SupervisedAsync();
        await server.Services.BringAsync(ShippedPolicy.Definitions.Single(d => d.DefinitionId == "supervision"));
        (await DoAsync("urban", number, "report")).ShouldBeFine();
        return number;
    }

    private async Task<string> SupervisedAsync()
    {
        using var desk = await server.SignedInAsync("desk");
        var number = await new Caller(desk).AcceptAsync(Caller.Complaint("路灯不亮"));
        (await DoAsync("urban", number, "sign-for")).ShouldBeFine();
        var until = TimeProvider.System.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await DoAsync("supervisor", number, "supervise", new { leader = "张副镇长", until, text = "限期整改" })).ShouldBeFine();
        return number;
    }

    private async Task<Reply> DoAsync(string userName, string number, string act, object? data = null)
    {
        using var client = await server.SignedInAsync(userName);
        return await new Caller(client).ActAsync(number, act, data);
    }

    private Task<(HttpStatusCode Status, string Words)> ActAsync(string address, string act, params (string Name, string Value)[] fields) =>
        server.PostAsync("admin", address, [("act", act), ("key", $"{Guid.CreateVersion7():N}"), .. fields]);

    private async Task<string> MarkupAsync(string address)
    {
        using var client = await server.SignedInAsync("admin");
        return WebUtility.HtmlDecode(await client.GetStringAsync(address, TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("value=\"([0-9a-f]{32}/[^\"/]+/order)\"")]
    private static partial Regex Option();

    [GeneratedRegex("name=\"data.fault\" value=\"([^\"]+)\"")]
    private static partial Regex Fault();

    [GeneratedRegex("name=\"data.flow\" value=\"([^\"]+)\"")]
    private static partial Regex Flow();

    [GeneratedRegex("name=\"data.move\" value=\"([^\"]+)\"")]
    private static partial Regex Move();

    [GeneratedRegex("supervision · 第 ([0-9]+) 版")]
    private static partial Regex Version();
}
