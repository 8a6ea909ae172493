using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>A leak goes to mediation; the desk looks at its papers, makes some, and takes them along. 文书</summary>
public sealed class PaperJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Theory, InlineData("desk"), InlineData("phone")]
    public async Task Papers_are_previewed_made_and_taken_along(string device)
    {
        var number = await server.AcceptAsync();
        await using var mediator = await browser.VisitAsync(server);
        await (await new WorklistPage(mediator).SignInAsync("mediator")).SignForAsync(number);
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        await new WorklistPage(visit).SignInAsync("desk");
        await new CasePage(visit).OpenAsync(number);
        await visit.Page.GetByText("应当出具的文书").WaitForAsync();
        await visit.ShootAsync($"case-papers-card", whole: true);

        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^全部 ") }).ClickAsync();
        await visit.Page.GetByText("还缺：").WaitForAsync();
        await LookAsync(visit, $"papers");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "预览：当事人权利义务告知书" }).ClickAsync();
        await visit.Page.GetByText("接受调解、拒绝调解或者要求终止调解").WaitForAsync();
        await LookAsync(visit, $"paper-notice");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "出具", Exact = true }).ClickAsync();
        await visit.Page.GetByText("已出具，文书号 GZ").WaitForAsync();

        await visit.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^劝阻记录") }).GetByRole(AriaRole.Link, new() { Name = "填写并出具" }).ClickAsync();
        foreach (var (field, words) in new[] { ("什么时候", "11月20日 22:30"), ("在哪里", "2栋楼道"), ("对象", "楼上住户"), ("参加人", "社区工作人员"), ("记录内容", "水仍在漏"), ("处理结果", "关闭了水阀") })
            await visit.Page.GetByLabel(field).FillAsync(words);
        await LookAsync(visit, $"paper-asking");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "出具", Exact = true }).ClickAsync();
        await visit.Page.GetByText("已出具，文书号 QZ").WaitForAsync();
        await LookAsync(visit, $"papers-made");

        (await new PapersPage(visit).TakeAsync("Word QZ", $"dissuasion-{device}.docx")).ShouldStartWith("PK");
        (await new PapersPage(visit).TakeAsync("PDF GZ", $"rights-{device}.pdf")).ShouldStartWith("%PDF-");
        await new CasePage(visit).OpenAsync(number);
        await visit.Page.GetByText("出具了当事人权利义务告知书").WaitForAsync();
        await visit.Page.GotoAsync("/reports/ledgers?ledger=papers");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = number }).First.WaitForAsync();
        await LookAsync(visit, "ledger-papers");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "导出为 Excel" }).WaitForAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    private static async Task LookAsync(Visit visit, string picture)
    {
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.ShootAsync(picture, whole: true);
    }
}
