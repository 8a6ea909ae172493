using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>待办.</summary>
internal sealed class WorklistPage(Visit visit)
{
    private IPage Page => visit.Page;

    /// <summary>Signs in and comes straight to what is to be done.</summary>
    public async Task<WorklistPage> SignInAsync(string userName)
    {
        await (await new SignInPage(visit).OpenAsync("/worklist")).SignInAsync(userName);
        await Page.GetByRole(AriaRole.Heading, new() { Name = "待办", Level = 1 }).WaitForAsync();
        return this;
    }

    public ILocator Row(string number) => Page.Locator($"[data-case='{number}']");

    /// <summary>Does the act of the row and waits for the list to come back.</summary>
    public async Task SignForAsync(string number)
    {
        await Row(number).GetByRole(AriaRole.Button, new() { Name = "签收" }).ClickAsync();
        await Row(number).GetByRole(AriaRole.Button, new() { Name = "签收" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
