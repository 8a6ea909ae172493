using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>Every part, with sample data, on every device and in every light. 部件</summary>
public sealed class GalleryJourney(Browser browser, Server server) : IClassFixture<Server>
{
    public static TheoryData<string, ColorScheme, bool> Looks => new()
    {
        { Device.Desk.Name, ColorScheme.Light, false },
        { Device.Desk.Name, ColorScheme.Dark, false },
        { Device.Desk.Name, ColorScheme.Light, true },
        { Device.Phone.Name, ColorScheme.Light, false },
        { Device.Phone.Name, ColorScheme.Dark, true },
        { Device.Zoomed.Name, ColorScheme.Light, false },
    };

    [Theory, MemberData(nameof(Looks))]
    public async Task The_parts_are_readable_for_everybody(string device, ColorScheme colors, bool largeType)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device), colors);
        if (largeType)
            await visit.ReadLargeTypeAsync();

        await visit.Page.GotoAsync("/gallery");
        await visit.Page.Locator("[data-drawn] svg").WaitForAsync();

        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        visit.Complaints.ShouldBeEmpty();
        await visit.ShootAsync($"gallery-{colors}{(largeType ? "-large" : "")}", whole: true);
    }

    [Fact]
    public async Task The_keyboard_walks_the_list_and_explains_itself()
    {
        await using var visit = await browser.VisitAsync(server);
        await visit.Page.GotoAsync("/gallery");

        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("j");
        (await visit.FocusedAsync()).ShouldContain("LZ2026-000122");

        await visit.Page.Keyboard.PressAsync("k");
        (await visit.FocusedAsync()).ShouldContain("LZ2026-000121");

        await visit.Page.Keyboard.PressAsync("?");
        await visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "键盘操作" }).WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("keys");
    }

    [Fact]
    public async Task What_was_typed_is_still_there_after_a_reload()
    {
        await using var visit = await browser.VisitAsync(server);
        await visit.Page.GotoAsync("/gallery");
        await visit.Page.GetByLabel("办理情况").FillAsync("已到现场查看");
        await visit.Page.GetByLabel("部分解决").CheckAsync();

        await visit.Page.ReloadAsync();

        await visit.Page.GetByText("已恢复您上次没有提交的内容").WaitForAsync();
        (await visit.Page.GetByLabel("办理情况").InputValueAsync()).ShouldBe("已到现场查看");
        (await visit.Page.GetByLabel("部分解决").IsCheckedAsync()).ShouldBeTrue();
        await visit.ShootAsync("draft-restored");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "不要了，清空" }).ClickAsync();
        await visit.Page.ReloadAsync();
        (await visit.Page.GetByLabel("办理情况").InputValueAsync()).ShouldBeEmpty();
    }
}
