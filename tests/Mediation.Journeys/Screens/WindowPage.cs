using System.Text.RegularExpressions;
using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>受理台.</summary>
internal sealed class WindowPage(Visit visit)
{
    private IPage Page => visit.Page;

    /// <summary>Signs in and comes straight to the window.</summary>
    public async Task<WindowPage> SignInAsync(string userName = "desk")
    {
        await (await new SignInPage(visit).OpenAsync("/window")).SignInAsync(userName);
        return await ReadyAsync();
    }

    /// <summary>Waits for an empty or refused form to stand there.</summary>
    public async Task<WindowPage> ReadyAsync()
    {
        await Page.GetByRole(AriaRole.Heading, new() { Name = "受理", Level = 1, Exact = true }).WaitForAsync();
        await Words.WaitForAsync();
        return this;
    }

    public ILocator Words => Page.GetByLabel("群众怎么说");

    public ILocator Place => Page.GetByLabel("地点", new() { Exact = true });

    public ILocator Phone => Page.GetByRole(AriaRole.Textbox, new() { Name = "电话" });

    /// <summary>将这样办理.</summary>
    public ILocator Plan => Page.GetByRole(AriaRole.Region, new() { Name = "将这样办理" });

    /// <summary>What can be read out.</summary>
    public ILocator Sentence => Plan.Locator(".plan-sentence");

    /// <summary>紧急：先做这件事.</summary>
    public ILocator HardStop => Plan.GetByRole(AriaRole.Alert);

    /// <summary>Why the last try was refused.</summary>
    public ILocator Refusal => Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "还不能受理" });

    /// <summary>Types without the mouse, as an input method does.</summary>
    public Task TypeAsync(string words) => Page.Keyboard.InsertTextAsync(words);

    /// <summary>Writes down what is said and where.</summary>
    public async Task HearAsync(string words, string place = "西园路月光小区2栋")
    {
        await Words.FillAsync(words);
        await Place.FillAsync(place);
    }

    /// <summary>Presses one of the buttons at the foot.</summary>
    public Task PressAsync(string button) => Page.Locator("#window-bar").GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{button}") }).ClickAsync();

    /// <summary>Puts it through and returns the number.</summary>
    public async Task<string> DoneAsync()
    {
        var number = Page.Locator(".done-number");
        await number.WaitForAsync();
        return await number.InnerTextAsync();
    }

    /// <summary>The paper to take home.</summary>
    public ILocator Paper(string title) => Page.GetByRole(AriaRole.Article, new() { Name = title });
}
