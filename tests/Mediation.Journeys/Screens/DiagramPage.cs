using System.Text.RegularExpressions;
using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>The diagram in Elsa Studio and the fields below it, as one draws: an activity is known by the name it has on the diagram. 画图</summary>
internal sealed class DiagramPage(Visit visit)
{
    // A spot of the canvas where nothing is ever placed.
    private static readonly Position Blank = new() { X = 300, Y = 380 };

    private IPage Page => visit.Page;

    private ILocator Canvas => Page.Locator(".x6-graph").First;

    private ILocator OpenList => Page.Locator(".mud-popover-open");

    /// <summary>Drags an activity from the palette onto the canvas.</summary>
    public async Task PlaceAsync(string kind, float x, float y)
    {
        var card = Page.Locator(".cursor-grab").Filter(new() { HasTextRegex = new Regex($@"^\s*{kind}\s*$") }).First;
        await Page.Locator("input[placeholder=查找]").FillAsync(kind);
        await card.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (await Page.Locator(".mud-expand-panel.mud-panel-expanded").CountAsync() == 0)
            await Page.Locator(".mud-expand-panel", new() { Has = card }).Locator(".mud-expand-panel-header").ClickAsync();
        var placed = await Page.Locator(".x6-node").CountAsync();
        await card.DragToAsync(Canvas, new() { TargetPosition = new() { X = x, Y = y } });
        await Page.Locator(".x6-node").Nth(placed).WaitForAsync();
    }

    /// <summary>Draws a line from a way out of one activity to another.</summary>
    public async Task JoinAsync(string from, string port, string to)
    {
        await LeaveAsync();
        var drawn = await Page.Locator(".x6-edge").CountAsync();
        await Port(from, port).DragToAsync(Port(to, "In"));
        await Page.Locator(".x6-edge").Nth(drawn).WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>Takes away the straight line between two activities that stand side by side.</summary>
    public async Task CutAsync(string from, string to)
    {
        await LeaveAsync();
        var drawn = await Page.Locator(".x6-edge").CountAsync();
        var (left, right) = ((await Node(from).BoundingBoxAsync())!, (await Node(to).BoundingBoxAsync())!);
        var last = Page.Locator(".x6-edge").Nth(drawn - 1);
        for (var tries = 1; ; tries++)
        {
            await Page.Mouse.ClickAsync((left.X + left.Width + right.X) / 2, left.Y + left.Height / 2);
            await Page.Keyboard.PressAsync("Delete");
            try
            {
                await last.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 4_000 });
                return;
            }
            catch (TimeoutException) when (tries < 4)
            {
                // A busy editor took the key before it had taken the click; whoever sees the line still there does it again.
            }
        }
    }

    /// <summary>Chooses an activity; its fields appear below.</summary>
    public async Task ChooseAsync(string activity, string firstField)
    {
        await Node(activity).ClickAsync();
        await Field(firstField).WaitForAsync();
    }

    /// <summary>Goes into what lies inside an activity.</summary>
    public Task EnterAsync(string inside) => Page.Locator(".x6-node").GetByText(inside, new() { Exact = true }).DblClickAsync();

    /// <summary>Types into a field.</summary>
    public async Task TypeAsync(string field, string text)
    {
        await Field(field).Locator("input").First.FillAsync(text);
        await Page.Keyboard.PressAsync("Tab");
    }

    /// <summary>Takes an entry of a field's list.</summary>
    public async Task PickAsync(string field, string entry)
    {
        await Field(field).Locator(".mud-input").First.ClickAsync();
        await OpenList.Locator(".mud-list-item-extended").GetByText(entry, new() { Exact = true }).ClickAsync();
        await OpenList.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>Adds a way out to the chosen activity, through the field that lists them.</summary>
    public async Task AddWayOutAsync(string activity, string field, string way)
    {
        await Field(field).Locator("input").First.FillAsync(way);
        await Page.Keyboard.PressAsync("Enter");
        await Port(activity, way).WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>Chooses everything and deletes it.</summary>
    public async Task DeleteAllAsync(int activities)
    {
        await LeaveAsync();
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Locator(".x6-widget-selection-box").Nth(activities - 1).WaitForAsync();
        await Page.Keyboard.PressAsync("Delete");
        await Page.Locator(".x6-node").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    // The frame around what is chosen lies over its ways out.
    private async Task LeaveAsync()
    {
        await Canvas.ClickAsync(new() { Position = Blank });
        await Page.Locator(".x6-widget-selection-box").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private ILocator Node(string activity) => Page.Locator(".x6-node", new() { HasText = activity }).First;

    private ILocator Port(string activity, string port) => Node(activity).Locator($"[port='{port}'] .elsa-designer-port-hit-area");

    private ILocator Field(string label) => Page.Locator(".mud-input-control", new()
    {
        Has = Page.Locator("label", new() { HasTextRegex = new Regex($@"^{label}\*?$") }),
    }).First;
}
