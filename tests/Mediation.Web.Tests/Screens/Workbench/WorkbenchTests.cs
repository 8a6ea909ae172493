using System.Net;
using System.Text.RegularExpressions;
using Mediation.Postgres.Desk;
using Mediation.Rules.Reading;
using Mediation.Web.Tests.Screens.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens.Workbench;

/// <summary>Changing rules in the browser, and what keeps it from going wrong. 规则工作台</summary>
public sealed partial class WorkbenchTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("draft"), InlineData("draft/json"), InlineData("try"), InlineData("back-test"), InlineData("publish")]
    public async Task Whoever_may_read_the_policy_looks_and_nobody_else(string part)
    {
        (await server.StatusAsync("police", $"/rules/secrecy/{part}")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("auditor", $"/rules/secrecy/{part}")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("admin", $"/rules/no-such/{part}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("draft"), InlineData("draft/json"), InlineData("back-test"), InlineData("publish")]
    public async Task Only_administrators_change(string part) =>
        (await server.PostAsync("supervisor", $"/rules/secrecy/{part}", ("do", "discard"))).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task A_change_is_kept_as_a_draft_published_with_a_reason_and_taken_back()
    {
        var before = InForce("follow-up");
        await SaveAsync("follow-up", 0, ("label", "回访改过"));

        InForce("follow-up").Version.ShouldBe(before.Version);
        (await server.ReadAsync("auditor", "/rules")).ShouldContain("有草稿");
        (await server.ReadAsync("admin", "/rules/follow-up/publish")).ShouldContain("回访改过");

        (await PublishAsync("follow-up", "")).Words.ShouldContain("因为没有填写“理由”");
        (await PublishAsync("follow-up", "说得更明白")).Status.ShouldBe(HttpStatusCode.Redirect);

        InForce("follow-up").Rules[0].Label.ShouldBe("回访改过");
        (await server.ReadAsync("auditor", "/rules/follow-up")).ShouldContain("理由：说得更明白");
        (await server.ReadAsync("auditor", "/rules/follow-up/publish?version=1")).ShouldContain("第 2 版改为第 1 版");

        (await server.PostAsync("admin", "/rules/follow-up/publish", ("version", "1"), ("reason", "还是原来的好"))).Status.ShouldBe(HttpStatusCode.Redirect);

        InForce("follow-up").Version.ShouldBe(before.Version);
    }

    [Fact]
    public async Task A_stale_save_is_refused_and_what_was_typed_is_still_there()
    {
        var stamp = await StampAsync("stop-clock");
        var name = InForce("stop-clock").Rules[0].Name;
        await SaveAsync("stop-clock", 0, ("label", "先到的"));

        var (status, words) = await server.PostAsync("admin", "/rules/stop-clock/draft",
            ("stamp", stamp), ("index", "0"), ("rule", name), ("do", "save"), ("ground", "后到的依据"));

        status.ShouldBe(HttpStatusCode.Conflict);
        words.ShouldContain("草稿刚刚又有了别的保存");
        (await TextAsync("stop-clock", words: false)).ShouldNotContain("后到的依据");
        await DiscardAsync("stop-clock");
    }

    [Fact]
    public async Task A_wrong_condition_is_kept_as_a_draft_told_with_its_place_and_not_let_into_force()
    {
        await SaveAsync("extension", 0, ("condition", "clock.ExtensionCoutn == 0"));

        (await server.ReadAsync("admin", "/rules/extension/draft")).ShouldContain("ExtensionCount");
        var (status, words) = await PublishAsync("extension", "试试");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        words.ShouldContain("$.Rules[0].Expression");
        await DiscardAsync("extension");
    }

    [Theory]
    [InlineData("{ \"WorkflowName\": \"course\", \"Rules\": [", "第 1 行")]
    [InlineData("[]", "应当正好是一个规则集")]
    [InlineData("{\n  \"WorkflowName\": \"course\",\n  oops }", "第 3 行第 3 列")]
    public async Task Text_that_is_no_rule_set_is_not_kept_and_says_where(string text, string where)
    {
        var (status, words) = await server.PostAsync("admin", "/rules/course/draft/json", ("stamp", await StampAsync("course")), ("document", text));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        words.ShouldContain(where);
        (await server.ReadAsync("admin", "/rules/course/draft")).ShouldContain("没有草稿");
    }

    [Fact]
    public async Task A_huge_text_is_told_that_it_is_too_long()
    {
        var (_, words) = await server.PostAsync("admin", "/rules/course/draft/json", ("stamp", await StampAsync("course")), ("document", new string(' ', 10) + new string('x', 1_000_001)));

        words.ShouldContain("规则太长");
    }

    [Fact]
    public async Task A_rule_set_that_a_workflow_no_longer_fits_is_not_let_into_force()
    {
        var text = await TextAsync("deadlines");
        (await server.PostAsync("admin", "/rules/deadlines/draft/json", ("stamp", await StampAsync("deadlines")),
            ("document", text.Replace("\"SuccessEvent\": \"reply\"", "\"SuccessEvent\": \"reply-2\"", StringComparison.Ordinal)))).Status.ShouldBe(HttpStatusCode.Redirect);

        var (status, words) = await PublishAsync("deadlines", "改名", ("seen", "true"));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        words.ShouldContain("时限规则里没有“reply”");
        await DiscardAsync("deadlines");
    }

    [Fact]
    public async Task A_contradiction_that_is_new_must_have_been_seen()
    {
        await SaveAsync("priority", 1, ("condition", "complaint.Persons >= 3 and complaint.Persons < 2"));

        (await server.ReadAsync("admin", "/rules/priority/draft?analysed=true")).ShouldContain("永远不会成立");
        (await PublishAsync("priority", "试试")).Words.ShouldContain("没有确认看过");
        await DiscardAsync("priority");
    }

    [Fact]
    public async Task Trying_shows_the_draft_beside_what_is_in_force_rule_by_rule()
    {
        await SaveAsync("acceptance", 0, ("label", "试用过的"));

        var (status, words) = await server.PostAsync("auditor", "/rules/acceptance/try", ("text", "楼上漏水把我家天花板泡坏了"), ("facts", "history.RepeatCount = 2"));

        status.ShouldBe(HttpStatusCode.OK);
        words.ShouldContain("结果对照");
        words.ShouldContain("邻里纠纷");
        words.ShouldContain("试用过的");
        (await server.PostAsync("auditor", "/rules/acceptance/try", ("facts", "history.Repeat = 2"))).Words.ShouldContain("第 1 行：没有叫“history.Repeat”的事实");
        (await server.PostAsync("auditor", "/rules/acceptance/try", ("number", "LZ2026-999999"))).Words.ShouldContain("没有编号 LZ2026-999999 的案件");
        await DiscardAsync("acceptance");
    }

    [Fact]
    public async Task What_is_typed_is_checked_and_read_back_in_words()
    {
        var name = InForce("mediation").Rules[0].Name;

        var (_, fine) = await server.PostAsync("admin", "/rules/mediation/draft/check", ("index", "0"), ("rule", name), ("condition", "history.HouseholdCount >= 3"));
        var (_, wrong) = await server.PostAsync("admin", "/rules/mediation/draft/check", ("index", "0"), ("rule", name), ("condition", "history.HouseholdCount >= "));

        fine.ShouldContain("同类诉求户数 不少于 3");
        wrong.ShouldContain("条件第");
    }

    [Fact]
    public async Task A_copy_with_a_ground_of_its_own_is_unverified_until_somebody_says_otherwise()
    {
        await SaveAsync("secrecy", 0, ("verified", "verified"));
        await DoAsync("secrecy", "add", ("index", "0"), ("rule", InForce("secrecy").Rules[0].Name));
        var copy = InForce("secrecy").Rules[0].Name + "-2";
        (await RuleAsync("secrecy", copy)).ShouldContain("已核对原文");

        await DoAsync("secrecy", "save", ("index", "1"), ("rule", copy), ("ground", "另一部法的第一条"), ("verified", "verified"));
        (await RuleAsync("secrecy", copy)).ShouldContain("另一部法的第一条 凭记忆，待核");

        await DoAsync("secrecy", "save", ("index", "1"), ("rule", copy), ("ground", "另一部法的第一条"), ("verified", "verified"));
        (await RuleAsync("secrecy", copy)).ShouldContain("另一部法的第一条 已核对原文");
        await DiscardAsync("secrecy");
    }

    [Theory]
    [InlineData("每月", null), InlineData("share-3d", "share-3d"), InlineData("MF02-08", "share-3d"), InlineData("本单位办理：十二小时", "share-p0")]
    public async Task The_table_is_narrowed_by_words_names_grounds_and_codes(string wanted, string? found)
    {
        var all = InForce("deadlines").Rules.Count;
        var table = await server.ReadAsync("auditor", $"/rules/deadlines/draft?q={Uri.EscapeDataString(wanted)}");

        var shown = int.Parse(Showing().Match(table).Groups["shown"].Value, System.Globalization.CultureInfo.InvariantCulture);
        table.ShouldContain($"显示 {shown} / {all} 条");
        shown.ShouldBeLessThan(all / 4);
        if (found is null)
            shown.ShouldBe(0);
        else
            table.ShouldContain(found);
    }

    [Fact]
    public async Task What_is_looked_for_stays_while_a_rule_is_changed()
    {
        using var client = await server.SignedInAsync("admin");
        var page = await client.GetStringAsync("/rules/deadlines/draft?q=share-3d", TestContext.Current.CancellationToken);
        var index = InForce("deadlines").Rules.ToList().FindIndex(rule => rule.Name == "share-3d");

        page.ShouldContain($"/rules/deadlines/draft?q=share-3d&amp;edit={index}&amp;part=label#edit");
        var open = await client.GetStringAsync($"/rules/deadlines/draft?q=share-3d&edit={index}", TestContext.Current.CancellationToken);
        open.ShouldContain("action=\"/rules/deadlines/draft?q=share-3d#edit\"");
    }

    [Fact]
    public async Task Publishing_names_at_the_top_what_is_new_changed_and_gone()
    {
        var rules = InForce("mediation").Rules;
        await SaveAsync("mediation", 0, ("label", "说法改过"));
        await DoAsync("mediation", "add", ("index", "1"), ("rule", rules[1].Name));
        await DoAsync("mediation", "remove", ("index", "3"), ("rule", rules[2].Name));

        var words = await server.ReadAsync("admin", "/rules/mediation/publish");

        words.ShouldContain($"新增 1 条 {rules[1].Label} {rules[1].Name}-2");
        words.ShouldContain($"修改 1 条 说法改过 {rules[0].Name}");
        words.ShouldContain($"删除 1 条 {rules[2].Label} {rules[2].Name}");
        await DiscardAsync("mediation");
    }

    // The words of one rule's line.
    private async Task<string> RuleAsync(string set, string name)
    {
        var table = await server.ReadAsync("admin", $"/rules/{set}/draft?q={name}");
        table.ShouldContain("显示 1 /");
        return table;
    }

    private async Task DoAsync(string set, string what, params (string Name, string Value)[] fields) =>
        (await server.PostAsync("admin", $"/rules/{set}/draft", [("stamp", await StampAsync(set)), ("do", what), .. fields]))
        .Status.ShouldBe(HttpStatusCode.Redirect);

    private RuleSet InForce(string set) => server.Services.GetRequiredService<InForce>().Policy.Rules.RuleSets.Single(one => one.Name == set);

    private async Task SaveAsync(string set, int index, params (string Name, string Value)[] fields) =>
        (await server.PostAsync("admin", $"/rules/{set}/draft",
            [("stamp", await StampAsync(set)), ("index", $"{index}"), ("rule", InForce(set).Rules[index].Name), ("do", "save"), .. fields]))
        .Status.ShouldBe(HttpStatusCode.Redirect);

    private async Task<(HttpStatusCode Status, string Words)> PublishAsync(string set, string reason, params (string Name, string Value)[] more) =>
        await server.PostAsync("admin", $"/rules/{set}/publish", [("stamp", await StampAsync(set)), ("reason", reason), .. more]);

    private async Task DiscardAsync(string set) =>
        (await server.PostAsync("admin", $"/rules/{set}/draft", ("stamp", await StampAsync(set)), ("do", "discard"))).Status.ShouldBe(HttpStatusCode.Redirect);

    private async Task<string> StampAsync(string set) => Stamp().Match(await MarkupAsync(set)).Groups["stamp"].Value;

    private async Task<string> TextAsync(string set, bool words = true)
    {
        var markup = await MarkupAsync(set);
        var text = WebUtility.HtmlDecode(Area().Match(markup).Groups["text"].Value);
        return words ? text : markup;
    }

    private async Task<string> MarkupAsync(string set)
    {
        using var client = await server.SignedInAsync("admin");
        return await client.GetStringAsync($"/rules/{set}/draft/json", TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"显示 (?<shown>\d+) /")]
    private static partial Regex Showing();

    [GeneratedRegex("""name="stamp" value="(?<stamp>[^"]+)""")]
    private static partial Regex Stamp();

    [GeneratedRegex("""<textarea[^>]*id="document"[^>]*>(?<text>[^<]*)</textarea>""")]
    private static partial Regex Area();
}
