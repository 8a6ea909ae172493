using System.Globalization;
using Mediation.Rules.Analysis;
using Mediation.Casework.Rulings;

namespace Mediation.Policy.Tests;

/// <summary>What the analysis says of the shipped rules, over everything the facts may be.</summary>
public sealed class RuleAnalysisTests
{
    private static readonly Lazy<IReadOnlyList<Finding>> Findings = new(() =>
        [.. Shipped.Book.RuleSets.OrderBy(set => set.Name, StringComparer.Ordinal).SelectMany(set => Shipped.Book.Analyse(set.Name))]);

    /// <summary>Findings that are as they should be, each with the reason.</summary>
    private static IReadOnlyList<string> Explained { get; } =
        [.. File.ReadLines(Shipped.Folder("tests", "Mediation.Policy.Tests", "explained-findings.txt")).Where(line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void Nothing_is_found_in_the_shipped_rules_that_is_not_explained() =>
        Findings.Value.Where(finding => !Explained.Any(line => Speaks(line, finding)))
            .Select(finding => FindingText.Of(finding, CultureInfo.GetCultureInfo("zh-CN"), Shipped.Book.Wording)).ShouldBeEmpty();

    [Fact]
    public void What_is_explained_is_still_found() =>
        Explained.Where(line => !Findings.Value.Any(finding => Speaks(line, finding))).ShouldBeEmpty();

    [Fact]
    public void No_question_about_the_shipped_rules_is_left_undecided() =>
        Findings.Value.Where(finding => finding.Doubt is not null).ShouldBeEmpty();

    [Fact]
    public void A_hard_stop_taken_out_of_reach_is_found()
    {
        var name = "hard-stops.json";
        var file = File.ReadAllText(Shipped.Folder("rules", name)).Replace(
            "complaint.Mentions(\\\"gas-leak\\\")", "complaint.Mentions(\\\"gas-leak\\\") and ruling.Likeness.Outcome == \\\"harmless\\\"", StringComparison.Ordinal);
        var facts = ("facts.json", File.ReadAllText(Shipped.Folder("rules", "facts.json")));
        var likeness = ("likeness.json", File.ReadAllText(Shipped.Folder("rules", "likeness.json")));
        var book = RuleBook.Of([facts, likeness, (name, file)], Shipped.Vocabulary, Shipped.Book.Categories);

        var finding = book.Analyse("hard-stops").ShouldHaveSingleItem();

        finding.Kind.ShouldBe(FindingKind.AlwaysFalse);
        finding.Rules.ShouldBe(["gas-leak"]);
    }

    private static bool Speaks(string line, Finding finding) =>
        line.StartsWith($"{finding.Set} {finding.Kind} {string.Join(' ', finding.Rules)}: ", StringComparison.Ordinal);
}
