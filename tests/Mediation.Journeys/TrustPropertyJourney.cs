using System.Globalization;
using System.Text;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The owners of a compound hire a firm by a vote that counts households and area, the firm records what comes in and goes out, the quarter is
/// disclosed, late and seen to be late, and anybody reads it on a telephone. 信托制物业
/// </summary>
// A town of its own: the clock never goes back.
public sealed class TrustPropertyJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private static readonly TimeSpan Local = TimeSpan.FromHours(8);

    [Fact]
    public async Task Owners_hire_a_firm_by_vote_and_read_what_becomes_of_their_money()
    {
        using var admin = await server.AskAsync("admin");
        await using var office = await browser.VisitAsync(server);
        await new AdministrationPage(office).SignInAsync("admin", "/town/schedules");
        await EnableAsync(office, "trust-property", await admin.NowAsync());
        await admin.LetPassAsync(TimeSpan.FromDays(12));

        await using var owners = await browser.VisitAsync(server);
        await new WorklistPage(owners).SignInAsync("owners");
        var number = (await owners.Page.Locator("[data-case]").Filter(new() { HasText = "召集业主表决" }).First.GetAttributeAsync("data-case"))!;
        await EnterRollAsync(owners, number);
        var vote = await CallAsync(owners, number, await admin.NowAsync());
        await ReadNoticeAsync(vote);
        await admin.LetPassAsync(TimeSpan.FromDays(16));
        await EnterBallotsAsync(owners);
        await admin.LetPassAsync(TimeSpan.FromDays(7));
        await HireAsync(owners, number, await admin.NowAsync());

        await using var firm = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(firm).SignInAsync("property");
        await KeepBooksAsync(firm, await admin.NowAsync());
        await EnableAsync(office, "books", await admin.NowAsync());
        // It is opened by the first leap, and late by the second.
        await admin.LetPassAsync(TimeSpan.FromDays(12));
        await admin.LetPassAsync(TimeSpan.FromDays(30));
        await DiscloseLateAsync(firm);
        await ReadAsync(vote);
        await CompareAsync();
        office.Complaints.ShouldBeEmpty();
        owners.Complaints.ShouldBeEmpty();
        firm.Complaints.ShouldBeEmpty();
    }

    // On the day after tomorrow, or the working day after it.
    private static async Task EnableAsync(Visit office, string schedule, DateTimeOffset now)
    {
        var day = now.ToOffset(Local).AddDays(2);
        await new AdministrationPage(office).BeginScheduleAsync(schedule, "信托制物业开始", async () =>
        {
            await office.Page.Locator("[name=cell5]").FillAsync($"{day.Day}");
            await office.Page.Locator("[name=cell6]").FillAsync(schedule == "books" ? $"{(day.Month - 1) % 3 + 1}" : $"{day.Month}");
        });
    }

    private static async Task EnterRollAsync(Visit owners, string number)
    {
        await owners.Page.GotoAsync($"/cases/{number}");
        await owners.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "业主表决" }).ClickAsync();
        await owners.Page.GetByRole(AriaRole.Heading, new() { Name = "茶马家园" }).WaitForAsync();
        await owners.Page.GetByLabel("名册内容").FillAsync("楼栋,房号,面积,业主姓名\n1,101,八十九,王桂兰\n1,101,89.50");
        await owners.Page.GetByRole(AriaRole.Region, new() { Name = "导入名册" }).GetByLabel("理由").FillAsync("不动产登记核对后导入");
        await owners.Page.GetByRole(AriaRole.Button, new() { Name = "导入名册" }).ClickAsync();
        await owners.Page.GetByText("应当有 4 格").WaitForAsync();
        var roll = new StringBuilder("楼栋,房号,面积,业主姓名\n");
        foreach (var (room, name) in new[] { "王桂兰", "李国强", "陈桂芳", "赵敏芝", "普丽华" }.Index())
            roll.Append(CultureInfo.InvariantCulture, $"1,{room + 101},{89.5m + room},{name}\n");
        roll.Append("2,101,120.00,刀桂花");
        await owners.Page.GetByLabel("名册内容").FillAsync(roll.ToString());
        await owners.Page.GetByRole(AriaRole.Region, new() { Name = "导入名册" }).GetByLabel("理由").FillAsync("不动产登记核对后导入");
        await owners.Page.GetByRole(AriaRole.Button, new() { Name = "导入名册" }).ClickAsync();
        await owners.Page.GetByText("名册 6 户，专有部分 577.50 平方米").WaitForAsync();
        (await owners.Page.ContentAsync()).ShouldNotContain("王桂兰", customMessage: "a name is shown after a purpose was written down");
        await owners.Page.GetByLabel("用途").FillAsync("印制选票");
        await owners.Page.GetByRole(AriaRole.Button, new() { Name = "查看姓名" }).ClickAsync();
        await owners.Page.GetByText("王桂兰").WaitForAsync();
        owners.Page.Url.ShouldNotContain("王");
        await ShouldBeFitAsync(owners, "owners-roll");
    }

    private static async Task<string> CallAsync(Visit owners, string number, DateTimeOffset now)
    {
        await owners.Page.GotoAsync("/owners/XY-06");
        await owners.Page.GetByRole(AriaRole.Link, new() { Name = "召集表决" }).ClickAsync();
        await owners.Page.GetByLabel("表决事项").SelectOptionAsync("Manager");
        await owners.Page.GetByLabel("表决标题").FillAsync("按信托制选聘物业企业");
        await owners.Page.GetByLabel("表决内容").FillAsync("选聘恒安物业三年，收支每季公示，结余归全体业主。");
        await owners.Page.GetByLabel("开始投票").FillAsync(Minute(now.AddDays(3)));
        await owners.Page.GetByLabel("截止投票").FillAsync(Minute(now.AddDays(21)));
        await owners.Page.GetByLabel("为哪件事项表决").SelectOptionAsync(number);
        await ShouldBeFitAsync(owners, "owners-call");
        await owners.Page.GetByRole(AriaRole.Button, new() { Name = "发出公告" }).ClickAsync();
        await owners.Page.GetByText("公告后至少 15 日").First.WaitForAsync();
        await owners.Page.GetByLabel("开始投票").FillAsync(Minute(now.AddDays(15).AddHours(1)));
        await owners.Page.GetByRole(AriaRole.Button, new() { Name = "发出公告" }).ClickAsync();
        await owners.Page.GetByRole(AriaRole.Heading, new() { Name = "按信托制选聘物业企业" }).WaitForAsync();
        return new Uri(owners.Page.Url).AbsolutePath.Split('/')[^1];
    }

    private async Task ReadNoticeAsync(string vote)
    {
        await using var passer = await browser.VisitAsync(server, Device.Phone);
        await passer.Page.GotoAsync("/disclosures");
        await passer.Page.GetByRole(AriaRole.Link, new() { Name = "按信托制选聘物业企业" }).ClickAsync();
        await passer.Page.GetByText("公告中").First.WaitForAsync();
        passer.Page.Url.ShouldEndWith($"/disclosures/votes/{vote}");
        await ShouldBeFitAsync(passer, "vote-notice");
        passer.Complaints.ShouldBeEmpty();
    }

    private static async Task EnterBallotsAsync(Visit owners)
    {
        await owners.Page.ReloadAsync();
        foreach (var (done, (room, choice)) in new[] { ("101", "同意"), ("102", "同意"), ("103", "同意"), ("104", "不同意") }.Index())
            await EnterAsync(owners, room, choice, room == "103" ? "委-3" : "", done + 1);
        await owners.Page.GetByLabel("房号").FillAsync("101");
        await owners.Page.GetByLabel("楼栋").FillAsync("1");
        await owners.Page.GetByRole(AriaRole.Radio, new() { Name = "弃权" }).CheckAsync();
        await owners.Page.GetByRole(AriaRole.Button, new() { Name = "录选票" }).ClickAsync();
        await owners.Page.GetByText("这一户已经录过选票").WaitForAsync();
        await ShouldBeFitAsync(owners, "vote-twice");
        await owners.Page.GetByRole(AriaRole.Link, new() { Name = "更正 1 栋 104 的选票" }).ClickAsync();
        await owners.Page.GetByRole(AriaRole.Radio, new() { Name = "弃权" }).CheckAsync();
        var correcting = owners.Page.GetByRole(AriaRole.Region, new() { Name = "更正 1 栋 104 的选票" });
        await correcting.GetByLabel("理由").FillAsync("看错了格子");
        await correcting.GetByRole(AriaRole.Button, new() { Name = "更正" }).ClickAsync();
        await owners.Page.GetByRole(AriaRole.Heading, new() { Name = "录选票" }).WaitForAsync();
        await EnterAsync(owners, "105", "同意", "", 5);
    }

    private static async Task EnterAsync(Visit owners, string room, string choice, string mandate, int entered)
    {
        await owners.Page.GetByLabel("楼栋").FillAsync("1");
        await owners.Page.GetByLabel("房号").FillAsync(room);
        await owners.Page.GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }).CheckAsync();
        await owners.Page.GetByLabel("委托书编号").FillAsync(mandate);
        await owners.Page.GetByRole(AriaRole.Button, new() { Name = "录选票" }).ClickAsync();
        await owners.Page.GetByRole(AriaRole.Heading, new() { Name = $"已录 {entered}/6 户" }).WaitForAsync();
    }

    private static async Task HireAsync(Visit owners, string number, DateTimeOffset now)
    {
        await owners.Page.ReloadAsync();
        await owners.Page.GetByText("参与表决的户数：5/6 户，应 ≥ 2/3").WaitForAsync();
        await owners.Page.GetByText("同意的户数：4/5 户，应 > 1/2").WaitForAsync();
        await owners.Page.GetByText("同意的专有部分面积：365.00/457.50 平方米，应 > 1/2").WaitForAsync();
        await owners.Page.GetByText("表决通过", new() { Exact = true }).WaitForAsync();
        await ShouldBeFitAsync(owners, "vote-result");
        var hiring = await new CasePage(owners).OpenAsync(number);
        await hiring.DoAsync("表决通过");
        await hiring.DoAsync("合同已签", form => form.GetByLabel("内容").FillAsync("恒安物业，三年，报酬为物业费收入的一成二。"));
        await hiring.DoAsync("公示", async form =>
        {
            await form.GetByLabel("公示标题").FillAsync("茶马家园物业服务合同");
            await form.GetByLabel("公示内容").FillAsync("合同三年，账目每季公示。");
            await form.GetByLabel("公示到哪天").FillAsync(Day(now.AddDays(60)));
        });
        await hiring.OpenAsync(number);
        await ShouldBeFitAsync(owners, "trust-property");
        Approval.Verify(await hiring.ToldAsync(), "trust-property");
    }

    private static async Task KeepBooksAsync(Visit firm, DateTimeOffset now)
    {
        await firm.Page.GotoAsync("/books");
        await firm.Page.GetByRole(AriaRole.Link, new() { Name = "茶马家园" }).ClickAsync();
        await RecordAsync(firm, now, 1, "CarriedOver", "20000", "原管理单位移交");
        await RecordAsync(firm, now, 2, "Fee", "32,850.50", "本月物业费");
        await RecordAsync(firm, now, 3, "Repair", "1200", "修单车棚", voucher: true);
        await RecordAsync(firm, now, 4, "Repair", "980", "修单车棚，记重了");
        await firm.Page.GetByLabel("第几笔").FillAsync("4");
        await firm.Page.GetByRole(AriaRole.Region, new() { Name = "冲正" }).GetByLabel("理由").FillAsync("与第 3 笔重复");
        await firm.Page.GetByRole(AriaRole.Button, new() { Name = "冲正" }).ClickAsync();
        await firm.Page.GetByText("已由第 5 笔冲正").WaitForAsync();
        await firm.Page.GetByText("结余 51,650.50 元").WaitForAsync();
        await firm.Page.GetByLabel("收支类别").SelectOptionAsync("Staff");
        await firm.Page.GetByLabel("金额").FillAsync("3000");
        await firm.Page.GetByLabel("收支说明").FillAsync("付王桂兰保洁费");
        await firm.Page.GetByRole(AriaRole.Button, new() { Name = "记一笔" }).ClickAsync();
        await firm.Page.GetByText("说明里有业主的姓名").WaitForAsync();
        await ShouldBeFitAsync(firm, "books");
    }

    private static async Task RecordAsync(Visit firm, DateTimeOffset now, int line, string kind, string amount, string what, bool voucher = false)
    {
        await firm.Page.GetByLabel("收支日期").FillAsync(Day(now));
        await firm.Page.GetByLabel("收支类别").SelectOptionAsync(kind);
        await firm.Page.GetByLabel("金额").FillAsync(amount);
        await firm.Page.GetByLabel("收支说明").FillAsync(what);
        if (voucher)
            await firm.Page.GetByLabel("凭证").SetInputFilesAsync(new FilePayload { Name = "收据.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("%PDF-1.4 %%EOF") });
        await firm.Page.GetByRole(AriaRole.Button, new() { Name = "记一笔" }).ClickAsync();
        await firm.Page.GetByText($"第 {line} 笔").First.WaitForAsync();
    }

    private async Task DiscloseLateAsync(Visit firm)
    {
        await firm.Page.GotoAsync("/worklist");
        var number = (await firm.Page.Locator("[data-case]").Filter(new() { HasText = "公示收支" }).First.GetAttributeAsync("data-case"))!;
        await using var town = await browser.VisitAsync(server);
        var board = await new SupervisionPage(town).SignInAsync();
        (await board.Row(number).InnerTextAsync()).ShouldContain("逾期");
        town.Complaints.ShouldBeEmpty();

        var work = await new CasePage(firm).OpenAsync(number);
        await firm.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "小区账目" }).ClickAsync();
        await firm.Page.GetByRole(AriaRole.Link, new() { Name = "茶马家园" }).Or(firm.Page.GetByRole(AriaRole.Heading, new() { Name = "茶马家园 账目" })).First.WaitForAsync();
        await firm.Page.GetByRole(AriaRole.Button, new() { Name = "公示账目" }).ClickAsync();
        await firm.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^第 1 期") }).WaitForAsync();
        await work.OpenAsync(number);
        await work.DoAsync("账目已公示");
        await work.OpenAsync(number);
        (await work.ToldAsync()).ShouldContain("结余 51,650.50 元");
    }

    private async Task ReadAsync(string vote)
    {
        await using var resident = await browser.VisitAsync(server, Device.Phone);
        await resident.Page.GotoAsync($"/disclosures/votes/{vote}");
        await resident.Page.GetByText("同意的户数：4/5 户，应 > 1/2，达到").WaitForAsync();
        await ShouldBeFitAsync(resident, "vote-public");
        await resident.Page.GetByRole(AriaRole.Link, new() { Name = "公示栏" }).ClickAsync();
        await resident.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "小区账目" }).GetByRole(AriaRole.Link, new() { Name = "茶马家园" }).ClickAsync();
        await resident.Page.GetByText("51,650.50 元").First.WaitForAsync();
        await resident.Page.GetByText("修单车棚", new() { Exact = true }).WaitForAsync();
        var said = await resident.Page.ContentAsync();
        said.ShouldContain("有凭证");
        foreach (var name in new[] { "王桂兰", "李国强", "陈桂芳" })
            said.ShouldNotContain(name);
        await ShouldBeFitAsync(resident, "books-public");
        resident.Complaints.ShouldBeEmpty();
    }

    // Whoever handles a dispute about the fee has the books at hand.
    private async Task CompareAsync()
    {
        using var desk = await server.AskAsync("desk");
        var dispute = (await desk.AcceptAsync("物业费收了不办事，账也不清楚，业主不愿意交物业费", "茶马路茶马家园3栋", "MF13-01")).Number;
        await using var clerk = await browser.VisitAsync(server);
        await new WorklistPage(clerk).SignInAsync("desk");
        await new CasePage(clerk).OpenAsync(dispute);
        await clerk.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "小区账目" }).ClickAsync();
        await clerk.Page.GetByRole(AriaRole.Heading, new() { Name = "茶马家园 账目" }).WaitForAsync();
        clerk.Complaints.ShouldBeEmpty();
    }

    private static async Task ShouldBeFitAsync(Visit visit, string picture)
    {
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.ShootAsync(picture, whole: true);
    }

    private static string Day(DateTimeOffset moment) => moment.ToOffset(Local).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset moment) => moment.ToOffset(Local).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
