using System.Text.RegularExpressions;
using Mediation.Casework.Acts;
using Mediation.Web.Parts;

namespace Mediation.Web.Tests.Parts;

public sealed class CasePartsTests
{
    private static DateTimeOffset Now => Drawing.Clock.Now;

    [Fact]
    public async Task The_current_stage_is_said_and_not_only_coloured()
    {
        var markup = await Drawing.DrawAsync<StageSteps>(("Steps", new StageStep[]
        {
            new("受理", StagePlace.Past), new("处置中", StagePlace.Current, "派出所"), new("已办结", StagePlace.Ahead),
        }));

        markup.Words().ShouldBe("受理 （已过） 处置中 （当前） 派出所 已办结 （未到）");
        Regex.Count(markup, "aria-current=\"step\"").ShouldBe(1);
    }

    [Fact]
    public async Task The_timeline_shows_the_newest_first_and_only_what_is_asked()
    {
        TimelineEntry[] entries =
        [
            new(Now.AddHours(-2), TimelineKind.People, "林晓燕", "受理了事项"),
            new(Now.AddHours(-1), TimelineKind.Clocks, "系统", "开始计时"),
            new(Now, TimelineKind.People, "周建民", "签收"),
        ];

        var markup = await Drawing.DrawAsync<Timeline>(
            ("Entries", entries), ("Only", TimelineKind.People), ("Address", (Func<TimelineKind?, string>)(kind => $"?kind={kind}")));

        var words = markup.Words();
        words.ShouldNotContain("开始计时");
        words.IndexOf("周建民", StringComparison.Ordinal).ShouldBeLessThan(words.IndexOf("林晓燕", StringComparison.Ordinal));
        markup.ShouldContain("href=\"?kind=Clocks\"");
    }

    [Theory, InlineData(null), InlineData(TimelineKind.Clocks)]
    public async Task What_the_system_did_because_of_an_act_is_folded_under_it_unless_it_is_asked_for(TimelineKind? asked)
    {
        var signed = new TimelineEntry(Now, TimelineKind.People, "周建民", "签收")
        {
            Effects = [new(Now, TimelineKind.Clocks, "系统", "按时完成：签收"), new(Now, TimelineKind.System, "系统", "安排待办")],
        };

        var markup = await Drawing.DrawAsync<Timeline>(
            ("Entries", new[] { signed }), ("Only", asked), ("Address", (Func<TimelineKind?, string>)(kind => $"?kind={kind}")));

        markup.Contains("<details", StringComparison.Ordinal).ShouldBe(asked is null);
        markup.Words().Contains("系统随之办理 2 项", StringComparison.Ordinal).ShouldBe(asked is null);
        markup.Words().ShouldContain("按时完成：签收");
        markup.Words().Contains("周建民", StringComparison.Ordinal).ShouldBe(asked is null);
    }

    [Fact]
    public async Task A_derivation_says_what_counted_what_did_not_and_where_it_leads()
    {
        var midnight = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.FromHours(8));
        var view = new DerivationView("个工作日",
            [new(Now, midnight, 0, "事件当天不计入"), new(midnight, midnight.AddDays(4), 2, "11月23日、24日是工作日")],
            midnight.AddDays(4), "第十二条", Provisional: true);

        var words = (await Drawing.DrawAsync<DerivationTable>(("View", view))).Words();

        words.ShouldContain("今天 10:15 今天 24:00 不计 事件当天不计入");
        words.ShouldContain("到期 2 11月24日 24:00 前");
        words.ShouldContain("依据：第十二条");
        words.ShouldContain("尚未公布放假安排");
    }

    [Fact]
    public async Task A_ruling_shows_rule_facts_ground_and_whether_it_was_checked()
    {
        var view = new RulingView("由谁主办", "派出所", null, [], "职责分工表", Verified: false, "5") { OverruledBecause = "紧急" };

        var words = (await Drawing.DrawAsync<RulingCard>(("View", view))).Words();

        words.ShouldBe("由谁主办 派出所 人工改判：紧急 规则 没有规则命中，由人工判断 依据 职责分工表 依据待核对 版本 5");
    }

    [Fact]
    public async Task Shares_say_who_leads_who_is_done_and_what_the_lead_waits_for()
    {
        var view = new SharesView(
            [new("派出所", Lead: true, "办理中", null, Concluded: false), new("物业", Lead: false, "已办理完毕", Now, Concluded: true)],
            "全部协办办理完毕后，主办才能办结", Ready: false);

        var words = (await Drawing.DrawAsync<ShareList>(("View", view))).Words();

        words.ShouldBe("派出所 主办 办理中 物业 协办 已办理完毕 · 今天 10:15 全部协办办理完毕后，主办才能办结");
    }

    [Fact]
    public async Task Seeing_a_party_whole_asks_for_the_purpose_first()
    {
        var view = new PartyView("投诉人", "王**", "138****0021")
        {
            Reveal = new("/acts", "reveal", "查看并留痕", 7, "k", [new("purpose", "用途", FieldType.Text) { Limit = 100 }]),
        };

        var markup = await Drawing.DrawAsync<PartyCard>(("View", view));

        markup.ShouldContain("name=\"data.purpose\"");
        markup.Words().ShouldContain("会写入办理记录");
        (await Drawing.DrawAsync<PartyCard>(("View", view with { Reveal = null }))).ShouldNotContain("<form");
    }

    [Fact]
    public async Task A_stale_form_shows_what_changed_next_to_what_was_typed()
    {
        var view = new ConflictView(
            [new(Now, TimelineKind.People, "高远", "发出了催办")], [new("办理情况", "已到现场 <b>查看</b>")], "/cases/1");

        var markup = await Drawing.DrawAsync<ConflictNotice>(("View", view));

        markup.Words().ShouldContain("高远 发出了催办");
        markup.ShouldContain("已到现场 &lt;b&gt;查看&lt;/b&gt;");
    }

    [Fact]
    public async Task A_chart_has_its_table_and_no_name_ends_its_data()
    {
        var view = new ChartView("open", "在办", ChartKind.Bar, "单位", ["</script><b>派出所"], [new("件数", [1234])]);

        var markup = await Drawing.DrawAsync<Chart>(("View", view));

        Regex.Count(markup, "</script>").ShouldBe(1);
        markup.ShouldContain("<td class=\"number\">1,234</td>");
    }
}
