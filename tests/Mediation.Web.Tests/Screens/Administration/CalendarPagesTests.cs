using System.Net;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>日历 and 管理记录; a server of its own, because what it publishes stays in force.</summary>
public sealed class CalendarPagesTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, InlineData("/calendars"), InlineData("/administration"), InlineData("/administration.csv")]
    public async Task Whoever_may_read_the_policy_looks_and_nobody_else(string address)
    {
        (await server.StatusAsync("police", address)).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("supervisor", address)).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("auditor", address)).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("admin", address)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_the_administrator_changes_anything()
    {
        foreach (var form in new[] { "notice", "hours", "return", "discard", "publish" })
            (await server.PostAsync("supervisor", $"/calendars/{form}", ("year", "2027"), ("reason", "试一试"))).Status.ShouldBe(HttpStatusCode.Forbidden, form);
        (await server.StatusAsync("supervisor", "/calendars/publish")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_table_with_faults_comes_back_with_each_at_its_line_and_nothing_is_lost()
    {
        var (status, words) = await server.PostAsync("admin", "/calendars/notice",
            ("year", "2031"), ("source", "通知"), ("table", "放假,元旦,2031-01-01,2031-01-03\n放假,春节,2031-02-30\n上班,,2031-01-06"));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        words.ShouldContain("第 2 行：“2031-02-30”不是日期");
        words.ShouldContain("第 3 行：2031-01-06 不是周末");
        words.ShouldContain("放假,元旦,2031-01-01,2031-01-03");
    }

    [Fact]
    public async Task Hours_that_close_before_they_open_are_refused()
    {
        var (status, words) = await server.PostAsync("admin", "/calendars/hours", ("monday-open", "17:30"), ("monday-close", "08:30"));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        words.ShouldContain("服务时间要写成如 08:30");
    }

    [Fact]
    public async Task A_notice_is_kept_as_a_draft_looked_at_published_and_logged()
    {
        var (kept, _) = await server.PostAsync("admin", "/calendars/notice",
            ("year", "2029"), ("source", "2029年放假通知"), ("table", "放假,元旦,2028-12-30,2029-01-01"));
        kept.ShouldBe(HttpStatusCode.Found);
        (await server.ReadAsync("auditor", "/calendars?year=2029")).ShouldContain("有未发布的改动");
        using var admin = await server.SignedInAsync("admin");
        var page = await admin.GetStringAsync("/calendars/publish", Ct);
        var stamp = Field("stamp").Match(page).Groups[1].Value;
        var effect = Field("effect").Match(page).Groups[1].Value;

        var (unreasoned, why) = await server.PostAsync("admin", "/calendars/publish", ("stamp", stamp), ("effect", effect), ("reason", " "));
        var (published, _) = await server.PostAsync("admin", "/calendars/publish", ("stamp", stamp), ("effect", effect), ("reason", "=按通知"));
        var (twice, _) = await server.PostAsync("admin", "/calendars/publish", ("stamp", stamp), ("effect", effect), ("reason", "按通知"));

        unreasoned.ShouldBe(HttpStatusCode.UnprocessableEntity);
        why.ShouldContain("没有填写“理由”");
        published.ShouldBe(HttpStatusCode.Found);
        twice.ShouldBe(HttpStatusCode.Found, "there is nothing left to publish");
        (await server.ReadAsync("auditor", "/calendars")).ShouldContain("第 2 版 现行");
        var log = await server.ReadAsync("auditor", "/administration?kind=calendar-published");
        log.ShouldContain("发布工作日历 LZ-2");
        log.ShouldContain("放假 元旦 2028-12-30 至 2029-01-01");
        (await admin.GetStringAsync("/administration.csv", Ct)).ShouldContain("\"'=按通知\"", customMessage: "no spreadsheet takes it for a formula");
    }

    private static Regex Field(string name) => new($"name=\"{name}\" value=\"([^\"]+)\"");
}
