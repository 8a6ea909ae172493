using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>Whoever comes finds the door, on any device and with any eyes. 登录</summary>
public sealed class EntranceJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_page_that_is_not_there_says_so_and_leads_home()
    {
        await using var visit = await browser.VisitAsync(server);

        var answer = await visit.Page.GotoAsync("/no-such-page");

        answer!.Status.ShouldBe(404);
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "没有找到这个页面" }).WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        visit.Complaints.ShouldBeEmpty();
        await visit.ShootAsync("not-found");
    }

    [Theory, MemberData(nameof(Devices))]
    public async Task The_door_fits_every_device(string device, ColorScheme colors)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device), colors);

        await new SignInPage(visit).OpenAsync();

        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        visit.Complaints.ShouldBeEmpty();
        await visit.ShootAsync($"sign-in-{colors}");
    }

    [Fact]
    public async Task Large_type_is_one_switch_and_lasts_without_scripts()
    {
        await using var visit = await browser.VisitAsync(server, Device.WithoutScripts);
        var door = await new SignInPage(visit).OpenAsync("/work");

        await door.ReadLargeTypeAsync();

        visit.Page.Url.ShouldEndWith("/sign-in?returnUrl=%2Fwork");
        (await door.TypeSizeAsync()).ShouldBe(20);
        await door.OpenAsync();
        (await door.TypeSizeAsync()).ShouldBe(20);
    }

    public static TheoryData<string, ColorScheme> Devices => new()
    {
        { Device.Desk.Name, ColorScheme.Light },
        { Device.Desk.Name, ColorScheme.Dark },
        { Device.Phone.Name, ColorScheme.Light },
        { Device.Zoomed.Name, ColorScheme.Light },
    };
}
