using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>流程编辑器: the page around Elsa Studio, and what one does in it.</summary>
internal sealed class StudioPage(Visit visit)
{
    // WebAssembly starts slowly where the machine is busy.
    private const float Patience = 90_000;

    private IPage Page => visit.Page;

    /// <summary>The list names these workflows.</summary>
    public async Task ShouldListAsync(params IReadOnlyList<string> names)
    {
        foreach (var name in names)
            await Page.GetByText(name, new() { Exact = true }).First.WaitForAsync(new() { Timeout = Patience });
    }

    /// <summary>Opens a workflow.</summary>
    public Task OpenAsync(string definitionId) => Page.GotoAsync(
        $"/studio/workflows/definitions/{definitionId}/edit", new() { WaitUntil = WaitUntilState.Commit });

    /// <summary>Goes from the page of a case's workflows to the viewer of one.</summary>
    public Task FollowToViewerAsync(string workflow) =>
        Page.Locator("figcaption", new() { HasText = workflow }).Last.GetByText("逐步查看").ClickAsync();

    /// <summary>What the badges on the diagram say, one after the other.</summary>
    public async Task<IReadOnlyList<string>> BadgesAsync() => await Page.Locator(".x6-node .mud-badge").AllInnerTextsAsync();

    /// <summary>The badges come to say something else, without anybody's doing.</summary>
    public Task ShouldChangeAsync(IReadOnlyList<string> before) =>
        Assertions.Expect(Page.Locator(".x6-node .mud-badge")).Not.ToHaveTextAsync(before, new() { Timeout = 30_000 });

    /// <summary>The diagram has so many activities, and lines if said.</summary>
    public async Task ShouldDrawAsync(int activities, int? lines = null)
    {
        await ShouldComeToAsync(".x6-node", activities);
        if (lines is { } count)
            await ShouldComeToAsync(".x6-edge", count);
    }

    /// <summary>Writes the workflow's description and waits until it is kept as the draft.</summary>
    public async Task DescribeAsync(string description)
    {
        await Page.RunAndWaitForResponseAsync(async () =>
        {
            await Page.Locator("#studio textarea").First.FillAsync(description);
            await Page.Keyboard.PressAsync("Tab");
        }, IsSaved, new() { Timeout = Patience });
    }

    /// <summary>Asks to publish, and comes to the page that says what that would do.</summary>
    public async Task ProposeAsync()
    {
        await Page.Locator("button[title=发布]").ClickAsync();
        await Page.WaitForURLAsync("**/publish", new() { Timeout = Patience });
    }

    /// <summary>Gives the reason and publishes; the workflow's page says that it is done.</summary>
    public async Task PublishAsync(string why)
    {
        await Page.GetByLabel("为什么要改").FillAsync(why);
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^发布为第") }).ClickAsync();
        await Page.GetByText("已发布。").First.WaitForAsync();
    }

    private async Task ShouldComeToAsync(string shape, int count)
    {
        await Page.Locator(shape).Nth(count - 1).WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });
        (await Page.Locator(shape).CountAsync()).ShouldBe(count, shape);
    }

    private static bool IsSaved(IResponse answer) =>
        answer.Request.Method == "POST" && answer.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal) && answer.Ok;
}
