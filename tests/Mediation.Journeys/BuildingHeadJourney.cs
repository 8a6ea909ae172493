using System.Text.RegularExpressions;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// A building head writes down a lamp that is out, with a photo, on the telephone, and says with one tap that it is solved; hands the next one up with
/// one tap, the property firm sees to it, and the head sees how it ends; what smells of gas never stays with them. 楼栋长群响应
/// </summary>
public sealed partial class BuildingHeadJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_small_matter_is_solved_on_the_way_or_handed_up_and_a_danger_never_stays()
    {
        await using var street = await browser.VisitAsync(server, Device.Phone);
        await (await new SignInPage(street).OpenAsync("/micro")).SignInAsync("community");
        var page = street.Page;

        var lamp = await NoteAsync(page, "二单元楼道灯坏了", photo: true, place: true);
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await street.ShootAsync("micro", whole: true);
        await Mine(page, lamp).GetByRole(AriaRole.Button, new() { Name = "解决了" }).ClickAsync();
        await Mine(page, lamp).GetByText("已解决").WaitForAsync();

        (await page.GetByLabel("小区").InputValueAsync()).ShouldBe("XY-01", "the place of the last time is there");
        (await page.GetByLabel("楼栋、单元").InputValueAsync()).ShouldBe("2栋");
        var second = await NoteAsync(page, "物业不作为，楼道灯坏了一个月没人修", photo: true, place: false);
        await Mine(page, second).GetByRole(AriaRole.Button, new() { Name = "上交" }).ClickAsync();
        await Mine(page, second).GetByText("已上交").WaitForAsync();
        var number = Number().Matches(await Mine(page, second).InnerTextAsync()).Select(found => found.Value).First(found => found != second);
        await HandleAsync(number);
        await page.GotoAsync("/micro");
        await Mine(page, second).GetByText("已解决").WaitForAsync();
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await street.ShootAsync("micro-passed-up", whole: true);

        await NoteAsync(page, "楼道里好大一股煤气味", photo: false, place: false);
        await page.GetByText("已直接立案，请马上打110").WaitForAsync();
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await street.ShootAsync("micro-danger", whole: true);
        (await page.Locator("[data-micro]").First.GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);
        street.Complaints.ShouldBeEmpty();
    }

    private static ILocator Mine(IPage page, string number) => page.Locator($"[data-micro='{number}']");

    // What is written down stands on top of the list.
    private static async Task<string> NoteAsync(IPage page, string words, bool photo, bool place)
    {
        var before = await page.Locator("[data-micro]").CountAsync();
        await page.GetByLabel("什么事").FillAsync(words);
        if (photo)
        {
            await page.GetByLabel("照片", new() { Exact = false }).First.SetInputFilesAsync(
                new FilePayload { Name = "楼道.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync(new() { Scale = ScreenshotScale.Css }) });
            await page.GetByLabel("楼道.png").WaitForAsync();
        }
        if (place)
        {
            await page.GetByLabel("小区").SelectOptionAsync("XY-01");
            await page.GetByLabel("楼栋、单元").FillAsync("2栋");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "记下" }).ClickAsync();
        await page.Locator("[data-micro]").Nth(before).WaitForAsync();
        return (await page.Locator("[data-micro]").First.GetAttributeAsync("data-micro"))!;
    }

    // All that the others have to do with it, over the interface; the compound has no firm.
    private async Task HandleAsync(string number)
    {
        string[] units = ["urban", "community", "owners"];
        foreach (var unit in units)
            await server.ActAsync(unit, number, "sign-for");
        foreach (var unit in units.Reverse())
            await server.ActAsync(unit, number, "conclude", new { result = "解决", text = "灯已换好。" });
        await server.ActAsync("urban", number, "reply", new { text = "灯已换好。", channel = "电话" });
        await server.ActAsync("desk", number, "follow-up", new { reached = true, solved = true, satisfaction = "满意" });
        await server.ActAsync("desk", number, "close");
    }

    [GeneratedRegex("[A-Z]{2}[0-9]{4}-[0-9]+")]
    private static partial Regex Number();
}
