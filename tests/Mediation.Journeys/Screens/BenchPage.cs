using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>规则工作台, as the administrator goes through it.</summary>
internal sealed class BenchPage(Visit visit)
{
    private IPage Page => visit.Page;

    /// <summary>The part that is open.</summary>
    public Task ShouldBeAtAsync(string part) => Page.GetByRole(AriaRole.Heading, new() { NameRegex = new($"：{part}$"), Level = 1 }).WaitForAsync();

    /// <summary>Goes to a part of the workbench.</summary>
    public async Task GoAsync(string part)
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "工作台" }).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
        await ShouldBeAtAsync(part);
    }

    /// <summary>Opens what is behind a cell; faults are said while typing from then on.</summary>
    public async Task OpenAsync(string rule, string part)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = $"改“{rule}”的{part}" }).ClickAsync();
        await Page.Locator("#rule-form").WaitForAsync();
        await Page.WaitForLoadStateAsync();
    }

    public ILocator Output => Page.GetByLabel("判定内容");

    public ILocator Condition => Page.GetByLabel("条件", new() { Exact = true });

    /// <summary>What the rule is said to read as, or what is wrong with it.</summary>
    public ILocator Check => Page.Locator("#rule-check");

    /// <summary>What completion offers.</summary>
    public ILocator Offers => Page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option);

    public async Task SaveAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "保存到草稿" }).ClickAsync();
        await Page.GetByText("草稿由").WaitForAsync();
    }

    /// <summary>Runs the draft over the past months; comes back when it is done.</summary>
    public async Task BackTestAsync(int months)
    {
        await Page.GetByLabel("回看几个月").FillAsync($"{months}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "开始回测" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("件会不同$") }).WaitForAsync();
    }

    /// <summary>Says why, and goes.</summary>
    public async Task PublishAsync(string reason, string button = "发布草稿")
    {
        await Page.GetByLabel("为什么").FillAsync(reason);
        await Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Page.GetByText("已经生效").WaitForAsync();
    }
}
