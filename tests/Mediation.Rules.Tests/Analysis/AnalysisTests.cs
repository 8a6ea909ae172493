using System.Globalization;
using Mediation.Rules.Analysis;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Tests.Analysis;

public class AnalysisTests
{
    private const string First = "\"HitPolicy\":\"first\",";

    [Fact]
    public void A_rule_that_can_never_hold_names_the_parts_that_exclude_each_other()
    {
        var finding = Only(Town.Set("", Row("m.Anonymous and m.Persons > 10 and m.Claim > 5 and m.Persons < 3")));

        finding.Kind.ShouldBe(FindingKind.NeverHolds);
        finding.Conflict.ShouldBe(["m.Persons > 10", "m.Persons < 3"]);
    }

    [Fact]
    public void A_rule_that_earlier_ones_cover_never_counts_and_an_example_shows_it()
    {
        var library = Town.Compile(Town.Set(First,
            ("many", "a", "m.Persons >= 5", ""), ("few", "b", "m.Persons < 5", ""), ("seven", "c", "m.Persons == 7", "")));

        var finding = RuleAnalysis.Of(library, "w", Town.Model).ShouldHaveSingleItem();

        (finding.Kind, finding.Rules[0]).ShouldBe((FindingKind.NeverCounts, "seven"));
        var run = library.Evaluate("w", finding.Example!.Matter.Arguments);
        run.Hit!.Rule.Name.ShouldBe("many");
        library.EvaluateRule("w", "seven", finding.Example.Matter.Arguments)!.IsTrue.ShouldBeTrue();
    }

    [Fact]
    public void A_gap_is_shown_by_the_few_facts_that_make_it()
    {
        var finding = Only(Town.Set(First, ("a", "a", "m.Persons >= 5", ""), ("b", "b", "m.Persons < 4", "")));

        finding.Kind.ShouldBe(FindingKind.Gap);
        finding.Example!.Facts.ShouldBe([new("m.Persons", null, 4m)]);
    }

    [Fact]
    public void A_set_need_only_cover_what_it_promises()
    {
        var rules = new[] { ("a", "a", "m.Category != null and m.Persons >= 5", ""), ("b", "b", "m.Category != null and m.Persons < 5", "") };

        Town.Analyse(Town.Set(First, rules)).Select(f => f.Kind).ShouldBe([FindingKind.Gap]);
        Town.Analyse(Town.Set(First + "\"Covers\":\"m.Category != null\",", rules)).ShouldBeEmpty();
    }

    [Fact]
    public void Two_rules_that_hold_together_and_differ_are_an_overlap_unless_the_set_allows_it()
    {
        var rules = new[] { ("a", "a", "m.Persons >= 5", ""), ("b", "b", "m.Days > 3", "") };

        var finding = Only(Town.Set("", rules));

        (finding.Kind, finding.Example!.Facts.Count).ShouldBe((FindingKind.Overlap, 2));
        Town.Analyse(Town.Set("\"Exclusive\":false,", rules)).ShouldBeEmpty();
    }

    [Fact]
    public void Clocks_kept_apart_by_an_output_may_run_beside_each_other()
    {
        static string Giving(string clock, int days) =>
            $$"""
            "Actions":{"OnSuccess":{"Name":"OutputExpression",
              "Context":{"Expression":"new(\"{{clock}}\" as Clock, {{days}} as N)" } } },
            """;
        (string, string, string, string)[] rules =
        [
            ("law", "reply", "m.Persons >= 5", Giving("legal", 60)), ("town", "reply", "m.Persons >= 7", Giving("town", 5)),
            ("again", "reply", "m.Under(\"MF\")", Giving("town", 7))
        ];

        Town.Analyse(Town.Set("\"Exclusive\":[\"Clock\"],", rules)).ShouldHaveSingleItem().Rules.ShouldBe(["town", "again"]);
    }

    [Theory]
    [InlineData("m.Persons >= 1", FindingKind.AlwaysTrue, "m.Persons >= 1")]
    [InlineData("m.Anonymous and (m.Persons > 3 or m.Persons < 9)", FindingKind.AlwaysTrue, "m.Persons > 3 || m.Persons < 9")]
    [InlineData("m.Persons >= 10 and m.Persons > 5", FindingKind.AlwaysTrue, "m.Persons > 5")]
    [InlineData("m.Anonymous or m.Category == \"ZZ\"", FindingKind.AlwaysFalse, "m.Category == \"ZZ\"")]
    [InlineData("m.Mentions(\"打\") or (m.Under(\"AQ\") and m.Under(\"MF01\"))", FindingKind.AlwaysFalse, "m.Under(\"AQ\") && m.Under(\"MF01\")")]
    [InlineData("m.Days > 3 and m.Days != null", FindingKind.AlwaysTrue, "m.Days != null")]
    public void A_part_that_is_always_the_same_is_found(string condition, FindingKind kind, string part)
    {
        var finding = Only(Town.Set("", Row(condition)));

        (finding.Kind, finding.About, finding.Doubt).ShouldBe((kind, part, null));
        finding.Example.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("m.Text.Length >= 0")]
    [InlineData("m.Persons * 2 > 1")]
    [InlineData("m.Persons > m.Claim + 5000")]
    public void What_cannot_be_decided_is_said_to_be_undecided(string condition) =>
        Town.Analyse(Town.Set("", Row(condition))).ShouldAllBe(f => f.Doubt == Doubt.Opaque);

    [Fact]
    public void A_search_that_is_cut_short_says_so()
    {
        var condition = string.Join(" and ", Enumerable.Range(0, 12).Select(i => $"(m.Mentions(\"a{i}\") or m.Mentions(\"b{i}\"))"));

        Town.Analyse(Town.Set("", Row(condition)), new() { Cases = 10 }).ShouldContain(f => f.Doubt == Doubt.Limit);
        Town.Analyse(Town.Set("", Row(condition))).ShouldBeEmpty();
    }

    [Fact]
    public void Params_are_seen_through_and_unused_ones_found()
    {
        const string Locals = """
            "LocalParams":[{"Name":"many","Expression":"m.Persons >= 5"},{"Name":"idle","Expression":"m.Days"}],
            """;

        Town.Analyse(Town.Set("", ("r", "a", "many and m.Persons < 3", Locals))).Select(f => (f.Kind, f.About))
            .ShouldBe([(FindingKind.NeverHolds, ""), (FindingKind.UnusedParam, "idle")]);
    }

    [Fact]
    public void Days_between_an_old_rule_and_its_successor_are_found()
    {
        var library = Town.Compile(Town.Set("", Dated("old", null, "2025-12-31"), Dated("new", "2026-01-11", null)));

        var finding = RuleAnalysis.Of(library, "w", Town.Model).ShouldHaveSingleItem();

        (finding.Kind, finding.About).ShouldBe((FindingKind.DateHole, "2026-01-01/2026-01-10"));
        library.Evaluate("w", finding.Example!.Matter.Arguments, new() { InForceOn = finding.Example.Day }).Hit.ShouldBeNull();
        Only(Town.Set("", Dated("old", null, "2026-01-15"), Dated("new", "2026-01-11", null))).Kind.ShouldBe(FindingKind.DateOverlap);
        Town.Analyse(Town.Set("", Dated("old", null, "2026-01-10"), Dated("new", "2026-01-11", null))).ShouldBeEmpty();
    }

    [Fact]
    public void Children_are_joined_as_their_parent_says()
    {
        const string Set = """
            {"WorkflowName":"w","Rules":[{"RuleName":"p","Operator":"And","Rules":[
              {"RuleName":"c","Expression":"m.Persons > 5"},{"RuleName":"d","Expression":"m.Persons < 5"}]}]}
            """;

        Only(Set).Kind.ShouldBe(FindingKind.NeverHolds);
        Town.Analyse(Set.Replace("And", "Or", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_finding_is_said_in_Chinese_with_its_example()
    {
        var wording = new TraceWording { Labels = new Dictionary<string, string> { ["m.Persons"] = "人数" } };

        FindingText.Of(Only(Town.Set(First, ("a", "a", "m.Persons > 5", ""))), CultureInfo.GetCultureInfo("zh-CN"), wording)
            .ShouldBe("有应当判定的情形没有规则管；例如 人数：1");
    }

    private static (string, string, string, string) Row(string condition) => ("r", "a", condition, "");

    private static (string, string, string, string) Dated(string name, string? from, string? to) => (name, "a", "m.Persons > 5",
        $$"""
        "Properties":{"effectiveFrom":{{(from is null ? "null" : $"\"{from}\"")}},"effectiveTo":{{(to is null ? "null" : $"\"{to}\"")}}},
        """);

    private static Finding Only(string set) => Town.Analyse(set).ShouldHaveSingleItem();
}
