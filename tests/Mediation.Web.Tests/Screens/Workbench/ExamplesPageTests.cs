using System.Net;
using System.Text.Json.Nodes;
using Mediation.Postgres.Definitions;
using Mediation.Web.Tests.Api;
using Mediation.Web.Tests.Screens.Administration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Mediation.Web.Tests.Screens.Workbench;

/// <summary>A case that was dispatched elsewhere after a return becomes an example of the rules. 退单成示例</summary>
public sealed class ExamplesPageTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_returned_case_is_offered_masked_made_an_example_and_judged_when_rules_are_published()
    {
        var number = await ReturnedAsync();

        (await server.StatusAsync("police", "/rules/examples")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.ReadAsync("auditor", "/rules/examples")).ShouldContain(number);
        (await server.StatusAsync("auditor", $"/rules/examples/new?number={number}")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("admin", "/rules/examples/new?number=LZ2026-999999")).ShouldBe(HttpStatusCode.NotFound);
        var page = await server.ReadAsync("admin", $"/rules/examples/new?number={number}");
        page.ShouldNotContain("周秀英");
        page.ShouldNotContain("13912340078");
        page.ShouldContain("路灯不亮");

        (await MakeAsync(number, "周秀英说路灯不亮")).ShouldContain("文中还有案卷里登记的姓名");
        (await server.PostAsync("admin", "/rules/examples", ("number", number), ("text", "路灯不亮"))).Words.ShouldContain("没有确认看过全文");
        (await MakeAsync(number, "")).ShouldContain("因为没有填写");
        await MakeAsync(number, "门口路灯坏了好几天，晚上看不清");

        var list = await server.ReadAsync("auditor", "/rules/examples");
        list.ShouldContain("门口路灯坏了好几天");
        list.ShouldContain("现行规则不符");
        (await MakeAsync(number, "再做一次")).ShouldContain("这一件已经做过");
        (await server.ReadAsync("auditor", "/administration")).ShouldContain("做成规则示例");
        var files = await PolicyExport.ReadAsync(server.Services.GetRequiredService<NpgsqlDataSource>(), TestContext.Current.CancellationToken);
        files.Single(file => file.Path == "rules/examples/from-returns.json").Text.ShouldContain("门口路灯坏了好几天");
    }

    private async Task<string> MakeAsync(string number, string text) =>
        (await server.PostAsync("admin", "/rules/examples", ("number", number), ("text", text), ("checked", "true"))).Words;

    private async Task<string> ReturnedAsync()
    {
        using var deskClient = await server.SignedInAsync("desk");
        using var urbanClient = await server.SignedInAsync("urban");
        var (desk, urban) = (new Caller(deskClient), new Caller(urbanClient));
        var complaint = Caller.Complaint("路灯不亮，周秀英，13912340078");
        complaint["reporter"] = new JsonObject { ["name"] = "周秀英", ["phone"] = "13912340078" };
        var number = await desk.AcceptAsync(complaint);
        (await urban.ActAsync(number, "return-dispatch", new { reasonCode = "not-our-duty", reason = "路灯不归我们管" })).ShouldBeFine();
        (await server.ReadAsync("auditor", "/rules/examples")).ShouldNotContain(number);
        (await desk.ActAsync(number, "dispatch", new { lead = "HOUSING", reason = "职责所在" })).ShouldBeFine();
        return number;
    }
}
