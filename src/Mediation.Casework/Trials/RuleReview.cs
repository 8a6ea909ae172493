using Mediation.Casework.Rulings;
using Mediation.Rules.Analysis;
using Mediation.Rules.Reading;

namespace Mediation.Casework.Trials;

/// <summary>An example that came out as expected and no longer does (不再符合的示例).</summary>
/// <param name="Example">The example.</param>
/// <param name="Missed">Names of what comes out otherwise.</param>
/// <param name="Got">What comes of it by the draft.</param>
public sealed record LostExample(ComplaintExample Example, IReadOnlyList<string> Missed, Assessment Got);

/// <summary>
/// What a rule set would bring that isn't in force yet (发布前查看): what it changes, what the analysis finds in it that it doesn't find in
/// what is in force, and which examples it loses. Takes up to some seconds.
/// </summary>
/// <param name="Differences">Rule by rule.</param>
/// <param name="Beside">Whether something beside the rules differs.</param>
/// <param name="Findings">Everything the analysis says of it.</param>
/// <param name="Fresh">What of that is new, and proven.</param>
/// <param name="Lost">The examples it loses.</param>
/// <param name="WonCount">How many examples came out otherwise than expected and no longer do.</param>
/// <param name="ExampleCount">How many examples there are.</param>
public sealed record RuleReview(
    IReadOnlyList<RuleDifference> Differences, bool Beside, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Fresh,
    IReadOnlyList<LostExample> Lost, int WonCount, int ExampleCount)
{
    /// <summary>Whether somebody must say that they have seen it before it may come into force (需确认).</summary>
    public bool NeedsConsent => Fresh.Count > 0 || Lost.Count > 0;

    /// <summary>Looks at a rule set without faults.</summary>
    public static RuleReview Of(RuleBook inForce, RuleSet candidate, IReadOnlyList<ComplaintExample> examples, DateOnly day, CancellationToken ct)
    {
        var draft = inForce.With(candidate);
        var standing = inForce.RuleSets.First(set => set.Name == candidate.Name);
        ct.ThrowIfCancellationRequested();
        var known = inForce.Analyse(candidate.Name).Select(Key).ToHashSet();
        ct.ThrowIfCancellationRequested();
        var findings = draft.Analyse(candidate.Name);
        var (lost, won) = Assessment.Order.Contains(candidate.Name) ? Judge(draft, inForce, examples, day, ct) : ([], 0);
        return new RuleReview(
            RuleDifference.Between(standing, candidate), RuleDifference.IsBeside(standing, candidate), findings,
            [.. findings.Where(finding => finding.Doubt is null && !known.Contains(Key(finding)))],
            lost, won, examples.Count);
    }

    private static (List<LostExample> Lost, int WonCount) Judge(
        RuleBook draft, RuleBook inForce, IReadOnlyList<ComplaintExample> examples, DateOnly day, CancellationToken ct)
    {
        var (lost, won) = (new List<LostExample>(), 0);
        foreach (var example in examples)
        {
            ct.ThrowIfCancellationRequested();
            var facts = inForce.Read(ComplaintExample.FactsOf(example.Text));
            var got = Assessment.Again(draft, facts, day);
            string[] missed = [.. example.Expected.Missed(got)];
            string[] before = [.. example.Expected.Missed(Assessment.Again(inForce, facts, day))];
            if (missed.Except(before).Any()) lost.Add(new(example, missed, got));
            if (before.Length > 0 && missed.Length == 0) won++;
        }
        return (lost, won);
    }

    private static (FindingKind, string, string) Key(Finding finding) => (finding.Kind, string.Join(' ', finding.Rules), finding.About);
}
