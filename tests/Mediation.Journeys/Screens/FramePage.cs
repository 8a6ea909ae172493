using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>What surrounds every page: navigation and the visitor's menu.</summary>
internal sealed class FramePage(Visit visit)
{
    private IPage Page => visit.Page;

    public Task GreetedAsync(string name) =>
        Page.GetByRole(AriaRole.Heading, new() { Name = $"{name}，您好" }).WaitForAsync();

    public Task OpenMenuAsync() => Page.Locator(".visitor summary").ClickAsync();

    public Task ReadLargeTypeAsync() =>
        Page.GetByRole(AriaRole.Button, new() { Name = "切换到长者模式（大字）" }).ClickAsync();

    public async Task SignOutAsync()
    {
        await OpenMenuAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "登录" }).WaitForAsync();
    }
}
