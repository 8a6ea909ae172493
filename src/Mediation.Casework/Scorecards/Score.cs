using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Mediation.Casework.Cases;
using Mediation.Casework.Rulings;

namespace Mediation.Casework.Scorecards;

/// <summary>What one unit gave (一家给分).</summary>
/// <param name="Unit">打分单位.</param>
/// <param name="Mark">1 to 100.</param>
public sealed record GivenMark(string Unit, int Mark);

/// <summary>What a rule takes off a dimension (扣分).</summary>
/// <param name="Label">The rule's words.</param>
/// <param name="Points">How many points.</param>
public sealed record Deduction(string Label, int Points);

/// <summary>How one dimension comes to its points (一项的算法), in whole numbers.</summary>
/// <param name="Dimension">考核项目.</param>
/// <param name="Given">What each unit gave.</param>
/// <param name="Deductions">What rules take off.</param>
/// <param name="Weight">权重.</param>
public sealed record ScoreLine(Dimension Dimension, ImmutableList<GivenMark> Given, ImmutableList<Deduction> Deductions, int Weight)
{
    /// <summary>The mean of what was given, rounded down.</summary>
    [JsonIgnore]
    public int Mean => Given.Sum(each => each.Mark) / Given.Count;

    /// <summary>The mean without what is taken off; never less than nothing.</summary>
    [JsonIgnore]
    public int Points => Math.Max(0, Mean - Deductions.Sum(each => each.Points));
}

/// <summary>What a scorecard comes to (考核得分): whole-number arithmetic by the rule set <c>scorecard</c>, kept with every line of its derivation.</summary>
/// <param name="Firm">Name of whoever serves the compound.</param>
/// <param name="Unit">Its unit: code.</param>
/// <param name="Figures">What was counted.</param>
/// <param name="Lines">The six dimensions.</param>
/// <param name="Verdict">The outcome of the rule set for the total: <c>pass</c>, <c>fail</c> or another that the town wrote.</param>
/// <param name="Label">The words of the rule that says so.</param>
/// <param name="Ground">Its ground.</param>
/// <param name="FollowUp">Category of the town's own work that follows; null for none (后续工作).</param>
/// <param name="Version">Version of the rule set.</param>
public sealed record Score(
    string Firm, string Unit, ServiceFigures Figures, ImmutableList<ScoreLine> Lines, string Verdict, string Label, string Ground, string? FollowUp,
    string Version)
{
    /// <summary>The verdict that everything is well enough (达标); every other one counts as failed the next time.</summary>
    public const string Pass = "pass";

    private const string Set = "scorecard";

    /// <summary>The weights together.</summary>
    [JsonIgnore]
    public int Weights => Lines.Sum(line => line.Weight);

    /// <summary>Points times weight, together.</summary>
    [JsonIgnore]
    public int Weighted => Lines.Sum(line => line.Points * line.Weight);

    /// <summary>总分: the weighted points over the weights, rounded down; 0 to 100.</summary>
    [JsonIgnore]
    public int Total => Weighted / Weights;

    /// <summary>Whether it is not enough (不达标).</summary>
    [JsonIgnore]
    public bool Failed => Verdict != Pass;

    /// <summary>
    /// Reckons a score. Refused with <c>scorecard.no-marks</c> when nobody entered any, with <c>scorecard.no-rule</c> when the rules give a dimension no weight, or
    /// the total no verdict.
    /// </summary>
    public static Answer<Score> Of(IReadOnlyList<EnteredMarks> entered, string firm, string unit, ServiceFigures figures, RuleBook rules, FactSheet facts, DateOnly day)
    {
        if (entered.Count == 0)
            return new Refusal("scorecard.no-marks");
        var lines = Enum.GetValues<Dimension>().Select(dimension => LineOf(dimension, entered, figures, rules, facts, day)).ToImmutableList();
        if (lines.Exists(line => line.Weight <= 0))
            return new Refusal("scorecard.no-rule");
        var score = new Score(firm, unit, figures, lines, "", "", "", null, "");
        var verdict = rules.Answer(Set, Known(facts, figures, null, score.Total), day);
        return verdict.Hit
            ? score with { Verdict = verdict.Outcome, Label = verdict.Label!, Ground = verdict.Ground!, FollowUp = verdict.Text("Category"), Version = verdict.Version }
            : new Refusal("scorecard.no-rule");
    }

    private static ScoreLine LineOf(
        Dimension dimension, IReadOnlyList<EnteredMarks> entered, ServiceFigures figures, RuleBook rules, FactSheet facts, DateOnly day)
    {
        var ruling = rules.Answer(Set, Known(facts, figures, dimension, null), day);
        return new ScoreLine(dimension,
            [.. entered.Select(each => new GivenMark(each.Unit, each.Marks.First(mark => mark.Dimension == dimension).Mark))],
            [.. ruling.HitsOf("deduction").Select(hit => new Deduction(hit.Label, hit.Values.Number("Points") ?? 0)).Where(off => off.Points > 0)],
            ruling.HitsOf("weight").Sum(hit => hit.Values.Number("Weight") ?? 0));
    }

    private static FactSheet Known(FactSheet facts, ServiceFigures figures, Dimension? dimension, int? total) => facts with
    {
        History = facts.History with
        {
            Dimension = dimension?.Code(),
            ComplaintsPerHundred = figures.ComplaintsPerHundred,
            LatePercent = figures.LatePercent,
            MeanMark = figures.MeanMark,
            ServiceScore = total,
            FailedBefore = figures.FailedBefore,
        },
    };
}
