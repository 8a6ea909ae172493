using Mediation.Rules.Analysis;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Tests.Analysis;

/// <summary>Random rule sets: what the analysis claims is so on the engine, and what was planted is found.</summary>
public class AnalysisLaws
{
    private const int Rounds = 25;

    [Fact]
    public void Every_claim_holds_of_its_example_and_of_many_other_matters()
    {
        var claims = new HashSet<FindingKind>();
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new RandomRules(seed);
            var json = random.Set();
            var library = Town.Compile(json);
            var matters = Enumerable.Range(0, 60).Select(_ => random.Matter()).ToList();

            foreach (var finding in RuleAnalysis.Of(library, "w", Town.Model).Where(f => f.Doubt is null))
            {
                claims.Add(finding.Kind);
                if (finding.Example is { } example) Shows(library, finding, example.Matter).ShouldBeTrue($"{finding} in {json}");
                foreach (var matter in matters) Contradicts(library, finding, Town.Of(matter)).ShouldBeFalse($"{finding} by {matter} in {json}");
            }
        }
        claims.ShouldBe(
            [FindingKind.NeverHolds, FindingKind.NeverCounts, FindingKind.Gap, FindingKind.Overlap, FindingKind.AlwaysTrue, FindingKind.AlwaysFalse],
            ignoreOrder: true);
    }

    [Fact]
    public void What_goes_wrong_on_some_matter_was_found_or_left_undecided()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new RandomRules(seed);
            var json = random.Set();
            var library = Town.Compile(json);
            var findings = RuleAnalysis.Of(library, "w", Town.Model);
            for (var i = 0; i < 60; i++)
            {
                var result = library.Evaluate("w", Town.Of(random.Matter()).Arguments);
                var duties = Duties.Of(library.RuleSets.Single());
                if (duties.Covers == "true" && result.Hits.Count == 0)
                    findings.ShouldContain(f => f.Kind == FindingKind.Gap, json);
                if (duties.Exclusive && result.Hits.Count > 1)
                    findings.ShouldContain(f => f.Kind == FindingKind.Overlap && f.Rules[0] == result.Hits[0].Rule.Name
                        && f.Rules[1] == result.Hits[1].Rule.Name, json);
            }
        }
    }

    [Fact]
    public void Planted_defects_are_found()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new RandomRules(seed);
            var (condition, other) = (random.Condition(2), random.Condition(1));

            Kinds(Town.Set("", ("r", "a", $"({other}) and ({condition}) and not ({condition})", "")))
                .ShouldContain(FindingKind.NeverHolds, condition);
            Kinds(Town.Set("", ("r", "a", $"m.Mentions(\"始终\") and (({condition}) or not ({condition}))", "")))
                .ShouldContain(FindingKind.AlwaysTrue, condition);
            Kinds(Town.Set("\"HitPolicy\":\"first\",", ("r", "a", $"({condition}) or ({other})", ""), ("s", "b", condition, "")))
                .ShouldContain(k => k == FindingKind.NeverCounts || k == FindingKind.NeverHolds, condition);
        }
    }

    private static IEnumerable<FindingKind> Kinds(string set) => Town.Analyse(set).Select(f => f.Kind);

    private static bool Shows(RuleLibrary library, Finding finding, IMatter matter) => finding.Kind switch
    {
        FindingKind.NeverCounts => Holds(library, finding.Rules[0], matter) && !Counts(library, finding.Rules[0], matter),
        FindingKind.Gap => library.Evaluate("w", matter.Arguments).Hits.Count == 0,
        FindingKind.Overlap => Holds(library, finding.Rules[0], matter) && Holds(library, finding.Rules[1], matter),
        FindingKind.AlwaysTrue => Seen(library, finding, matter) is true,
        FindingKind.AlwaysFalse => Seen(library, finding, matter) is false,
        _ => false
    };

    private static bool Contradicts(RuleLibrary library, Finding finding, IMatter matter) => finding.Kind switch
    {
        FindingKind.NeverHolds => Holds(library, finding.Rules[0], matter),
        FindingKind.NeverCounts => Counts(library, finding.Rules[0], matter),
        FindingKind.AlwaysTrue => Seen(library, finding, matter) is false,
        FindingKind.AlwaysFalse => Seen(library, finding, matter) is true,
        _ => false
    };

    private static bool Holds(RuleLibrary library, string rule, IMatter matter) =>
        library.EvaluateRule("w", rule, matter.Arguments)!.IsTrue;

    private static bool Counts(RuleLibrary library, string rule, IMatter matter) =>
        library.Evaluate("w", matter.Arguments).Hits.Any(h => h.Rule.Name == rule);

    private static bool? Seen(RuleLibrary library, Finding finding, IMatter matter)
    {
        var trace = library.EvaluateRule("w", finding.Rules[0], matter.Arguments, new() { Trace = true })!.Trace!.Condition!;
        return Under(trace).Where(t => t.Text == finding.About && t.Expression.Start == finding.Offset && t.Evaluated)
            .Select(t => t.Value).LastOrDefault() as bool?;
    }

    private static IEnumerable<TraceNode> Under(TraceNode trace) => [trace, .. trace.Parts.SelectMany(Under)];
}
