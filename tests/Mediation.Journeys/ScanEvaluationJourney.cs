using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The supervisor prints a unit's code, a resident scans it and isn't content, the unit puts it right with a proof, the supervisor looks at the proof, and
/// the resident sees on the telephone that it is done. 码上评、真督改
/// </summary>
public sealed class ScanEvaluationJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_bad_mark_is_put_right_under_supervision_and_the_resident_sees_it()
    {
        await using var office = await browser.VisitAsync(server);
        var address = await PrintAsync(office);
        await using var passer = await browser.VisitAsync(server, Device.Phone);
        var number = await EvaluateAsync(passer, address);

        await using var unit = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(unit).SignInAsync("urban");
        await unit.ShootAsync("evaluated-worklist", whole: true);
        await unit.Page.Locator($"[data-case='{number}']").First.WaitForAsync();
        var rectification = await new CasePage(unit).OpenAsync(number);
        (await unit.Page.GetByRole(AriaRole.Region, new() { Name = "群众评价" }).InnerTextAsync()).ShouldContain("只开了一个窗口");
        (await unit.Page.ContentAsync()).ShouldNotContain("13900007788", customMessage: "a telephone is masked");
        await rectification.DoAsync("整改完成", async form =>
        {
            await form.GetByLabel("怎样整改的（没有可改的，写明查了什么）").FillAsync("材料清单贴到窗口，一次说清。");
            await form.GetByLabel("有什么证明").FillAsync("清单已贴在三号窗口。");
            await unit.Page.ShouldBeAccessible();
            await unit.Page.ShouldFitItsWidth();
            await unit.ShootAsync("rectifying", whole: true);
        });

        var check = await new CasePage(office).OpenAsync(number);
        await check.DoAsync("核对属实，销号", form => form.GetByLabel("内容").FillAsync("到窗口看过，属实。"));
        await check.OpenAsync(number);
        Approval.Verify(await check.ToldAsync(), "scan-evaluation");
        await office.Page.GotoAsync("/evaluations");
        (await office.Page.Locator("[data-unit=URBAN]").InnerTextAsync()).ShouldContain("1 件，已销号 1 件");
        await office.Page.ShouldBeAccessible();
        await office.ShootAsync("evaluations", whole: true);
        await office.Page.GotoAsync("/evaluations/URBAN");
        await office.Page.ShouldBeAccessible();

        await passer.Page.ReloadAsync();
        await passer.Page.GetByText("已完成").First.WaitForAsync();
        await passer.Page.ShouldBeAccessible();
        await passer.Page.ShouldFitItsWidth();
        foreach (var visit in new[] { office, passer, unit })
            visit.Complaints.ShouldBeEmpty();
    }

    private static async Task<string> PrintAsync(Visit office)
    {
        await new SupervisionPage(office).SignInAsync();
        await office.Page.GotoAsync("/evaluations");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "打印评价码：城镇发展服务中心" }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Img, new() { Name = "评价页的二维码" }).WaitForAsync();
        await office.Page.ShouldBeAccessible();
        await office.ShootAsync("poster", whole: true);
        return await office.Page.Locator(".poster .mono").InnerTextAsync();
    }

    // As whoever scans it: at the address that the poster says.
    private static async Task<string> EvaluateAsync(Visit passer, string address)
    {
        await passer.Page.GotoAsync(new Uri(address).PathAndQuery);
        await passer.Page.GetByText("很不满意").ClickAsync();
        await passer.Page.GetByText("办事效率").ClickAsync();
        await passer.Page.GetByLabel("想说的话").FillAsync("办证大厅排队从门里排到门外，只开了一个窗口。");
        await passer.Page.GetByLabel("您的电话").FillAsync("13900007788");
        await passer.Page.ShouldBeAccessible();
        await passer.Page.ShouldFitItsWidth();
        await passer.ShootAsync("evaluate", whole: true);
        await passer.Page.GetByRole(AriaRole.Button, new() { Name = "提交评价" }).ClickAsync();
        await passer.Page.GetByText("收到了，谢谢您。").WaitForAsync();
        passer.Page.Url.ShouldNotContain("139");
        await passer.Page.ShouldBeAccessible();
        await passer.Page.ShouldFitItsWidth();
        await passer.ShootAsync("evaluated", whole: true);
        await passer.Page.GetByRole(AriaRole.Link, new() { Name = "看办到哪一步了" }).ClickAsync();
        await passer.Page.ShouldFitItsWidth();
        return await passer.Page.Locator(".number").InnerTextAsync();
    }
}
