using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The community sits in the covered walk on Thursday evening: what is said is a note on the telephone, and what needs doing is brought to the window with one tap and its own
/// words. At the window somebody speaks Dai: the case says who speaks it. 党群同心议事（长廊夜话）
/// </summary>
// A town of its own: the clock never goes back.
public sealed class EveningTalkJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Lamp = "物业不作为，楼道灯坏了一个月没人修";

    [Fact]
    public async Task What_is_said_in_the_evening_is_a_note_and_becomes_a_case_with_its_words()
    {
        using var admin = await server.AskAsync("admin");
        await ResumeAsync();
        await admin.LetPassAsync(TimeSpan.FromDays(7));
        await using var street = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(street).SignInAsync("community");
        var page = street.Page;
        var talk = (await page.Locator("[data-case]").Filter(new() { HasText = "办理定期工作" }).First.GetAttributeAsync("data-case"))!;
        var evening = await new CasePage(street).OpenAsync(talk);
        await evening.DoAsync("记一条夜话", async form => await form.GetByLabel("听到什么").FillAsync(Lamp));
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await street.ShootAsync("evening-talk", whole: true);
        await evening.DoAsync("带到窗口");
        await evening.Timeline.GetByText("夜话听到的带到窗口").First.WaitForAsync();
        await evening.DoAsync("已完成", _ => Task.CompletedTask);
        await evening.OpenAsync(talk);
        await evening.AtStageAsync("已办结");
        await WindowAsync();
        street.Complaints.ShouldBeEmpty();
    }

    private async Task ResumeAsync()
    {
        await using var office = await browser.VisitAsync(server);
        await new AdministrationPage(office).SignInAsync("admin", "/town/schedules");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "修改 evening-talk" }).ClickAsync();
        await office.Page.GetByLabel("状态").SelectOptionAsync("在用");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
        await office.Page.GetByLabel("修改理由").FillAsync("长廊夜话开始");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "全部应用" }).ClickAsync();
        await office.Page.GetByText("还没有开过。").WaitForAsync();
        office.Complaints.ShouldBeEmpty();
    }

    private async Task WindowAsync()
    {
        await using var counter = await browser.VisitAsync(server, Device.Desk);
        await (await new SignInPage(counter).OpenAsync("/window")).SignInAsync("desk");
        var page = counter.Page;
        await page.GetByLabel("说的语言").SelectOptionAsync("傣语");
        await page.ShouldBeAccessible();
        using var desk = await server.AskAsync("desk");
        var number = (await desk.AcceptAsync(Counter.Leak, language: "傣语")).Number;
        await new CasePage(counter).OpenAsync(number);
        await page.GetByRole(AriaRole.Heading, new() { Name = "会说傣语的" }).WaitForAsync();
        await page.GetByText("姚丽琼").WaitForAsync();
        await page.ShouldBeAccessible();
        await counter.ShootAsync("speakers", whole: true);
        counter.Complaints.ShouldBeEmpty();
    }
}
