using System.Text.RegularExpressions;
using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>案件.</summary>
internal sealed partial class CasePage(Visit visit)
{
    private IPage Page => visit.Page;

    public async Task<CasePage> OpenAsync(string number)
    {
        await Page.GotoAsync($"/cases/{number}");
        await Page.GetByText(number).First.WaitForAsync();
        return this;
    }

    /// <summary>The form of an act, unfolded.</summary>
    public async Task<ILocator> UnfoldAsync(string act)
    {
        var form = Page.Locator("#acts details.act").Filter(new()
        {
            Has = Page.Locator("summary", new() { HasTextRegex = new Regex($"^{act}$") }),
        });
        if (await form.GetAttributeAsync("open") is null)
            await form.Locator("summary").ClickAsync();
        return form;
    }

    /// <summary>Does an act whose form asks something.</summary>
    public async Task DoAsync(string act, Func<ILocator, Task> fill)
    {
        var form = await UnfoldAsync(act);
        await fill(form);
        await form.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await DoneAsync(act);
    }

    /// <summary>Does an act that asks nothing.</summary>
    public async Task DoAsync(string act)
    {
        await Page.Locator("#acts").GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await DoneAsync(act);
    }

    /// <summary>Reports the own share as done.</summary>
    public Task ConcludeAsync(string text) => DoAsync("办理完毕", async form =>
    {
        await form.GetByLabel("解决", new() { Exact = true }).CheckAsync();
        await form.GetByLabel("内容").FillAsync(text);
    });

    /// <summary>Answers a question of yes or no.</summary>
    public static Task AnswerAsync(ILocator form, string question, string answer) =>
        form.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel(answer, new() { Exact = true }).CheckAsync();

    /// <summary>Chooses an option by the beginning of its words, however many there are to choose from.</summary>
    public static async Task ChooseAsync(ILocator form, string question, string beginning)
    {
        var list = form.GetByRole(AriaRole.Combobox, new() { Name = question });
        if (await list.CountAsync() == 0)
            await form.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel(beginning).CheckAsync();
        else
            await list.SelectOptionAsync(new SelectOptionValue
            {
                Value = await list.Locator("option").Filter(new() { HasText = beginning }).GetAttributeAsync("value"),
            });
    }

    /// <summary>Waits until the stage is the current one.</summary>
    public Task AtStageAsync(string stage) =>
        Page.Locator(".stage-current, .stage-past:last-child").Filter(new() { HasText = stage }).WaitForAsync();

    /// <summary>现在可以做.</summary>
    public ILocator Acts => Page.Locator("#acts");

    /// <summary>时限.</summary>
    public ILocator Clocks => Page.GetByRole(AriaRole.Region, new() { Name = "时限" });

    public ILocator Timeline => Page.Locator("#timeline");

    /// <summary>What the timeline tells, oldest first, as a text to approve: who did what, with which words, without days, hours and numbers.</summary>
    public async Task<string> ToldAsync()
    {
        var lines = new List<string>();
        foreach (var line in (await Timeline.Locator(".journal-line").AllAsync()).Reverse())
        {
            lines.Add(Passing().Replace(await line.Locator(".journal-what").InnerTextAsync(), "…"));
            foreach (var words in await line.Locator("blockquote").AllInnerTextsAsync())
                lines.Add($"    {Passing().Replace(words, "…")}");
        }
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"(\d{4}年)?\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?|(今天|明天|昨天) ?\d{1,2}:\d{2}|[A-Z]{2}\d{4}-\d{4,6}")]
    private static partial Regex Passing();

    private Task DoneAsync(string act) => Page.GetByText($"已办理：{act}。").WaitForAsync();
}
