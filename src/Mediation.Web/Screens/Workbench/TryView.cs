using Mediation.Casework.Rulings;
using Mediation.Casework.Trials;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Rules;

namespace Mediation.Web.Screens.Workbench;

/// <summary>Trying a draft (试一试页).</summary>
/// <param name="Table">The draft.</param>
/// <param name="Form">What was typed.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="Trial">What came of it; null before anything was tried.</param>
public sealed record TryView(DraftView Table, TryForm Form, IReadOnlyList<string> Faults, TrialView? Trial);

/// <summary>A rule's verdict, by the draft beside what is in force (判定对照).</summary>
/// <param name="Label">规则说明.</param>
/// <param name="Draft">The verdict by the draft; null where it has no such rule.</param>
/// <param name="InForce">The verdict in force; null where there is no such rule.</param>
/// <param name="Counts">Whether it counts by the draft.</param>
/// <param name="Told">The draft's whole trace, line by line.</param>
public sealed record VerdictLine(string Label, RuleOutcome? Draft, RuleOutcome? InForce, bool Counts, IReadOnlyList<string> Told)
{
    /// <summary>Whether the two differ.</summary>
    public bool Differs => Draft != InForce;

    /// <summary>成立, 不成立 ….</summary>
    public static string Said(RuleOutcome? outcome) => outcome switch
    {
        RuleOutcome.True => Texts.Bench_True,
        RuleOutcome.False => Texts.Bench_False,
        RuleOutcome.NotInForce => Texts.Bench_Asleep,
        RuleOutcome.Failed => Texts.Bench_Failed,
        _ => Texts.Bench_NotAsked,
    };
}

/// <summary>What becomes of the complaint as a whole in one respect (整体对照).</summary>
public sealed record OutcomeLine(string What, string InForce, string Draft)
{
    /// <summary>Whether the two differ.</summary>
    public bool Differs => InForce != Draft;
}

/// <summary>What came of a trial (试的结果).</summary>
/// <param name="Hits">What counts, by the draft and in force.</param>
/// <param name="Lines">Every rule.</param>
/// <param name="Outcomes">What becomes of the complaint; empty where the rule set isn't asked at acceptance.</param>
/// <param name="Day">The day whose law was asked.</param>
public sealed record TrialView(OutcomeLine Hits, IReadOnlyList<VerdictLine> Lines, IReadOnlyList<OutcomeLine> Outcomes, DateOnly Day)
{
    internal static TrialView Of(RuleTrial trial, Bench bench, DateOnly day)
    {
        var set = trial.Draft.Set;
        var standing = trial.InForce.Rules.GroupBy(rule => rule.Rule.Name).ToDictionary(same => same.Key, same => same.First().Outcome);
        var counting = trial.Draft.Hits.Select(hit => hit.Rule).ToHashSet(ReferenceEqualityComparer.Instance);
        var asked = trial.Draft.Rules.GroupBy(rule => rule.Rule.Name).ToDictionary(same => same.Key, same => same.First());
        var gone = trial.InForce.Rules.Where(rule => !asked.ContainsKey(rule.Rule.Name));
        return new TrialView(
            new(Texts.Bench_Counts, Counting(set, trial.InForce), Counting(set, trial.Draft)),
            [
                .. bench.Reading.Set!.Rules.Where(rule => rule.Enabled).Select(rule => asked.GetValueOrDefault(rule.Name) is { } result
                    ? new VerdictLine(Label(rule), result.Outcome, Standing(rule.Name), counting.Contains(result.Rule), bench.Book!.Tell(result, day))
                    : new VerdictLine(Label(rule), null, Standing(rule.Name), false, [])),
                .. gone.Where(rule => bench.Reading.Set.Rules.All(one => one.Name != rule.Rule.Name))
                    .Select(rule => new VerdictLine(Label(rule.Rule), null, rule.Outcome, false, [])),
            ],
            Assessment.Order.Contains(set) ? [.. AsAWhole(trial, bench)] : [], day);

        RuleOutcome? Standing(string name) => standing.TryGetValue(name, out var outcome) ? outcome : null;
    }

    private static IEnumerable<OutcomeLine> AsAWhole(RuleTrial trial, Bench bench)
    {
        var words = new CodeWords(bench.Policy);
        var (draft, standing) = trial.Under;
        return
        [
            Line("category", standing.Category?.Code ?? "", draft.Category?.Code ?? ""), Line("acceptance", standing.Acceptance, draft.Acceptance),
            Line("lead", standing.Lead, draft.Lead), Line("coHandlers", Joined(standing.CoHandlers), Joined(draft.CoHandlers)),
            Line("priority", standing.Priority, draft.Priority), Line("mediation", standing.Mediation, draft.Mediation),
            Line("secrecy", $"{standing.Secrecy}", $"{draft.Secrecy}"), Line("hardStops", Joined(standing.HardStops), Joined(draft.HardStops)),
            new(Words.Of("rule-set", "deadlines"), Terms(standing, words), Terms(draft, words)),
        ];

        OutcomeLine Line(string what, string before, string after) => new(CodeWords.What(what), words.Of(what, before), words.Of(what, after));
    }

    private static string Terms(Assessment assessed, CodeWords words) =>
        string.Join('；', assessed.Deadlines.Select(hit => $"{ValueWords.Outcome("deadlines", hit.Outcome)} {words.Term(hit.Values)}").Distinct());

    private static string Joined(IEnumerable<string> codes) => string.Join(',', codes);

    private static string Counting(string set, RuleSetResult result) => result.Hits.Count == 0
        ? Texts.Bench_NoHit
        : string.Join('；', result.Hits.Select(hit => $"{Label(hit.Rule)} → {RuleWords.OutcomeOf(set, hit.Rule)}"));

    private static string Label(Rule rule) => rule.Label ?? rule.Name;
}
