using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The administrator gives the town a new category, by pages only: what it is, what residents say of it, who leads, by when; and the next
/// complaint at the window is recognised, dispatched and clocked. 新增类别
/// </summary>
public sealed class CategoryJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Complaint = "隔壁的人天天放无人机，老在我们家阳台外头盘旋，窗帘都不敢拉开";

    private const string Sayings = """
        楼上的人在楼顶种菜
        天台被人占了种菜
        邻居在楼顶种菜浇大粪，臭得很
        有人把泥巴背上楼顶种菜，怕把楼板压坏
        楼顶种菜招蚊子
        天台上种了一大片菜，施肥的味道受不了
        """;

    private const string Drones = """
        无人机在我家窗外飞来飞去
        有人天天在小区里放无人机
        楼下玩无人机，嗡嗡响个不停
        邻居的无人机老在我家楼顶盘旋
        无人机差点撞到我家玻璃
        无人机飞到我家院子上面
        """;

    [Theory, InlineData("desk", "MF02-10", "邻里纠纷/楼顶种菜"), InlineData("phone", "MF02-11", "邻里纠纷/天台种菜")]
    public async Task A_new_category_is_written_taught_and_taken_note_of(string device, string code, string name)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/town/categories");
        await page.ShouldBeFitAsync("categories", whole: false);

        await WriteAsync(visit, code, name);
        await visit.Page.GetByText("没有规则说由谁主办，案件会停在受理台。").WaitForAsync();
        await page.ShouldBeFitAsync("category-new");
        // Sayings of one category may not be those of another: each device has its own.
        await TeachAsync(visit, string.Join('\n', Sayings.Split('\n').Select(line => $"{line}，{name.Split('/')[1]}")));
        await page.ShouldBeFitAsync("category-taught");
        await ShouldShowAllAsideAsync(visit);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_complaint_of_a_new_category_is_recognised_dispatched_and_clocked()
    {
        await using var visit = await browser.VisitAsync(server);
        await new AdministrationPage(visit).SignInAsync("admin", "/town/categories");
        await WriteAsync(visit, "MF02-12", "邻里纠纷/放无人机");
        await TeachAsync(visit, Drones);
        var bench = new BenchPage(visit);

        await visit.Page.GotoAsync("/rules/dispatch/draft");
        await bench.OpenAsync("邻里纠纷/其他", "条件");
        await CopyAsync(visit);
        await visit.Page.GetByLabel("说明", new() { Exact = true }).FillAsync("放无人机");
        await bench.Condition.FillAsync("ruling.Classification.Under(\"MF02-12\")");
        await bench.Output.FillAsync("new(\"URBAN\" as Lead, new [] {\"PROPERTY\"} as CoHandlers, ruling.Classification.Track as Track, \"all\" as Join)");
        await bench.SaveAsync();
        await bench.GoAsync("发布");
        await bench.PublishAsync("新类别");

        await visit.Page.GotoAsync("/rules/deadlines/draft");
        await bench.OpenAsync("首次响应：下一个工作日下班前", "条件");
        await bench.Condition.FillAsync("ruling.Priority.Outcome == \"P2\" and not ruling.Classification.Under(\"MF02-12\")");
        await bench.SaveAsync();
        await bench.OpenAsync("首次响应：下一个工作日下班前", "条件");
        await CopyAsync(visit);
        await visit.Page.GetByLabel("说明", new() { Exact = true }).FillAsync("放无人机：第三个工作日下班前响应");
        await bench.Condition.FillAsync("ruling.Priority.Outcome == \"P2\" and ruling.Classification.Under(\"MF02-12\")");
        await bench.Output.FillAsync((await bench.Output.InputValueAsync()).Replace("1 as N", "3 as N", StringComparison.Ordinal));
        await bench.SaveAsync();
        await bench.GoAsync("发布");
        await bench.PublishAsync("新类别");

        await using var counter = await browser.VisitAsync(server);
        var window = await new WindowPage(counter).SignInAsync();
        await window.HearAsync(Complaint);
        await window.Sentence.WaitForAsync();
        var plan = await window.Plan.TextContentAsync() ?? "";
        plan.ShouldContain("放无人机");
        plan.ShouldContain("城镇发展服务中心");
        plan.ShouldContain("放无人机：第三个工作日下班前响应");

        await visit.Page.GotoAsync("/town/category/MF02-12");
        await visit.Page.GetByText("没有规则说由谁主办").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await visit.ShootAsync("category-ruled", true);
        visit.Complaints.ShouldBeEmpty();
    }

    private static async Task WriteAsync(Visit visit, string code, string name)
    {
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "新增", Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("代码", new() { Exact = true }).FillAsync(code);
        await visit.Page.GetByLabel("名称").FillAsync(name);
        foreach (var (label, word) in new[]
        {
            ("诉求类型", "投诉"), ("法定途径", "人民调解"), ("敏感度", "一般"), ("社区可主办", "是"), ("能否调解", "可以调解"), ("紧急程度", "下一工作日"),
        })
            await visit.Page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = word });
        await visit.ShootAsync("category-form", true);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
        await visit.Page.GetByLabel("修改理由").FillAsync("镇里常有这类事");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "全部应用" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 }).WaitForAsync();
    }

    private static async Task TeachAsync(Visit visit, string sayings)
    {
        await visit.Page.GetByLabel("群众怎么说，一行一句").FillAsync(sayings);
        await visit.Page.GetByLabel("修改理由").FillAsync("让窗口认出来");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "保存说法" }).ClickAsync();
        await visit.Page.GetByText("说法已保存").WaitForAsync();
        await visit.Page.GetByText("正在学习新的说法").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    // Whatever the width: nothing of what stands aside is cut off.
    private static async Task ShouldShowAllAsideAsync(Visit visit)
    {
        foreach (var width in visit.Device == Device.Desk ? new[] { 840, 961, 1000, 1100, 1280, 1600 } : [360, 390])
        {
            await visit.Page.SetViewportSizeAsync(width, visit.Device.Height);
            await visit.ShootAsync($"category-{width}");
            (await visit.Page.Locator(".aside").EvaluateAsync<int>(
                "aside => Math.max(aside.scrollWidth - aside.clientWidth, aside.scrollHeight - aside.clientHeight)")).ShouldBe(0, $"{width}");
        }
    }

    private static async Task CopyAsync(Visit visit)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "复制为新规则" }).ClickAsync();
        await visit.Page.Locator("input[name=rule][value$='-2']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }
}
