using System.Net;
using System.Text.RegularExpressions;
using Mediation.Web.Tests.Api;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Screens.RootCauses;

/// <summary>From like cases to a project and to its result, on pages.</summary>
public sealed partial class RootCausePagesTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Like_cases_become_a_project_that_their_pages_show()
    {
        var number = await LeaksAsync();
        var list = await server.ReadAsync("supervisor", "/root-causes");
        list.ShouldContain("都提到“漏水”");
        using var supervisor = await server.SignedInAsync("supervisor");
        var matter = Matter().Match(await supervisor.GetStringAsync("/root-causes", Ct)).Value;
        matter.ShouldNotContain("漏水", Case.Sensitive, "addresses say nothing of what residents said");

        var refused = await server.PostAsync("supervisor", matter, ("projectName", "月光小区漏水"), ("leadingUnit", "PROPERTY"), ("aim", ""), ("dueOn", "2099-01-01"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("没有填写“目标”");
        (await server.PostAsync("supervisor", matter, ("projectName", "月光小区漏水"), ("leadingUnit", "PROPERTY"), ("aim", "换立管"), ("dueOn", "2099-01-01")))
            .Status.ShouldBe(HttpStatusCode.SeeOther);

        var project = ProjectOf().Match(await supervisor.GetStringAsync("/root-causes", Ct)).Value;
        (await server.ReadAsync("supervisor", project)).ShouldContain("立项：换立管");
        (await server.ReadAsync("desk", $"/cases/{number}")).ShouldContain("本事项已列入源头治理专项");
        (await server.PostAsync("supervisor", $"{project}/progress", ("edition", "9"), ("text", "写了很多"))).Words.ShouldContain("写了很多");
        (await server.PostAsync("supervisor", $"{project}/progress", ("edition", "1"), ("text", "已查看"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await server.PostAsync("supervisor", $"{project}/close", ("edition", "2"), ("text", "已换"))).Words.ShouldContain("没有填写“结果”");
        (await server.PostAsync("supervisor", $"{project}/close", ("edition", "2"), ("text", "已换"), ("outcome", "Cured"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await server.ReadAsync("auditor", project)).ShouldContain("已根治");
        (await server.ReadAsync("supervisor", "/administration")).ShouldContain("源头治理专项立项");
    }

    [Theory]
    [InlineData("/root-causes/YT1999-0001")]
    [InlineData("/root-causes/matters/0000000000000000")]
    public async Task What_is_not_there_is_not_found(string address) => (await server.StatusAsync("supervisor", address)).ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Whoever_does_not_oversee_the_town_sees_no_clusters()
    {
        (await server.StatusAsync("desk", "/root-causes/matters/0000000000000000")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.ReadAsync("desk", "/root-causes")).ShouldNotContain("为什么归在一起");
    }

    private async Task<string> LeaksAsync()
    {
        using var desk = await server.SignedInAsync("desk");
        var number = "";
        foreach (var text in new[] { "路灯不亮", "电梯一到三楼就抖", "楼上卫生间漏水，天花板泡坏了", "厨房漏水，天花板泡坏了，楼上不管", "卫生间漏水，邻居不修" })
            number = (await new Caller(desk).PostAsync("/api/complaints", new
            {
                text,
                channel = "窗口登记",
                place = "西园路月光小区2栋",
                reporter = new { name = "李云芳", phone = "13800001234" },
            }, $"{Guid.CreateVersion7()}")).Json["number"]!.GetValue<string>();
        return number;
    }

    [GeneratedRegex("/root-causes/matters/[0-9a-f]{16}[^\"]*")]
    private static partial Regex Matter();

    [GeneratedRegex("/root-causes/YT[0-9-]+")]
    private static partial Regex ProjectOf();
}
