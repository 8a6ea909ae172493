using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mediation.Web.Tests.Api;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>类别 and what residents say of them; a server of its own, because what it changes stays.</summary>
public sealed partial class CategoryPagesTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Heads = "代码,名称,诉求类型,法定途径,敏感度,社区可主办,能否调解,紧急程度";

    private const string Complaint = "隔壁的人天天放无人机，老在我们家阳台外头盘旋，窗帘都不敢拉开";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_read_the_policy_looks_and_only_an_administrator_teaches()
    {
        (await server.StatusAsync("police", "/town/category/MF02-03")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("auditor", "/town/category/MF77-77")).ShouldBe(HttpStatusCode.NotFound);
        (await server.PostAsync("supervisor", "/town/category/MF02-03/sayings", ("text", "漏水"), ("reason", "试"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        var page = await server.ReadAsync("auditor", "/town/category/MF02-03");
        page.ShouldContain("邻里纠纷/漏水渗水");
        page.ShouldContain("主办 社区人民调解委员会");
        page.ShouldContain("谁说到它");
        page.ShouldNotContain("保存说法");
    }

    [Fact]
    public async Task The_page_and_the_window_say_which_way_a_matter_goes_and_which_workflows_carry_it()
    {
        (await server.ReadAsync("auditor", "/town/category/MF02-03")).ShouldContain("走哪条路 调解 （规则 调解 ） 投诉办理 → 联合处置 → 人民调解");
        (await server.ReadAsync("auditor", "/town/category/CG01-01")).ShouldContain("投诉办理 → 联合处置 → 行政执法");
        (await MarkupAsync("auditor", "/town/category/MF02-03")).ShouldContain("<a href=\"/workflows/mediation\">人民调解</a>");

        var (_, preview) = await server.PostAsync("desk", "/window/preview", ("channel", "窗口登记"), ("text", "楼上漏水把我家天花板泡坏了"));
        preview.ShouldContain("承办流程 投诉办理 → 联合处置 → 人民调解");
    }

    [Fact]
    public async Task A_new_category_is_begun_beside_another_with_the_next_free_code_and_a_change_comes_back_to_its_page()
    {
        var blank = await MarkupAsync("admin", "/town/categories/row");
        blank.ShouldContain("<option value=\"ZS07-02\">噪声/商业喇叭与营业</option>");
        blank.ShouldContain("能否调解");
        blank.ShouldContain("有条件调解、不得调解的，在下一栏写原因。");

        var beside = await MarkupAsync("admin", "/town/categories/row?beside=ZS07-01");
        beside.ShouldContain("value=\"ZS07-02\"");
        beside.ShouldContain("value=\"噪声/\"");
        beside.ShouldNotContain("readonly");
        (await server.StatusAsync("admin", "/town/units/row?beside=URBAN")).ShouldBe(HttpStatusCode.NotFound);

        (await ApplyAsync("代码,紧急程度\nZS07-01,两小时内")).ShouldBe("/town/category/ZS07-01");
        (await ApplyAsync("代码,紧急程度\nZS07-01,下一工作日\nZS06-01,两小时内")).ShouldStartWith("/town/categories?");
    }

    [Fact]
    public async Task A_category_that_nobody_leads_is_warned_of_and_its_sayings_teach_the_window_while_it_works()
    {
        using var client = await server.SignedInAsync("desk");
        var desk = new Caller(client);
        await AddAsync("MF02-10,邻里纠纷/放无人机,投诉,人民调解,一般,是,可以调解,下一工作日");
        (await server.ReadAsync("admin", "/town/categories?q=MF02-10")).ShouldContain("没有主办");
        var page = await server.ReadAsync("admin", "/town/category/MF02-10");
        page.ShouldContain("没有规则说由谁主办，案件会停在受理台。");
        page.ShouldContain("还没有说法，窗口认不出这一类");
        (await CategoryAsync(desk)).ShouldNotBe("MF02-10");

        (await TeachAsync("MF02-10", "无人机在我家窗外飞来飞去\n有人天天在小区里放无人机\n楼下玩无人机，嗡嗡响个不停\n邻居的无人机老在我家楼顶盘旋\n"
            + "无人机差点撞到我家玻璃\n无人机飞到我家院子上面", "新类别")).Status.ShouldBe(HttpStatusCode.Found);

        await LearnedAsync("MF02-10");
        (await CategoryAsync(desk)).ShouldBe("MF02-10");
        (await server.ReadAsync("auditor", "/administration?q=新类别")).ShouldContain("修改说法 MF02-10");
    }

    [Fact]
    public async Task A_saying_of_another_category_is_a_fault_at_its_line_and_what_was_typed_stays()
    {
        var (status, words) = await TeachAsync("MF02-01", "半夜打麻将太响\n下水道堵了，打13800001111", "试");

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        words.ShouldContain("第 2 行：说法里不要写电话、证件号码。");
        words.ShouldContain("半夜打麻将太响 下水道堵了");
    }

    [Fact]
    public async Task A_category_that_was_retired_is_no_longer_given_to_complaints()
    {
        await AddAsync("MF02-11,邻里纠纷/乱晾晒,投诉,人民调解,一般,是,可以调解,下一工作日");
        using var client = await server.SignedInAsync("desk");
        var desk = new Caller(client);
        var form = Caller.Complaint();
        form["category"] = "MF02-11";
        (await desk.PostAsync("/api/complaints/preview", form)).ShouldBeFine();

        await ApplyAsync("代码,状态\nMF02-11,停用");

        (await desk.PostAsync("/api/complaints/preview", form)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "category.retired");
        (await server.ReadAsync("auditor", "/town/category/MF02-11")).ShouldContain("已停用");
    }

    private static async Task<string?> CategoryAsync(Caller desk)
    {
        JsonObject form = Caller.Complaint(Complaint);
        return (await desk.PostAsync("/api/complaints/preview", form)).ShouldBeFine().Json["category"]?.GetValue<string>();
    }

    private async Task AddAsync(string row) => await ApplyAsync($"{Heads}\n{row}");

    private async Task<string> ApplyAsync(string text)
    {
        using var admin = await server.SignedInAsync("admin");
        var edition = Edition().Match(await PostAsync(admin, "/town/categories/preview", ("text", text))).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("edition", edition), new("text", text), new("reason", "试")]);
        using var answer = await admin.PostAsync("/town/categories/apply", form, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        return answer.Headers.Location!.ToString();
    }

    private async Task<string> MarkupAsync(string userName, string address)
    {
        using var client = await server.SignedInAsync(userName);
        return WebUtility.HtmlDecode(await client.GetStringAsync(address, Ct));
    }

    private async Task<(HttpStatusCode Status, string Words)> TeachAsync(string code, string text, string reason)
    {
        using var admin = await server.SignedInAsync("admin");
        var stamp = Stamp().Match(await admin.GetStringAsync($"/town/category/{code}", Ct)).Groups[1].Value;
        return await server.PostAsync("admin", $"/town/category/{code}/sayings", ("stamp", stamp), ("text", text), ("reason", reason));
    }

    private async Task LearnedAsync(string code)
    {
        while ((await server.ReadAsync("admin", $"/town/category/{code}")).Contains("正在学习", StringComparison.Ordinal))
        {
        }
    }

    private static async Task<string> PostAsync(HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(address, form, Ct);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    [GeneratedRegex("name=\"edition\" value=\"([^\"]*)\"")]
    private static partial Regex Edition();

    [GeneratedRegex("name=\"stamp\" value=\"([^\"]*)\"")]
    private static partial Regex Stamp();
}
