using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>流程, 规则, 运行 and 演示时钟, as the administrator goes through them.</summary>
internal sealed class AdministrationPage(Visit visit)
{
    private IPage Page => visit.Page;

    /// <summary>Signs in and comes to an address.</summary>
    public async Task<AdministrationPage> SignInAsync(string userName, string address)
    {
        await (await new SignInPage(visit).OpenAsync(address)).SignInAsync(userName);
        await Page.WaitForURLAsync($"**{address}");
        return this;
    }

    /// <summary>Goes to a page by its link.</summary>
    public async Task FollowAsync(string link)
    {
        await Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = link, Level = 1 }).WaitForAsync();
    }

    /// <summary>Goes from 流程 to the editor.</summary>
    public Task FollowToStudioAsync() => Page.GetByRole(AriaRole.Link, new() { Name = "打开流程编辑器" }).ClickAsync();

    /// <summary>Looks for words in the rules of a rule set.</summary>
    public async Task LookForAsync(string words)
    {
        await Page.GetByLabel("规则里有").FillAsync(words);
        await Page.GetByLabel("规则里有").PressAsync("Enter");
    }

    /// <summary>Lets a schedule that ships suspended begin, perhaps changed first (定期工作).</summary>
    public async Task BeginScheduleAsync(string code, string reason, Func<Task>? change = null)
    {
        await Page.GotoAsync("/town/schedules");
        await Page.GetByRole(AriaRole.Link, new() { Name = $"修改 {code}" }).ClickAsync();
        await (change?.Invoke() ?? Task.CompletedTask);
        await Page.GetByLabel("状态").SelectOptionAsync("在用");
        await Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
        await Page.GetByLabel("修改理由").FillAsync(reason);
        await Page.GetByRole(AriaRole.Button, new() { Name = "全部应用" }).ClickAsync();
        await Page.GetByText("还没有开过。").WaitForAsync();
    }

    /// <summary>Moves the demo clock by a step, and waits until what fell due has taken effect.</summary>
    public async Task StepAsync(string step)
    {
        await Page.RunAndWaitForResponseAsync(
            () => Page.GetByRole(AriaRole.Button, new() { Name = step }).ClickAsync(),
            answer => answer.Request.Method == "POST");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "已拨动" }).WaitForAsync();
    }

    /// <summary>The page is fit for everybody, on this device; keeps a picture of it.</summary>
    public async Task ShouldBeFitAsync(string picture, bool whole = true)
    {
        await Page.ShouldBeAccessible();
        await Page.ShouldFitItsWidth();
        await visit.ShootAsync(picture, whole);
    }
}
