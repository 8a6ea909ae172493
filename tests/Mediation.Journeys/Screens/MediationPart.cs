using System.Text.RegularExpressions;
using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

namespace Mediation.Journeys.Screens;

/// <summary>调解: the mediation's part of a case page.</summary>
internal sealed class MediationPart(Visit visit)
{
    private IPage Page => visit.Page;

    /// <summary>The part itself.</summary>
    public ILocator Section => Page.Locator("#mediation");

    /// <summary>The form of an act, unfolded, wherever in this part it stands.</summary>
    public async Task<ILocator> UnfoldAsync(string act)
    {
        var form = Section.Locator("details.act").Filter(new()
        {
            Has = Page.Locator("summary", new() { HasTextRegex = new Regex($"^{Regex.Escape(act)}$") }),
        });
        var more = Section.Locator("details.mediation-more");
        if (!await form.IsVisibleAsync() && await more.CountAsync() > 0)
            await more.Locator("> summary").ClickAsync();
        if (await form.GetAttributeAsync("open") is null)
            await form.Locator("summary").ClickAsync();
        return form;
    }

    /// <summary>Does an act whose form asks something.</summary>
    public async Task DoAsync(string act, Func<ILocator, Task> fill)
    {
        var form = await UnfoldAsync(act);
        await fill(form);
        // What the last act left there must not be taken for what this one says.
        await Page.EvaluateAsync("document.querySelectorAll('.notice-green').forEach(said => said.remove())");
        await form.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await Page.GetByText($"已办理：{act}。").WaitForAsync();
    }

    /// <summary>Takes the mediation on, as the committee named the mediator.</summary>
    public Task TakeOnAsync() => DoAsync("承担调解", async form =>
    {
        await form.GetByLabel("调解组织指定").CheckAsync();
        await form.GetByLabel("人民调解", new() { Exact = true }).CheckAsync();
    });

    /// <summary>Writes down who the other side is.</summary>
    public Task NameOtherSideAsync(string name, bool firm) => DoAsync("登记当事人", async form =>
    {
        await form.GetByRole(AriaRole.Group, new() { Name = "哪一方" }).GetByLabel("被投诉人", new() { Exact = true }).CheckAsync();
        await CasePage.AnswerAsync(form, "是不是单位", firm ? "是" : "否");
        await form.GetByLabel("姓名").FillAsync(name);
    });

    /// <summary>Records that the party who is asked next consents.</summary>
    public Task ConsentAsync(string how) => DoAsync("记录调解意愿", async form =>
    {
        await CasePage.AnswerAsync(form, "是否同意调解", "是");
        await CasePage.AnswerAsync(form, "是否已告知权利义务", "是");
        await form.GetByLabel(how, new() { Exact = true }).CheckAsync();
    });

    /// <summary>Asks both sides, the other one being named first.</summary>
    public async Task AskBothAsync(string other, bool firm = false)
    {
        await TakeOnAsync();
        await NameOtherSideAsync(other, firm);
        await ConsentAsync("当面");
        await ConsentAsync("电话");
    }

    /// <summary>Records a session.</summary>
    public Task HoldAsync(string way, string record, params string[] sides) => DoAsync("记录调解会", async form =>
    {
        await form.GetByLabel(way, new() { Exact = true }).CheckAsync();
        foreach (var side in sides)
            await form.GetByRole(AriaRole.Group, new() { Name = "到场的当事人" }).GetByLabel(new Regex($@"^\s*{side}")).CheckAsync();
        await form.GetByLabel("在哪里").FillAsync("社区调解室");
        await form.GetByLabel("内容").FillAsync(record);
    });

    /// <summary>Draws up an agreement.</summary>
    public Task DrawAsync(string form, string terms, string performBy) => DoAsync("拟订协议", async fields =>
    {
        await fields.GetByLabel(form).CheckAsync();
        await fields.GetByLabel("主要事实").FillAsync("2024年1月至2025年12月的物业费没有交，共2400元。");
        await fields.GetByLabel("争议事项和各方责任").FillAsync("业主认为保洁不到位；物业承认有三个月没有打扫到位。");
        await fields.GetByLabel("协议内容").FillAsync(terms);
        await fields.GetByLabel("怎样履行").FillAsync("转账到物业账户，物业开收据。");
        await fields.GetByLabel("最晚哪天履行完").FillAsync(performBy);
    });

    /// <summary>Whoever signs next draws a signature with a finger.</summary>
    public Task SignAsync() => DoAsync("签名", async form =>
    {
        var canvas = form.Locator("canvas");
        // Not merely into view: the bar at the bottom of a telephone would lie over it.
        await canvas.EvaluateAsync("field => field.scrollIntoView({ block: 'center' })");
        var box = (await canvas.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + (box.Width * 0.2f), box.Y + (box.Height * 0.3f));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + (box.Width * 0.5f), box.Y + (box.Height * 0.8f), new() { Steps = 4 });
        await Page.Mouse.MoveAsync(box.X + (box.Width * 0.8f), box.Y + (box.Height * 0.2f), new() { Steps = 4 });
        await Page.Mouse.UpAsync();
    });

    /// <summary>Whoever signs next signed on paper, which is scanned back.</summary>
    public Task SignOnPaperAsync(string name, byte[] picture) => DoAsync("签名", async form =>
    {
        await form.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = picture });
        await form.GetByLabel(name).WaitForAsync();
    });
}
