using System.Text;
using Mediation.Journeys.Browsing;
using Mediation.TestKit.Shipped;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>文书 of one case.</summary>
internal sealed class PapersPage(Visit visit)
{
    private IPage Page => visit.Page;

    public Task OpenAsync(string number) => Page.GotoAsync($"/cases/{number}/papers");

    /// <summary>Makes a paper that asks nothing.</summary>
    public async Task MakeAsync(string paper)
    {
        await Row(paper).GetByRole(AriaRole.Button, new() { Name = "出具" }).ClickAsync();
        await Page.GetByText("已出具，文书号").WaitForAsync();
    }

    /// <summary>Makes a paper that asks for something.</summary>
    public async Task FillAsync(string paper, params (string Field, string Words)[] asked)
    {
        await Row(paper).GetByRole(AriaRole.Link, new() { Name = "填写并出具" }).ClickAsync();
        foreach (var (field, words) in asked)
            await Page.GetByLabel(field).FillAsync(words);
        await Page.GetByRole(AriaRole.Button, new() { Name = "出具", Exact = true }).ClickAsync();
        await Page.GetByText("已出具，文书号").WaitForAsync();
    }

    /// <summary>Takes a file along, keeps it among the artifacts, and says how it begins.</summary>
    public async Task<string> TakeAsync(string file, string name) => (await TakeWholeAsync(file, name))[..5];

    /// <summary>Takes a file along, keeps it among the artifacts, and has its bytes as characters.</summary>
    public async Task<string> TakeWholeAsync(string file, string name)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByLabel(file).First.ClickAsync());
        var kept = Path.Combine(Directory.CreateDirectory(ShippedPolicy.File("artifacts", "papers")).FullName, name);
        await download.SaveAsAsync(kept);
        return Encoding.Latin1.GetString(await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken));
    }

    private ILocator Row(string paper) => Page.GetByRole(AriaRole.Row, new() { NameRegex = new($"^{paper} ") });
}
