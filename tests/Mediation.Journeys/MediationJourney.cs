using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// A quarrel over the property fee, mediated from a telephone: both sides are asked, one session apart with a concession in confidence, one together, an
/// agreement in two instalments, signed with the finger and by the firm on paper that is scanned back, sealed, and the first instalment asked about when it was due. 调解
/// </summary>
public sealed class MediationJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Quarrel = "小区保洁三个月不到位，物业费我没交，物业天天打电话催，要我交两年的。";

    private const string SignedPage = "物业签字页.png";

    // No other picture of the file is so wide.
    private const int ScanWidth = 613;

    private const string InConfidence = "只要按时来打扫，八折以上都肯收";

    [Fact]
    public async Task A_mediator_leads_a_dispute_over_the_property_fee_from_consent_to_a_performed_instalment()
    {
        var number = await AcceptAsync();
        await using var phone = await browser.VisitAsync(server, Device.Phone);
        await (await new WorklistPage(phone).SignInAsync("mediator")).SignForAsync(number);
        await using var desk = await browser.VisitAsync(server);
        await new WorklistPage(desk).SignInAsync("mediator");
        var page = await new CasePage(phone).OpenAsync(number);
        var mediation = new MediationPart(phone);
        await ShootBothAsync("mediation-begins");

        await mediation.AskBothAsync("茶马物业服务公司", firm: true);
        await ShootBothAsync("mediation-consented");

        await mediation.HoldAsync("背对背", "听取物业意见：保洁人手不足，愿意改进。", "被投诉人");
        await mediation.DoAsync("密封让步", async form =>
        {
            await ChooseAsync(form, "哪位当事人", "被投诉人");
            await form.GetByLabel("内容").FillAsync(InConfidence);
            await ShootAsync(phone, "mediation-sealing");
        });
        (await phone.Page.ContentAsync()).ShouldNotContain(InConfidence);
        (await phone.Page.EvaluateAsync<string>("JSON.stringify(localStorage)")).ShouldNotContain(InConfidence);
        await mediation.DoAsync("查看密封让步", async form => await form.GetByRole(AriaRole.Group, new() { Name = "哪一条" }).GetByRole(AriaRole.Radio).First.CheckAsync());
        await mediation.Section.GetByText(InConfidence).WaitForAsync();
        await ShootAsync(phone, "mediation-unsealed");
        await page.OpenAsync(number);
        (await phone.Page.ContentAsync()).ShouldNotContain(InConfidence);

        await mediation.HoldAsync("当面", "双方同意按八折结清，物业每周打扫两次。", "投诉人", "被投诉人");
        await mediation.DoAsync("记录无争议事实", form => form.GetByLabel("内容").FillAsync("2025年7月至9月楼道没有按约定打扫。"));
        await ShootBothAsync("mediation-sessions");

        var (first, last) = (await DayAsync(7), await DayAsync(37));
        await mediation.DrawAsync("书面协议", "业主按八折交清物业费1920.50元，分两期；物业每周打扫两次。", last);
        await PlanAsync(mediation, "1000", first);
        await PlanAsync(mediation, "920.50", last);
        await (await mediation.UnfoldAsync("签名")).Locator("canvas").WaitForAsync();
        await ShootAsync(phone, "mediation-signing");
        await mediation.SignAsync();
        await mediation.SignOnPaperAsync(SignedPage, await ScanAsync());
        await mediation.SignAsync();
        await mediation.DoAsync("盖章", form => form.GetByLabel("人民调解委员会印章").CheckAsync());
        await mediation.Section.GetByText("920.50 元，转账").WaitForAsync();
        (await mediation.Section.Locator(".signature-drawn path").CountAsync()).ShouldBe(2);
        await mediation.Section.GetByRole(AriaRole.Link, new() { Name = SignedPage }).WaitForAsync();
        await page.Clocks.GetByText("共同申请司法确认").First.WaitForAsync();
        await ShootBothAsync("mediation-agreed");

        using (var clock = await server.AskAsync("admin"))
            await clock.LetPassAsync(TimeSpan.FromDays(7));
        await page.OpenAsync(number);
        await FollowUpAsync(mediation, first, "第一期已到账，楼道干净了。");
        await mediation.Section.GetByText("已履行", new() { Exact = true }).WaitForAsync();
        await ShootBothAsync("mediation-performed");
        using (var clock = await server.AskAsync("admin"))
            await clock.LetPassAsync(TimeSpan.FromDays(30));
        await page.OpenAsync(number);
        await FollowUpAsync(mediation, last, "第二期已到账。");
        await CloseAsync(number);
        await BindAsync(number);
        phone.Complaints.ShouldBeEmpty();
        desk.Complaints.ShouldBeEmpty();

        async Task ShootBothAsync(string name)
        {
            await ShootAsync(phone, name);
            await new CasePage(desk).OpenAsync(number);
            await ShootAsync(desk, name);
        }
    }

    private static Task FollowUpAsync(MediationPart mediation, string dueOn, string words) => mediation.DoAsync("登记履行（回访）", async form =>
    {
        await ChooseAsync(form, "哪一期", dueOn);
        await CasePage.AnswerAsync(form, "是否履行", "是");
        await form.GetByRole(AriaRole.Group, new() { Name = "是否满意" }).GetByLabel("满意", new() { Exact = true }).CheckAsync();
        await form.GetByLabel("内容").FillAsync(words);
    });

    private async Task CloseAsync(string number)
    {
        var done = new { result = "解决", text = "协议已履行。" };
        foreach (var helper in new[] { "urban", "owners" })
        {
            await server.ActAsync(helper, number, "sign-for");
            await server.ActAsync(helper, number, "conclude", done);
        }
        await server.ActAsync("mediator", number, "conclude", done);
        await server.ActAsync("mediator", number, "reply", new { text = "协议已履行。", channel = "电话" });
        await server.ActAsync("desk", number, "follow-up", new { reached = true, solved = true, satisfaction = "满意" });
        await server.ActAsync("desk", number, "close");
    }

    // The desk makes what the file must have, and binds it.
    private async Task BindAsync(string number)
    {
        await using var desk = await browser.VisitAsync(server);
        await new WorklistPage(desk).SignInAsync("desk");
        var papers = new PapersPage(desk);
        await papers.OpenAsync(number);
        foreach (var paper in new[] { "人民调解受理登记表", "当事人权利义务告知书", "回访记录" })
            await papers.MakeAsync(paper);
        foreach (var paper in new[] { "人民调解记录", "人民调解协议书" })
            await papers.FillAsync(paper, ("记录人", "钱敏"));
        await ShootAsync(desk, "mediation-papers");
        await papers.MakeAsync("卷宗");

        var bound = await papers.TakeWholeAsync("PDF JZ", "property-fee.pdf");
        bound.ShouldStartWith("%PDF-");
        bound.ShouldContain($"/Width {ScanWidth}", Case.Sensitive, "the page that the firm signed is bound in, as it was scanned");
        await desk.Page.GotoAsync($"/cases/{number}?show=People");
        Approval.Verify(await new CasePage(desk).ToldAsync(), "mediation");
        desk.Complaints.ShouldBeEmpty();
    }

    // As a scanner makes it: a picture of a page with somebody's hand on it.
    private async Task<byte[]> ScanAsync()
    {
        await using var scanner = await browser.VisitAsync(server);
        await scanner.Page.SetViewportSizeAsync(ScanWidth, 867);
        await scanner.Page.SetContentAsync("""
            <body style="margin: 80px 60px; font: 20px serif"><h1>人民调解协议书</h1><p>（签字页）</p><p>被投诉人：茶马物业服务公司</p>
            <svg width="300" height="120"><path d="M20 90L60 20L90 100M70 60L140 30M160 20L150 100M180 40L260 60L200 100" fill="none" stroke="#13337a" stroke-width="5"/></svg></body>
            """);
        return await scanner.Page.ScreenshotAsync(new() { Scale = ScreenshotScale.Css });
    }

    private static async Task ShootAsync(Visit visit, string name)
    {
        await visit.ShootAsync(name, whole: true);
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
    }

    private static Task PlanAsync(MediationPart mediation, string amount, string dueOn) => mediation.DoAsync("约定分期履行", async form =>
    {
        await ChooseAsync(form, "哪位当事人", "投诉人");
        await form.GetByLabel("转账").CheckAsync();
        await form.GetByLabel("金额（元）").FillAsync(amount);
        await form.GetByLabel("哪天到期").FillAsync(dueOn);
    });

    // 投诉人 is also the end of 被投诉人.
    private static async Task ChooseAsync(ILocator form, string question, string beginning)
    {
        var radios = form.GetByRole(AriaRole.Group, new() { Name = question });
        if (await radios.CountAsync() > 0)
        {
            await radios.GetByLabel(beginning).CheckAsync();
            return;
        }
        var list = form.GetByRole(AriaRole.Combobox, new() { Name = question });
        var option = list.Locator("option").Filter(new() { HasTextRegex = new($"^\\s*{beginning}") });
        await list.SelectOptionAsync(new SelectOptionValue { Value = await option.GetAttributeAsync("value") });
    }

    private async Task<string> DayAsync(int ahead)
    {
        using var desk = await server.AskAsync("desk");
        return (await desk.NowAsync()).ToOffset(TimeSpan.FromHours(8)).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private async Task<string> AcceptAsync()
    {
        using var desk = await server.AskAsync("desk");
        return (await desk.AcceptAsync(Quarrel, category: "MF13-01")).Number;
    }
}
