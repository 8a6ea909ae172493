using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// A mediator offers a leak to the council of the compound; the monthly meeting is opened by its schedule, convened, votes, has done what it resolved and
/// hangs that out; the mediator reads the result in the case, and anybody reads the notice. 红色议事亭
/// </summary>
// A town of its own: the clock never goes back.
public sealed class CouncilJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private static readonly TimeSpan Local = TimeSpan.FromHours(8);

    [Fact]
    public async Task The_monthly_meeting_votes_on_a_case_and_everybody_reads_what_came_of_it()
    {
        using var admin = await server.AskAsync("admin");
        var leak = await server.AcceptAsync("我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认");
        await server.ActAsync("mediator", leak, "sign-for");
        await server.ActAsync("mediator", leak, "propose-topic", new { topic = "公共下水管老化，谁来修" });
        await using (var office = await browser.VisitAsync(server))
            await (await new AdministrationPage(office).SignInAsync("admin", "/town/schedules")).BeginScheduleAsync("monthly-meeting", "每月例会开始");
        await admin.LetPassAsync(await UntilTheFifteenthAsync(admin));

        await using var branch = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(branch).SignInAsync("branch");
        var number = (await branch.Page.Locator("[data-case]").Filter(new() { HasText = "召集议事会" }).First.GetAttributeAsync("data-case"))!;
        var meeting = await new CasePage(branch).OpenAsync(number);
        await ConveneAsync(branch, meeting, await admin.NowAsync());
        foreach (var member in new[] { "owners", "property", "utility" })
            await server.ActAsync(member, number, "report-in");
        await meeting.OpenAsync(number);
        await ResolveAsync(branch, meeting, leak, await admin.NowAsync());
        await server.ActAsync("property", number, "task-done", new { text = "下水管已换。" });
        await meeting.OpenAsync(number);
        await meeting.DoAsync("评价履职", _ => Task.CompletedTask);
        await DiscloseAsync(branch, meeting, await admin.NowAsync());
        await meeting.OpenAsync(number);
        await branch.Page.ShouldBeAccessible();
        await branch.Page.ShouldFitItsWidth();
        await branch.ShootAsync("council-over", whole: true);
        Approval.Verify(await meeting.ToldAsync(), "council");
        await ReadAsync();

        await using var mediator = await browser.VisitAsync(server);
        await new WorklistPage(mediator).SignInAsync("mediator");
        var told = await (await new CasePage(mediator).OpenAsync(leak)).ToldAsync();
        told.ShouldContain("“红色议事亭”议过这件事项，通过：同意 3、不同意 0、弃权 0");
        mediator.Complaints.ShouldBeEmpty();
        branch.Complaints.ShouldBeEmpty();
    }

    // The fifteenth, or the next working day after it, in the evening; a week more is past either.
    private static async Task<TimeSpan> UntilTheFifteenthAsync(Colleague admin)
    {
        var now = (await admin.NowAsync()).ToOffset(Local);
        var fifteenth = new DateTimeOffset(now.Year, now.Month, 15, 20, 0, 0, Local);
        return (fifteenth > now ? fifteenth : fifteenth.AddMonths(1)).AddDays(9) - now;
    }

    private static async Task ConveneAsync(Visit branch, CasePage meeting, DateTimeOffset now)
    {
        await meeting.DoAsync("召集议事会", async form =>
        {
            await CasePage.ChooseAsync(form, "哪个议事会", "红色议事亭");
            await form.GetByLabel("水电气公用企业", new() { Exact = true }).CheckAsync();
            await form.GetByLabel("会商时间").FillAsync(now.ToOffset(Local).AddHours(3).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
            await form.GetByLabel("会商什么、在哪里").FillAsync("本月议题，在小区议事亭。");
            await branch.Page.ShouldBeAccessible();
            await branch.Page.ShouldFitItsWidth();
            await branch.ShootAsync("council-convening", whole: true);
        });
    }

    private static async Task ResolveAsync(Visit branch, CasePage meeting, string leak, DateTimeOffset now)
    {
        await meeting.DoAsync("列入议题", async form =>
        {
            await form.GetByLabel("议题", new() { Exact = true }).FillAsync("公共下水管老化，谁来修");
            await CasePage.ChooseAsync(form, "来自哪件事项", leak);
        });
        await meeting.DoAsync("提请表决", async form =>
        {
            await CasePage.ChooseAsync(form, "针对哪个议题", "1.");
            await form.GetByLabel("提请决定什么").FillAsync("从公共收益里出钱换管。");
            await CasePage.ChooseAsync(form, "怎样算通过", "到会成员三分之二");
            var inFavour = form.GetByRole(AriaRole.Group, new() { NameRegex = new("^同意的") });
            foreach (var unit in new[] { "小区党支部", "业委会(物管会)", "物业服务企业" })
                await inFavour.GetByLabel(unit, new() { Exact = true }).CheckAsync();
            await branch.Page.ShouldBeAccessible();
            await branch.Page.ShouldFitItsWidth();
            await branch.ShootAsync("council-voting", whole: true);
        });
        await meeting.DoAsync("议定事项", async form =>
        {
            await CasePage.ChooseAsync(form, "单位", "物业服务企业");
            await form.GetByLabel("内容").FillAsync("一周内换完下水管。");
            await form.GetByLabel("到哪天为止").FillAsync(Day(now.AddDays(7)));
        });
        await meeting.DoAsync("记会议纪要", async form =>
        {
            foreach (var unit in new[] { "业委会(物管会)", "物业服务企业", "水电气公用企业" })
                await form.GetByLabel(unit, new() { Exact = true }).CheckAsync();
            await form.GetByLabel("内容").FillAsync("三方到会，议定换管。");
        });
    }

    private static Task DiscloseAsync(Visit branch, CasePage meeting, DateTimeOffset now) => meeting.DoAsync("公示", async form =>
    {
        await form.GetByLabel("公示标题").FillAsync("月光小区换下水管");
        await form.GetByLabel("公示内容").FillAsync("公共下水管已换，花公共收益 3,200 元。");
        await form.GetByLabel("公示到哪天").FillAsync(Day(now.AddDays(30)));
        await branch.Page.ShouldBeAccessible();
        await branch.Page.ShouldFitItsWidth();
    });

    private async Task ReadAsync()
    {
        await using var passer = await browser.VisitAsync(server, Device.Phone);
        await passer.Page.GotoAsync("/disclosures");
        await passer.Page.GetByRole(AriaRole.Heading, new() { Name = "月光小区换下水管" }).WaitForAsync();
        await passer.Page.GetByRole(AriaRole.Link, new() { Name = "月光小区" }).ClickAsync();
        await passer.Page.GetByText("公共下水管已换，花公共收益 3,200 元。").WaitForAsync();
        await passer.Page.ShouldBeAccessible();
        await passer.Page.ShouldFitItsWidth();
        await passer.ShootAsync("disclosures", whole: true);
        passer.Complaints.ShouldBeEmpty();
    }

    private static string Day(DateTimeOffset moment) => moment.ToOffset(Local).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
