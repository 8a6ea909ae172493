using System.Net;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>流程 and 规则, as they are read.</summary>
public sealed class PolicyPagesTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("/rules"), InlineData("/rules/dispatch"), InlineData("/workflows"), InlineData("/workflows/complaint")]
    public async Task Whoever_handles_cases_is_not_let_in(string address)
    {
        (await server.StatusAsync("police", address)).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("auditor", address)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/rules/no-such"), InlineData("/rules/dispatch?version=99"), InlineData("/workflows/no-such"), InlineData("/workflows/complaint?version=99")]
    public async Task What_is_not_there_says_so(string address) =>
        (await server.StatusAsync("admin", address)).ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task The_list_of_rules_says_what_each_decides_and_how_surely_its_grounds_are_known()
    {
        var words = await server.ReadAsync("supervisor", "/rules");

        words.ShouldContain("派给谁");
        words.ShouldContain("已核对原文");
        words.ShouldContain("凭记忆，待核");
        words.IndexOf("硬性止步", StringComparison.Ordinal).ShouldBeLessThan(words.IndexOf("派给谁", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_says_when_it_holds_what_it_decides_and_on_which_ground()
    {
        var words = await server.ReadAsync("auditor", "/rules/priority?q=群体性");

        words.ShouldContain("群体性诉求：二小时内响应");
        words.ShouldContain("满足任一 人数 不少于 10 同类诉求户数 不少于 5");
        words.ShouldContain("两小时内");
        words.ShouldContain("complaint.Persons >= 10 or history.HouseholdCount >= 5");
        words.ShouldContain("显示 1 / 11 条");
    }

    [Fact]
    public async Task The_law_of_2026_is_asleep_before_its_day_and_the_old_one_after()
    {
        var before = await server.ReadAsync("auditor", "/rules/deadlines?q=police-handling&on=2025-12-01");
        var after = await server.ReadAsync("auditor", "/rules/deadlines?q=police-handling&on=2026-12-01&state=now");

        before.ShouldContain("尚未施行");
        before.ShouldContain("自 2026年1月1日 起");
        after.ShouldContain("police-handling-2025");
        after.ShouldNotContain("police-handling-2012");
    }

    [Fact]
    public async Task The_residents_words_that_a_rule_set_asks_for_stand_beside_it()
    {
        var words = await server.ReadAsync("admin", "/rules/hard-stops");

        words.ShouldContain("群众用语");
        words.ShouldContain("domestic-violence");
        words.ShouldContain("像而不是");
    }

    [Fact]
    public async Task A_workflow_says_who_does_what_by_when_and_where_it_leads()
    {
        var words = await server.ReadAsync("auditor", "/workflows/follow-up");

        words.ShouldContain("答复群众");
        words.ShouldContain("主办单位");
        words.ShouldContain("问规则：回访结果");
        words.ShouldContain("→ 回访");
        words.ShouldContain("进入“待回访”阶段");
    }

    [Fact]
    public async Task A_workflow_says_that_every_way_through_it_was_looked_at() =>
        (await server.ReadAsync("admin", "/workflows/joint-handling")).ShouldContain("已证明 查遍全部 13 个状态");

    [Fact]
    public async Task The_list_of_workflows_counts_the_cases_that_run_on_each_version()
    {
        using var desk = await server.SignedInAsync("desk");
        await new Api.Caller(desk).AcceptAsync();

        var words = await server.ReadAsync("admin", "/workflows");

        words.ShouldContain("workflows/complaint.json");
        words.ShouldContain(" 1 件");
    }
}
