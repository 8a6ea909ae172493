using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>督办.</summary>
internal sealed class SupervisionPage(Visit visit)
{
    private IPage Page => visit.Page;

    public async Task<SupervisionPage> SignInAsync()
    {
        await (await new SignInPage(visit).OpenAsync("/supervision")).SignInAsync("supervisor");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "督办", Level = 1 }).WaitForAsync();
        return this;
    }

    public ILocator Row(string number) => Page.Locator($"tr[data-case='{number}']");

    /// <summary>有变化: offered, never forced.</summary>
    public ILocator Offer => Page.Locator("#live-offer");

    /// <summary>How many, in the figure of that name.</summary>
    public ILocator Figure(string name) => Page.Locator(".figure").Filter(new() { HasText = name }).Locator("strong");

    /// <summary>Takes the offer of the new list, and takes it again when something changed meanwhile.</summary>
    public async Task RefreshAsync()
    {
        for (var tries = 5; tries > 0; tries--)
        {
            await Offer.GetByRole(AriaRole.Link, new() { Name = "刷新列表" }).ClickAsync();
            if (await GoneSoonAsync())
                return;
        }
        await Offer.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private async Task<bool> GoneSoonAsync()
    {
        try
        {
            await Offer.WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = 2_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Waits for the sentence that says what was done.</summary>
    public Task DoneAsync(string words) => Page.GetByRole(AriaRole.Status).GetByText(words).WaitForAsync();

    /// <summary>Opens the form of an act in its row.</summary>
    public async Task<ILocator> OpenAsync(string number, string act)
    {
        await Row(number).GetByRole(AriaRole.Link, new() { Name = act, Exact = true }).ClickAsync();
        var form = Row(number).Locator("details.act[open]");
        await form.WaitForAsync();
        return form;
    }
}
