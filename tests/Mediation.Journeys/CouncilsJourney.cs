using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>Councils of the same make as 红色议事亭, each with its own seats and its own occasion: 圆桌议事会, 红色议事厅季度联席会, 街事会, 窗口先锋岗评选.</summary>
// A town of its own: the clock never goes back.
public sealed class CouncilsJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private static readonly TimeSpan Local = TimeSpan.FromHours(8);

    [Fact]
    public async Task A_round_table_settles_at_the_station_what_a_resident_brought_there()
    {
        var number = await server.AcceptAsync("小区停车位不够，外来车乱停，晚上回来没地方停车");
        await server.ActAsync("community", number, "sign-for");
        await using var station = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(station).SignInAsync("community");
        var page = await new CasePage(station).OpenAsync(number);
        await page.DoAsync("吹哨报到", async form =>
        {
            await CasePage.ChooseAsync(form, "或者请哪个协作机制", "圆桌议事会");
            await form.GetByLabel("会商时间").FillAsync(await SoonAsync());
            await form.GetByLabel("会商什么、在哪里").FillAsync("晚上车停哪里，在党群服务站。");
        });
        await AttendAsync(number, "branch", "residents", "volunteers");
        await page.OpenAsync(number);
        await VoteAsync(page, "夜间车位", "划出二十个夜间车位，先到先停。", "社区居委会", "小区党支部", "居民代表");
        await CloseAsync("community", number, "BRANCH", "RESIDENTS", "VOLUNTEERS");

        await page.OpenAsync(number);
        await station.Page.ShouldFitItsWidth();
        await station.ShootAsync("round-table", whole: true);
        (await page.ToldAsync()).ShouldContain("“圆桌议事会”表决（到会成员三分之二以上同意）：通过，同意 3、不同意 0、弃权 0");
        station.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_quarter_the_owners_representatives_take_up_what_is_unsettled()
    {
        var leak = await server.AcceptAsync("我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认");
        await server.ActAsync("mediator", leak, "sign-for");
        await server.ActAsync("mediator", leak, "propose-topic", new { topic = "公共下水管老化" });
        await BeginAsync("joint-session", "季度联席会开始", TimeSpan.FromDays(125));

        await using var hall = await browser.VisitAsync(server, Device.Phone);
        var (number, page) = await ConvenedAsync(hall, "residents", "joint-session");
        await AttendAsync(number, "community", "property");
        await page.OpenAsync(number);
        await VoteAsync(page, "公共下水管老化", "物业一个月内查清并报价。", "居民代表", "社区居委会", "物业服务企业");
        await CloseAsync("residents", number, "COMMUNITY", "PROPERTY");
        await server.ActAsync("residents", number, "disclose", new { headline = "联席会议定查下水管", disclosure = "物业一个月内查清并报价。", disclosedUntil = await DayAsync(30) });

        await hall.Page.GotoAsync("/disclosures");
        await hall.Page.GetByRole(AriaRole.Heading, new() { Name = "联席会议定查下水管" }).WaitForAsync();
        await hall.ShootAsync("joint-session");
        hall.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_street_has_a_council_where_merchants_have_a_voice_and_offices_only_speak()
    {
        await BeginAsync("street-council", "街事会开始", TimeSpan.FromDays(38));
        await using var street = await browser.VisitAsync(server, Device.Phone);
        var (number, page) = await ConvenedAsync(street, "branch", "street-council");
        await AttendAsync(number, "merchants", "community", "biz", "enforcement");
        await page.OpenAsync(number);
        await VoteAsync(page, "外摆时间", "晚上七点到十点可以外摆，收摊扫净。", "小区党支部", "街区商户代表");
        await CloseAsync("branch", number, "MERCHANTS", "COMMUNITY", "BIZ", "ENFORCE");

        await page.OpenAsync(number);
        await street.ShootAsync("street-council", whole: true);
        (await page.ToldAsync()).ShouldContain("“街事会”表决（到会成员三分之二以上同意）：通过，同意 2、不同意 0、弃权 1");
        street.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_quarter_a_counter_is_chosen_by_those_who_were_served_there()
    {
        await BeginAsync("counter-selection", "先锋岗评选开始", TimeSpan.FromDays(125));
        await using var office = await browser.VisitAsync(server);
        var (number, page) = await ConvenedAsync(office, "peace", "counter-selection");
        await AttendAsync(number, "residents", "biz", "desk");
        await office.Page.GotoAsync("/evaluations");
        await office.Page.GetByText("一窗受理台").First.WaitForAsync();
        await page.OpenAsync(number);
        await VoteAsync(page, "本季先锋岗", "受理台为本季窗口先锋岗。", "平安法治办", "居民代表", "企业服务专员");
        await CloseAsync("peace", number, "RESIDENTS", "BIZ", "DESK");
        await server.ActAsync("peace", number, "disclose", new { headline = "本季窗口先锋岗", disclosure = "受理台为本季窗口先锋岗。", disclosedUntil = await DayAsync(80) });

        await office.Page.GotoAsync("/disclosures");
        await office.Page.GetByRole(AriaRole.Heading, new() { Name = "本季窗口先锋岗" }).WaitForAsync();
        office.Complaints.ShouldBeEmpty();
    }

    private async Task BeginAsync(string schedule, string reason, TimeSpan time)
    {
        await using (var office = await browser.VisitAsync(server))
            await (await new AdministrationPage(office).SignInAsync("admin", "/town/schedules")).BeginScheduleAsync(schedule, reason);
        using var admin = await server.AskAsync("admin");
        await admin.LetPassAsync(time);
    }

    private async Task<(string Number, CasePage Page)> ConvenedAsync(Visit visit, string who, string council)
    {
        await new WorklistPage(visit).SignInAsync(who);
        var number = (await visit.Page.Locator("[data-case]").Filter(new() { HasText = "召集议事会" }).First.GetAttributeAsync("data-case"))!;
        await server.ActAsync(who, number, "convene", new { council, meetAt = await SoonAsync(), matter = "本次议题" });
        return (number, new CasePage(visit));
    }

    private async Task AttendAsync(string number, params string[] members)
    {
        foreach (var member in members)
            await server.ActAsync(member, number, "report-in");
    }

    // Who isn't named in favour, and has a voice, abstains.
    private static async Task VoteAsync(CasePage page, string topic, string proposal, params string[] inFavour)
    {
        await page.DoAsync("列入议题", form => form.GetByLabel("议题", new() { Exact = true }).FillAsync(topic));
        await page.DoAsync("提请表决", async form =>
        {
            await CasePage.ChooseAsync(form, "针对哪个议题", "1.");
            await form.GetByLabel("提请决定什么").FillAsync(proposal);
            await CasePage.ChooseAsync(form, "怎样算通过", "到会成员三分之二");
            var agree = form.GetByRole(AriaRole.Group, new() { NameRegex = new("^同意的") });
            (await agree.GetByRole(AriaRole.Checkbox).CountAsync()).ShouldBe(3, "who has no voice doesn't vote");
            foreach (var unit in inFavour)
                await agree.GetByLabel(unit, new() { Exact = true }).CheckAsync();
        });
    }

    private async Task CloseAsync(string who, string number, params string[] came)
    {
        await server.ActAsync(who, number, "minutes", new { came, text = "议定如上。" });
        await server.ActAsync(who, number, "appraise");
    }

    private async Task<string> SoonAsync() => (await NowAsync()).AddHours(3).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private async Task<string> DayAsync(int ahead) => (await NowAsync()).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<DateTimeOffset> NowAsync()
    {
        using var desk = await server.AskAsync("desk");
        return (await desk.NowAsync()).ToOffset(Local);
    }
}
