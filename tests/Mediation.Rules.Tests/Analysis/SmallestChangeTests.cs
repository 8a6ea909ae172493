using System.Globalization;
using Mediation.Rules.Analysis;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Tests.Analysis;

public class SmallestChangeTests
{
    [Fact]
    public void One_fact_changes_to_the_nearest_value_that_does()
    {
        var change = OfRule("m.Persons >= 5 or (m.Anonymous and m.Mentions(\"打\"))", new() { Persons = 3 })!;

        change.Changes.ShouldBe([new(new("m.Persons", null, 3m), new("m.Persons", null, 5m), 1)]);
        Say(change).ShouldBe("若『人数』由 3 改为 5 以上，则成立");
    }

    [Fact]
    public void Two_facts_are_changed_when_no_single_one_does() =>
        OfRule("m.Persons < 5 and m.Anonymous and m.Mentions(\"打\")", new() { Persons = 7, Anonymous = true })!
            .Changes.Select(c => c.To.ToString()).ShouldBe(["m.Persons = 4", "m.Words(打) = 是"]);

    [Fact]
    public void A_fact_asked_about_twice_is_changed_once() =>
        OfRule("m.Persons > 3 and m.Persons < 6 and m.Persons != 4", new() { Persons = 9 })!
            .Changes.ShouldHaveSingleItem().To.Value.ShouldBe(5m);

    [Fact]
    public void What_makes_another_rule_of_a_set_count_is_found()
    {
        var library = Town.Compile(Town.Set("\"HitPolicy\":\"first\",",
            ("crowd", "P1", "m.Persons >= 10", ""), ("danger", "P0", "m.Mentions(\"打,骂\")", ""), ("rest", "P2", "true", "")));

        var change = SmallestChange.OfSet(library, "w", Town.Model, Town.Of(new() { Persons = 2, Words = ["骂"] }))!;

        change.Changes.ShouldHaveSingleItem().To.ShouldBe(new FactValue("m.Persons", null, 10m));
        change.Result.Hit!.Rule.Name.ShouldBe("crowd");
        SmallestChange.OfSet(library, "w", Town.Model, Town.Of(new() { Words = ["骂"] }), new() { MayChange = path => path != "m.Persons" })!
            .Result.Hit!.Rule.Name.ShouldBe("rest");
    }

    [Fact]
    public void What_cannot_be_chosen_is_not_proposed() =>
        OfRule("m.Text.Length > 5", new()).ShouldBeNull();

    [Fact]
    public void No_change_is_smaller_than_the_one_that_is_found()
    {
        var found = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new RandomRules(seed);
            var condition = random.Condition(2);
            if (condition.Contains("Text", StringComparison.Ordinal) || condition.Contains("> m.Claim", StringComparison.Ordinal)) continue;
            var library = Town.Compile(Town.Set("", ("r", "a", condition, "")));
            for (var i = 0; i < 5; i++)
            {
                var matter = random.Matter();
                var change = SmallestChange.OfRule(library, ("w", "r"), Town.Model, Town.Of(matter));
                var single = Neighbours(matter).Any(n => Holds(n) != Holds(matter));
                if (single) change.ShouldNotBeNull(condition).Changes.Count.ShouldBe(1, $"{condition} of {matter}");
                if (change is null) continue;
                found++;
                library.EvaluateRule("w", "r", Town.Of(matter).With([.. change.Changes.Select(c => c.To)]).Arguments)!.IsTrue
                    .ShouldBe(!Holds(matter));
            }

            bool Holds(Matter matter) => library.EvaluateRule("w", "r", Town.Of(matter).Arguments)!.IsTrue;
        }
        found.ShouldBeGreaterThan(60);
    }

    /// <summary>Matters that differ in one fact.</summary>
    private static IEnumerable<Matter> Neighbours(Matter m) =>
    [
        .. Enumerable.Range(1, 7).Select(n => m with { Persons = n }),
        .. Enumerable.Range(-1, 8).Select(n => m with { Days = n < 0 ? null : n }),
        .. Enumerable.Range(0, 10).Select(n => m with { Claim = n / 2m }),
        .. new[] { null, "AQ01", "AQ02", "MF01", "MF02" }.Select(c => m with { Category = c }),
        .. new[] { "窗口", "电话", "其他" }.Select(c => m with { Channel = c }),
        m with { Anonymous = !m.Anonymous },
        .. new bool?[] { null, true, false }.Select(s => m with { Solved = s }),
        .. Enumerable.Range(1, 5).Select(d => m with { Since = new DateOnly(2025, 12, 30).AddDays(d) }), m with { Since = null }
    ];

    private static SmallestChange? OfRule(string condition, Matter matter) => SmallestChange.OfRule(
        Town.Compile(Town.Set("", ("r", "a", condition, ""))), ("w", "r"), Town.Model, Town.Of(matter));

    private static string Say(SmallestChange change) => FindingText.Of(change, "成立", CultureInfo.GetCultureInfo("zh-CN"),
        new TraceWording { Labels = new Dictionary<string, string> { ["m.Persons"] = "人数" } });
}
