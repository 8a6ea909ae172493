using System.Globalization;
using System.Text.RegularExpressions;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit.Shipped;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The administrator gives the town a mechanism that it doesn't ship: a council at night, each month, with two members that have a seat, three that
/// are called, and a vote. Pages only: what it is, who sits in it, how it goes, which rule leads there, when. And it meets. 夜间议事会
/// </summary>
// A town of its own: the clock never goes back.
public sealed partial class NightCouncilJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Name = "夜间议事会";

    private static readonly TimeSpan Local = TimeSpan.FromHours(8);

    [Fact]
    public async Task A_mechanism_that_does_not_ship_is_added_from_the_pages_and_meets()
    {
        await using (var office = await browser.VisitAsync(server))
        {
            await new AdministrationPage(office).SignInAsync("admin", "/town/categories");
            await WriteCategoryAsync(office);
            await SeatAsync(office);
            await LeadThereAsync(office, await DrawAsync(office));
            await ScheduleAsync(office);
            office.Complaints.ShouldBeEmpty();
        }

        using var admin = await server.AskAsync("admin");
        await admin.LetPassAsync(TimeSpan.FromDays(38));

        await using var branch = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(branch).SignInAsync("branch");
        var number = (await branch.Page.Locator("[data-case]").Filter(new() { HasText = "召集夜间议事会" }).First.GetAttributeAsync("data-case"))!;
        var meeting = await new CasePage(branch).OpenAsync(number);
        await MeetAsync(branch, meeting, number, await admin.NowAsync());
        await branch.Page.ShouldFitItsWidth();
        await branch.ShootAsync("night-council", whole: true);
        var told = await meeting.ToldAsync();
        told.ShouldContain("夜间路灯延时一小时");
        told.ShouldContain("已完成");
        branch.Complaints.ShouldBeEmpty();
    }

    private static async Task WriteCategoryAsync(Visit office)
    {
        await office.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "新增", Exact = true }).ClickAsync();
        await office.Page.GetByLabel("代码", new() { Exact = true }).FillAsync("ZL01-03");
        await office.Page.GetByLabel("名称").FillAsync($"议事协商/{Name}");
        foreach (var (label, word) in new[]
        {
            ("诉求类型", "求助"), ("法定途径", "社区自治"), ("敏感度", "一般"), ("社区可主办", "是"), ("能否调解", "不得调解"), ("调解限制原因", "不是纠纷"),
        })
            await Field(office, label).SelectOptionAsync(new SelectOptionValue { Label = word });
        await office.Page.GetByLabel("紧急程度", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "两个工作日" });
        await ApplyAsync(office);
        await office.Page.GetByRole(AriaRole.Heading, new() { Name = $"议事协商/{Name}", Level = 1 }).WaitForAsync();
    }

    private static async Task SeatAsync(Visit office)
    {
        await office.Page.GotoAsync("/town/groups");
        await office.Page.GetByLabel("表格", new() { Exact = true }).FillAsync($"""
            代码,成员单位,名称,牵头,表决权,依据
            night,BRANCH,{Name},是,是,固定成员
            night,OWNERS,{Name},否,是,固定成员
            night,PROPERTY,{Name},否,否,受邀
            night,POLICE,{Name},否,否,受邀
            night,UTILITY,{Name},否,否,受邀
            """);
        await ApplyAsync(office);
        await office.Page.GetByText("已改 5 条").WaitForAsync();
    }

    // A copy of the one that ships, with its own words: exported, changed, and brought into a workflow of its own.
    private static async Task<string> DrawAsync(Visit office)
    {
        var studio = new StudioPage(office);
        await office.Page.GotoAsync("/studio");
        await studio.BeginAsync(Name);
        var id = OfEditor().Match(office.Page.Url).Groups["id"].Value;
        var shipped = await File.ReadAllTextAsync(ShippedPolicy.File("workflows", "pavilion.json"));
        await studio.ImportAsync("pavilion", shipped.Replace("议事会", Name, StringComparison.Ordinal)
            .Replace("\"definitionId\": \"pavilion\"", $"\"definitionId\": \"{id}\"", StringComparison.Ordinal));
        await studio.ShouldDrawAsync(7);
        await office.ShootAsync("night-council-drawn");
        await studio.ProposeAsync();
        await studio.PublishAsync("夜里议事，白天上班的人也能来");
        return id;
    }

    private static async Task LeadThereAsync(Visit office, string workflow)
    {
        var bench = new BenchPage(office);
        await office.Page.GotoAsync("/rules/course/draft");
        await bench.OpenAsync("例会、联席会、街事会、评选会：走议事会流程", "条件");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "复制为新规则" }).ClickAsync();
        await office.Page.Locator("input[name=rule][value$='-2']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await office.Page.GetByLabel("说明", new() { Exact = true }).FillAsync($"{Name}：走自己的流程");
        await bench.Condition.FillAsync("ruling.Classification.Under(\"ZL01-03\")");
        await bench.Output.FillAsync("new(\"nobody\" as Workflow)");
        await bench.SaveAsync();
        await bench.GoAsync("发布");
        await office.Page.GetByLabel("为什么").FillAsync("夜间议事会");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "发布草稿" }).ClickAsync();
        await office.Page.GetByText("指定的流程“nobody”没有启用").WaitForAsync();

        await bench.GoAsync("规则表");
        await bench.OpenAsync($"{Name}：走自己的流程", "条件");
        await bench.Output.FillAsync($"new(\"{workflow}\" as Workflow)");
        await bench.Check.GetByText($"流程：{Name}").WaitForAsync();
        await bench.SaveAsync();
        await bench.GoAsync("发布");
        await office.ShootAsync("night-council-rule", whole: true);
        await bench.PublishAsync("夜间议事会");
    }

    private static async Task ScheduleAsync(Visit office)
    {
        await office.Page.GotoAsync("/town/schedules");
        await office.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "新增", Exact = true }).ClickAsync();
        foreach (var (label, text) in new[] { ("代码", "night-council"), ("名称", $"每月{Name}"), ("时刻", "20:30"), ("从", "2026-01-01"), ("地点", "月光小区"), ("内容", $"每月{Name}") })
            await Field(office, label).FillAsync(text);
        foreach (var (label, value) in new[] { ("周期", "每月按星期"), ("第几个", "第二个"), ("单位", "BRANCH"), ("类别", "ZL01-03") })
            await Field(office, label).SelectOptionAsync(value);
        await office.Page.GetByLabel("星期四").CheckAsync();
        await ApplyAsync(office);
        await office.Page.GetByText("还没有开过。").WaitForAsync();
    }

    private async Task MeetAsync(Visit branch, CasePage meeting, string number, DateTimeOffset now)
    {
        await meeting.DoAsync("召集议事会", async form =>
        {
            await CasePage.ChooseAsync(form, "哪个议事会", Name);
            await form.GetByLabel("会商时间").FillAsync(now.ToOffset(Local).AddHours(3).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
            await form.GetByLabel("会商什么、在哪里").FillAsync("路灯关得早，在议事亭。");
        });
        foreach (var member in new[] { "owners", "property", "police", "utility" })
            await server.ActAsync(member, number, "report-in");
        await meeting.OpenAsync(number);
        await meeting.DoAsync("列入议题", form => form.GetByLabel("议题", new() { Exact = true }).FillAsync("路灯关得早"));
        await meeting.DoAsync("提请表决", async form =>
        {
            await CasePage.ChooseAsync(form, "针对哪个议题", "1.");
            await form.GetByLabel("提请决定什么").FillAsync("夜间路灯延时一小时。");
            await CasePage.ChooseAsync(form, "怎样算通过", "到会成员三分之二");
            var inFavour = form.GetByRole(AriaRole.Group, new() { NameRegex = new("^同意的") });
            (await inFavour.GetByRole(AriaRole.Checkbox).CountAsync()).ShouldBe(2, "who was called talks, and doesn't vote");
            foreach (var unit in new[] { "小区党支部", "业委会(物管会)" })
                await inFavour.GetByLabel(unit, new() { Exact = true }).CheckAsync();
        });
        await meeting.DoAsync("记会议纪要", async form =>
        {
            foreach (var unit in new[] { "业委会(物管会)", "物业服务企业", "派出所", "水电气公用企业" })
                await form.GetByLabel(unit, new() { Exact = true }).CheckAsync();
            await form.GetByLabel("内容").FillAsync("议定路灯延时。");
        });
        await meeting.DoAsync("评价履职", _ => Task.CompletedTask);
        await meeting.DoAsync("公示", async form =>
        {
            await form.GetByLabel("公示标题").FillAsync("路灯延时");
            await form.GetByLabel("公示内容").FillAsync("夜间路灯延时一小时。");
            await form.GetByLabel("公示到哪天").FillAsync(now.AddDays(30).ToOffset(Local).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        });
        await meeting.OpenAsync(number);
    }

    // Where a field may stay empty, its label says so.
    private static ILocator Field(Visit office, string label) => office.Page.GetByLabel(new Regex($"^{label}\\s*(（可不填）)?$"));

    private static async Task ApplyAsync(Visit office)
    {
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
        await office.Page.GetByLabel("修改理由").FillAsync("居民提议夜里议事");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "全部应用" }).ClickAsync();
    }

    [GeneratedRegex("/definitions/(?<id>[^/]+)/edit")]
    private static partial Regex OfEditor();
}
