using System.Text.RegularExpressions;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// Before the courtyard is rebuilt the branch asks for ideas; a building head writes one down, the branch adopts it, whoever had it reads why by the code, and everybody
/// reads what was adopted without a name. A lamp that its building head leaves is told to the level above, which takes it up. 五级负责制、征集金点子
/// </summary>
// A town of its own: the clock never goes back.
public sealed partial class IdeaJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task An_idea_is_answered_and_what_one_level_leaves_is_taken_up_by_the_next()
    {
        await using var branch = await browser.VisitAsync(server, Device.Phone);
        await (await new SignInPage(branch).OpenAsync("/ideas")).SignInAsync("branch");
        var collection = await BeginAsync(branch);
        await using var street = await browser.VisitAsync(server, Device.Phone);
        await (await new SignInPage(street).OpenAsync($"/ideas/{collection}")).SignInAsync("community");
        var (idea, code) = await GiveAsync(street);

        await new CasePage(branch).OpenAsync(idea);
        (await branch.Page.GetByText("刘桂英").CountAsync()).ShouldBe(0, "whose it is stays masked");
        await new CasePage(branch).DoAsync("答复金点子", async form =>
        {
            await CasePage.ChooseAsync(form, "采不采纳", "部分采纳");
            await form.GetByLabel("答复，说明理由").FillAsync("器材今年换，凉亭要等居民表决。");
            await form.GetByLabel("公示的话").FillAsync("健身角换新器材");
        });
        await using var anybody = await browser.VisitAsync(server, Device.Phone);
        await ReadAsync(anybody, code);
        await TakeUpAsync(branch);
        branch.Complaints.ShouldBeEmpty();
        street.Complaints.ShouldBeEmpty();
        anybody.Complaints.ShouldBeEmpty();
    }

    private async Task<string> BeginAsync(Visit branch)
    {
        using var admin = await server.AskAsync("admin");
        var page = branch.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "开始征集" }).ClickAsync();
        await page.GetByLabel("征集什么").FillAsync("院子怎么改");
        await page.GetByLabel("说明").FillAsync("停车、晾晒、绿化，您有什么主意？");
        await page.GetByLabel("小区").SelectOptionAsync("XY-01");
        await page.GetByLabel("到哪一天").FillAsync($"{(await admin.NowAsync()).Date.AddDays(14):yyyy-MM-dd}");
        await page.GetByLabel("征集单位").SelectOptionAsync("BRANCH");
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await branch.ShootAsync("idea-begin", whole: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "开始征集" }).ClickAsync();
        await page.WaitForURLAsync("**/ideas/ZJ*");
        return page.Url.Split('/')[^1];
    }

    private static async Task<(string Number, string Code)> GiveAsync(Visit street)
    {
        var page = street.Page;
        await page.GetByLabel("什么主意").FillAsync("健身器材换新的，加一个凉亭");
        await page.GetByLabel("谁提的").FillAsync("刘桂英");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记一条" }).ClickAsync();
        var done = page.Locator(".notice-green");
        await done.WaitForAsync();
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await street.ShootAsync("idea-given", whole: true);
        return (Number().Match(await done.InnerTextAsync()).Value, await done.GetByRole(AriaRole.Link).InnerTextAsync());
    }

    private static async Task ReadAsync(Visit anybody, string code)
    {
        var page = anybody.Page;
        await page.GotoAsync($"/r/{code}");
        await page.GetByText("已答复：部分采纳").WaitForAsync();
        await page.GetByText("凉亭要等居民表决").WaitForAsync();
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await anybody.ShootAsync("idea-answered", whole: true);
        await page.GotoAsync("/disclosures");
        await page.GetByRole(AriaRole.Link, new() { Name = "征集金点子" }).ClickAsync();
        await page.GetByText("收到 1 条，采纳 1，不采纳 0，待答复 0").WaitForAsync();
        await page.GetByText("健身角换新器材").WaitForAsync();
        (await page.GetByText("刘桂英").CountAsync()).ShouldBe(0);
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await anybody.ShootAsync("idea-public", whole: true);
    }

    // A lamp is noted over the interface of the page, and nobody comes to it for a week.
    private async Task TakeUpAsync(Visit branch)
    {
        await using var street = await browser.VisitAsync(server, Device.Phone);
        await (await new SignInPage(street).OpenAsync("/micro")).SignInAsync("community");
        await street.Page.GetByLabel("什么事").FillAsync("二单元楼道灯坏了");
        await street.Page.GetByLabel("小区").SelectOptionAsync("XY-01");
        await street.Page.GetByRole(AriaRole.Button, new() { Name = "记下" }).ClickAsync();
        await street.Page.Locator("[data-micro]").First.WaitForAsync();
        var lamp = (await street.Page.Locator("[data-micro]").First.GetAttributeAsync("data-micro"))!;
        using var admin = await server.AskAsync("admin");
        await admin.LetPassAsync(TimeSpan.FromDays(7));

        var taken = await new CasePage(branch).OpenAsync(lamp);
        await taken.Timeline.GetByText("已告知上级小区党支部").First.WaitForAsync();
        await taken.DoAsync("上收", async form => await form.GetByLabel("理由").FillAsync("支部来办"));
        await branch.Page.ShouldBeAccessible();
        await branch.Page.ShouldFitItsWidth();
        await branch.ShootAsync("level-taken-up", whole: true);
        await using var town = await browser.VisitAsync(server, Device.Desk);
        await (await new SignInPage(town).OpenAsync("/supervision/levels")).SignInAsync("supervisor");
        (await town.Page.Locator("[data-level='BRANCH'] .number").Nth(1).InnerTextAsync()).ShouldBe("1", "it is the branch's now, and late");
        await town.Page.Locator("[data-level='CENTRE']").GetByText("第 5 级").WaitForAsync();
        await town.Page.ShouldBeAccessible();
        await town.Page.ShouldFitItsWidth();
        await town.ShootAsync("levels", whole: true);
        await town.Page.GotoAsync("/town/units");
        await town.Page.GetByText("第 5 级").WaitForAsync();
        town.Complaints.ShouldBeEmpty();
        street.Complaints.ShouldBeEmpty();
    }

    [GeneratedRegex(@"LZ\d{4}-\d{6}")]
    private static partial Regex Number();
}
