using Mediation.Rules.Analysis;

namespace Mediation.Rules.Tests.Analysis;

public class CoverageTests
{
    [Fact]
    public void A_part_that_no_example_reached_is_told_from_one_seen_both_ways()
    {
        var coverage = Covered("m.Persons > 5 and (m.Anonymous or m.Days > 3)",
            new() { Persons = 2 }, new() { Persons = 7, Anonymous = true });

        var rule = coverage.Rules.ShouldHaveSingleItem();
        (rule.SeenTrue, rule.SeenFalse, rule.IsWhole).ShouldBe((true, true, false));
        rule.Parts.ShouldBe([new("m.Persons > 5", true, true), new("m.Anonymous", true, false), new("m.Days > 3", false, false)]);
    }

    [Fact]
    public void A_rule_seen_both_ways_in_every_part_is_whole() =>
        Covered("m.Persons > 5", new() { Persons = 2 }, new() { Persons = 7 }).Rules[0].IsWhole.ShouldBeTrue();

    private static Coverage Covered(string condition, params Matter[] examples)
    {
        var library = Town.Compile(Town.Set("", ("r", "a", condition, "")));
        var coverage = new Coverage(library.RuleSets.Single());
        foreach (var example in examples) coverage.Add(library.Evaluate("w", Town.Of(example).Arguments, new() { Trace = true }));
        return coverage;
    }
}
