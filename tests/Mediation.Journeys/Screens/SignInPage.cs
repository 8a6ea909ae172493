using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>登录.</summary>
internal sealed class SignInPage(Visit visit)
{
    private IPage Page => visit.Page;

    public async Task<SignInPage> OpenAsync(string returnUrl = "/")
    {
        await Page.GotoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        return this;
    }

    /// <summary>Types name and password, and presses Enter.</summary>
    public async Task SignInAsync(string userName, string password = Server.Password)
    {
        await Page.GetByLabel("用户名").FillAsync(userName);
        await Page.GetByLabel("密码").FillAsync(password);
        await Page.GetByLabel("密码").PressAsync("Enter");
    }

    public ILocator Refusal => Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "不能登录" });

    public async Task<string> UserNameAsync() => await Page.GetByLabel("用户名").InputValueAsync();

    public async Task ReadLargeTypeAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "切换到长者模式（大字）" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "切换回标准字号" }).WaitForAsync();
    }

    public async Task<int> TypeSizeAsync() =>
        await Page.EvaluateAsync<int>("parseInt(getComputedStyle(document.body).fontSize)");
}
