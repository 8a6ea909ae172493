using System.Net;
using System.Text.RegularExpressions;
using Mediation.Postgres.Desk;
using Mediation.Web.Screens.Templates;
using Mediation.Web.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>模板; a server of its own, because what it changes stays.</summary>
public sealed class TemplatePagesTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_read_the_policy_looks_and_only_an_administrator_publishes()
    {
        (await server.StatusAsync("police", "/templates")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("police", "/templates/urged")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.ReadAsync("auditor", "/templates")).ShouldContain("催办：请尽快办理。");
        (await server.ReadAsync("auditor", "/templates/urged")).ShouldNotContain("发布");
        (await server.StatusAsync("admin", "/templates/nothing")).ShouldBe(HttpStatusCode.NotFound);
        (await server.PostAsync("supervisor", "/templates/urged", ("text-text", "快办"), ("seen", "0"), ("reason", "试"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_published_is_what_the_next_message_says_and_the_shipped_text_comes_back()
    {
        (await server.PostAsync("admin", "/templates/returned/preview", ("text-text", "{单位}退单了（{编号}）"))).Words.ShouldContain("城镇发展服务中心退单了（LZ2026-000123）");
        (await server.PostAsync("admin", "/templates/returned/preview", ("text-text", "{姓名}退单了"))).Words.ShouldContain("正文第 1 行第 1 字：没有叫“姓名”的字段");
        var wrong = await PublishAsync("returned", "{姓名}退单了", "0");
        (wrong.Status, wrong.Words.Contains("文字里有 1 处不对", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true));

        (await PublishAsync("returned", "{单位}退单了（{编号}）", "0")).Status.ShouldBe(HttpStatusCode.Found);
        Said().ShouldBe("派出所退单了（LZ2026-000001）");
        (await PublishAsync("returned", "又一句", "0")).Words.ShouldContain("刚被别人改过");
        (await PublishAsync("returned", "{单位}退单了（{编号}）", "1")).Words.ShouldContain("与现行的一样");
        (await server.ReadAsync("auditor", "/administration?kind=template-published")).ShouldContain("发布模板 returned");

        (await server.PostAsync("admin", "/templates/returned", ("do", "shipped"), ("seen", "1"), ("reason", "还是原来的好"))).Status.ShouldBe(HttpStatusCode.Found);
        Said().ShouldBe("派出所 退回了派单，请审核。");
        (await server.ReadAsync("admin", "/templates/returned?version=1")).ShouldContain("城镇发展服务中心退单了");
    }

    [Fact]
    public async Task The_receipt_says_what_its_template_says_and_markup_stays_text()
    {
        (await server.PostAsync("admin", "/templates/receipt", ("text-title", "受理凭条"), ("text-foot", "请保管好<b>编号 {编号}</b>"), ("seen", "0"), ("reason", "试")))
            .Status.ShouldBe(HttpStatusCode.Found);
        using var client = await server.SignedInAsync("desk");
        var number = await new Caller(client).AcceptAsync();

        var page = await client.GetStringAsync($"/window/{number}", Ct);

        Regex.IsMatch(page, "<h2>受理凭条</h2>").ShouldBeTrue();
        page.ShouldContain($"请保管好&lt;b&gt;编号 {number}&lt;/b&gt;");
    }

    private string Said() => TemplateWords.Message(server.Services.GetRequiredService<InForce>().Policy, "returned",
        new Dictionary<string, string> { ["unit"] = "POLICE", ["number"] = "LZ2026-000001" });

    private Task<(HttpStatusCode Status, string Words)> PublishAsync(string code, string text, string seen) =>
        server.PostAsync("admin", $"/templates/{code}", ("do", "publish"), ("text-text", text), ("seen", seen), ("reason", "试一试"));
}
