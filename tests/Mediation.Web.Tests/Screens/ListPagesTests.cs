using System.Net;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Screens;

/// <summary>红邻三清单 and 企业回访: each page is for those whose it is, a form that is wrong keeps what was typed, and a telephone is shown to its caller alone.</summary>
public sealed class ListPagesTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string Tomorrow = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", null);

    [Theory, InlineData("court"), InlineData("admin"), InlineData("auditor"), InlineData("discipline")]
    public async Task To_others_there_are_neither_lists_nor_campaigns(string account)
    {
        foreach (var page in new[] { "/lists", "/lists?list=resources", "/lists/new", "/campaigns", "/campaigns/new", "/campaigns/HF2026-0001" })
            (await server.StatusAsync(account, page)).ShouldBe(HttpStatusCode.NotFound, page);
        (await server.PostAsync(account, "/lists/new", ("text", "试"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await server.PostAsync(account, "/campaigns/new", ("campaignName", "试"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_window_and_supervisors_look_at_the_lists_and_write_nothing_on_them()
    {
        foreach (var account in new[] { "desk", "supervisor" })
        {
            (await server.StatusAsync(account, "/lists")).ShouldBe(HttpStatusCode.OK);
            (await server.StatusAsync(account, "/lists/new")).ShouldBe(HttpStatusCode.NotFound);
        }
        (await server.StatusAsync("supervisor", "/campaigns")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("supervisor", "/campaigns/new")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_partner_puts_something_on_a_list_and_what_is_wrong_is_said_beside_what_was_typed()
    {
        var wrong = await server.PostAsync("property", "/lists/new", ("list", "needs"), ("text", "刘桂英要借轮椅"), ("personName", "刘桂英"), ("unit", "PROPERTY"),
            ("helpKind", "场地物资"), ("hours", "周末节假日"), ("compound", "XY-01"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Words.ShouldContain("不能列入清单，因为内容里写了本人的姓名");
        wrong.Words.ShouldContain("刘桂英要借轮椅");

        (await server.PostAsync("property", "/lists/new", ("list", "needs"), ("text", "要借轮椅"), ("personName", "刘桂英"), ("unit", "PROPERTY"),
            ("helpKind", "场地物资"), ("hours", "周末节假日"), ("compound", "XY-01"))).Status.ShouldBe(HttpStatusCode.Found);
        (await server.PostAsync("property", "/lists/resources", ("provider", "明月便利店"), ("providerKind", "商铺"), ("offer", "借轮椅"), ("helpKinds", "场地物资"),
            ("hours", "周末节假日"), ("unit", "PROPERTY"), ("keepUntil", Tomorrow))).Status.ShouldBe(HttpStatusCode.Found);
        var needs = await server.ReadAsync("volunteers", "/lists");
        needs.ShouldContain("要借轮椅");
        needs.ShouldContain("可对接：明月便利店");
        needs.ShouldNotContain("刘桂英");
        (await server.PostAsync("volunteers", "/lists/resources/ZY2026-0001/end", ("reason", "不借了"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_telephone_is_shown_to_its_caller_and_on_no_page_that_has_an_address()
    {
        var begun = await server.PostAsync("biz", "/campaigns/new", ("campaignName", "一季度"), ("unit", "BIZ"), ("questions", "办照顺利吗"), ("everyDays", "7"),
            ("mostTries", "3"), ("do", "begin"), ("firms", "云朵茶饮店,2026-01-05,西园路9号,周明,13900001122"));
        begun.Status.ShouldBe(HttpStatusCode.Found);
        var number = (await server.ReadAsync("biz", "/campaigns")).Split("HF")[1][..9];

        (await server.ReadAsync("biz", $"/campaigns/HF{number}")).ShouldNotContain("13900001122");
        (await server.ReadAsync("supervisor", $"/campaigns/HF{number}")).ShouldNotContain("周明");
        (await server.PostAsync("urban", $"/campaigns/HF{number}/next")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await server.PostAsync("biz", $"/campaigns/HF{number}/next")).Words.ShouldContain("13900001122");
        (await server.PostAsync("biz", $"/campaigns/HF{number}/calls/1", ("callOutcome", "trouble"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await server.PostAsync("biz", $"/campaigns/HF{number}/calls/x", ("callOutcome", "fine"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await server.PostAsync("biz", "/campaigns/new", ("firms", "云朵茶饮店"))).Words.ShouldContain("应当有 5 格");
    }
}
