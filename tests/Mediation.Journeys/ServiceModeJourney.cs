using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// An administrator writes down how a compound is served and who decides there; the same burst pipe goes to the firm, to the residents' own group, or to the
/// community, and what an owners' body would do goes to the community where there is none. 业委会、物管会双轨；五进四式
/// </summary>
// A town of its own: its compounds change.
public sealed class ServiceModeJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Pipe = "楼栋公共管道破了，水往外冒，没人修";

    [Fact]
    public async Task Who_serves_a_compound_and_who_decides_there_says_who_handles_it()
    {
        await using var office = await browser.VisitAsync(server);
        await new AdministrationPage(office).SignInAsync("admin", "/town/compounds");
        await ChangeAsync(office, "XY-04", "自管小组", null);
        await ChangeAsync(office, "XY-07", "", "一体融入");

        using var desk = await server.AskAsync("desk");
        (await LeadAsync("茶马路茶马家园3栋")).ShouldContain("物业服务企业主办");
        (await LeadAsync("西园巷粮贸宿舍2栋")).ShouldContain("业委会(物管会)主办", customMessage: "the residents' own group");
        (await LeadAsync("茶马路供销社宿舍1栋")).ShouldContain("社区居委会主办", customMessage: "neither firm nor group");
        (await LeadAsync("茶马路供销社宿舍1栋", "要求更换物业，业主想开会选聘", "WY03-01")).ShouldNotContain("业委会", customMessage: "there is none");
        office.Complaints.ShouldBeEmpty();

        async Task<string> LeadAsync(string place, string text = Pipe, string category = "MF02-03")
        {
            var number = (await desk.AcceptAsync(text, place, category)).Number;
            await using var clerk = await browser.VisitAsync(server);
            await new WorklistPage(clerk).SignInAsync("desk");
            var told = await (await new CasePage(clerk).OpenAsync(number)).ToldAsync();
            clerk.Complaints.ShouldBeEmpty();
            return told;
        }
    }

    private static async Task ChangeAsync(Visit office, string compound, string body, string? mode)
    {
        await office.Page.GotoAsync("/town/compounds");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = $"修改 {compound}" }).ClickAsync();
        await office.Page.GetByLabel("业主组织").SelectOptionAsync(body);
        if (mode is not null)
            await office.Page.GetByLabel("服务模式").SelectOptionAsync(mode);
        await office.Page.ShouldBeAccessible();
        await office.Page.ShouldFitItsWidth();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
        await office.Page.GetByLabel("修改理由").FillAsync("社区核对");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "全部应用" }).ClickAsync();
        await office.Page.GetByText("已改 1 条").WaitForAsync();
    }
}
