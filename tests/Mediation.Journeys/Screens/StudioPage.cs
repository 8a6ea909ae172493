using System.Text;
using System.Text.RegularExpressions;
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

    /// <summary>Goes from the list, which has several pages, to a workflow by its name, without starting Studio again.</summary>
    public async Task ChooseAsync(string name)
    {
        await Page.Locator("tbody tr").First.WaitForAsync(new() { Timeout = Patience });
        var look = Page.GetByPlaceholder("按标识或名称查找");
        await look.FillAsync(name);
        await look.PressAsync("Enter");
        await Page.Locator("td").GetByText(name, new() { Exact = true }).First.ClickAsync(new() { Timeout = Patience });
    }

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
    public Task DescribeAsync(string description) => KeepAsync(async () =>
    {
        await Page.Locator("#studio textarea").First.FillAsync(description);
        await Page.Keyboard.PressAsync("Tab");
    });

    /// <summary>Does something to the workflow and waits until it is kept as the draft, and the page no longer says that it saves.</summary>
    public async Task KeepAsync(Func<Task> change)
    {
        await Page.RunAndWaitForResponseAsync(change, IsSaved, new() { Timeout = Patience });
        await Page.Locator("#studio:not(.saving)").WaitForAsync(new() { Timeout = Patience });
    }

    /// <summary>Begins a workflow of one's own from the list, and comes to its empty diagram.</summary>
    public async Task BeginAsync(string name)
    {
        // Studio puts the list's page into the address when the list has come, which closes a dialog opened before.
        await ShouldListAsync("投诉办理");
        await Page.Locator(".mud-button-root", new() { HasText = "新建流程" }).First.ClickAsync(new() { Timeout = Patience });
        await Page.Locator(".mud-dialog input").First.FillAsync(name);
        await Page.Locator(".mud-dialog button", new() { HasText = "确定" }).ClickAsync();
        await Page.Locator(".x6-graph").First.WaitForAsync(new() { Timeout = Patience });
    }

    /// <summary>Brings in a file in the place of what is there.</summary>
    public async Task ImportAsync(string name, string file) => await Page.RunAndWaitForResponseAsync(
        () => Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload
        {
            Name = $"{name}.json",
            MimeType = "application/json",
            Buffer = Encoding.UTF8.GetBytes(file),
        }),
        answer => answer.Url.EndsWith("/import", StringComparison.Ordinal));

    /// <summary>Tries to publish, and is told why not: each reason by the server, and on the page.</summary>
    public async Task ShouldNotPublishAsync(params IReadOnlyList<string> why)
    {
        var answer = await Page.RunAndWaitForResponseAsync(() => Page.Locator("button[title=发布]").ClickAsync(),
            answer => answer.Request.PostData?.Contains("\"publish\":true", StringComparison.Ordinal) == true, new() { Timeout = Patience });
        var said = await answer.TextAsync();
        foreach (var sentence in why)
            Regex.Unescape(said).ShouldContain(sentence);
        await ShouldBeToldAsync(why);
    }

    /// <summary>Is told this in Studio, be it in Studio's own messages or in ours.</summary>
    public async Task ShouldBeToldAsync(params IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences)
            await Told(sentence).WaitForAsync(new() { Timeout = Patience });
    }

    /// <summary>The sentence stands once, under the bar, and lies over none of the buttons, until it is put away.</summary>
    public async Task ShouldBeToldOnceBesideItsButtonsAsync(string sentence)
    {
        await Assertions.Expect(Page.Locator(".mud-snackbar:visible", new() { HasText = sentence })).ToHaveCountAsync(0);
        await Page.Locator("button[title=发布]").ClickAsync(new() { Trial = true });
        await Page.Locator("#studio-says").GetByText(sentence).WaitForAsync();
        await Page.Locator("#studio-says button").First.ClickAsync();
        await Page.Locator("#studio-says").GetByText(sentence).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private ILocator Told(string sentence) => Page.Locator(".mud-snackbar:not([hidden]), #studio-says").GetByText(sentence).First;

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

    private Task ShouldComeToAsync(string shape, int count) =>
        Assertions.Expect(Page.Locator(shape)).ToHaveCountAsync(count, new() { Timeout = Patience });

    private static bool IsSaved(IResponse answer) =>
        answer.Request.Method == "POST" && answer.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal) && answer.Ok;
}
