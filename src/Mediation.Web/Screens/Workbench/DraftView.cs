using Mediation.Casework.Rulings;
using Mediation.Postgres.Definitions;
using Mediation.Rules.Analysis;
using Mediation.Rules.Reading;
using Mediation.Web.Parts;
using Mediation.Web.Screens.Rules;

namespace Mediation.Web.Screens.Workbench;

/// <summary>A rule as a line of the table (规则表行).</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Reading">The rule in words.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="Findings">What the analysis says of it.</param>
/// <param name="Coverage">What the examples showed of it; null when nobody looked.</param>
public sealed record RuleLine(
    int Index, Rule Rule, RuleReading Reading, IReadOnlyList<PlacedFault> Faults, IReadOnlyList<FindingLine> Findings, RuleCoverage? Coverage)
{
    /// <summary>Whether words stand in it: in what a reader sees or in what the file says.</summary>
    public bool Says(string set, string? words) => string.IsNullOrWhiteSpace(words) || RuleRow.Holds(set, Rule, Reading, words.Trim());
}

/// <summary>A finding in words, with the facts that show it (发现).</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Facts">Its example as lines that can be tried; null where it has none.</param>
/// <param name="Day">The day of the example; null for any.</param>
public sealed record FindingLine(string Sentence, string? Facts, DateOnly? Day);

/// <summary>The rule that is open for editing (正在改的规则).</summary>
/// <param name="Index">Its place.</param>
/// <param name="Part">The part that has the focus.</param>
/// <param name="Form">What the fields hold.</param>
public sealed record OpenRule(int Index, string Part, RuleForm Form);

/// <summary>What is looked for in the table (查阅方式), as its address says.</summary>
/// <param name="Analysed">Whether analysis and examples are shown.</param>
/// <param name="Find">Words that the rules shown must say; null for all rules.</param>
public sealed record Looked(bool Analysed, string? Find)
{
    /// <summary>All rules, and nothing about them.</summary>
    public static Looked Plainly { get; } = new(false, null);

    /// <summary>What the address says.</summary>
    public static Looked Of(IQueryCollection query) => new(query["analysed"] == "true", query["q"]);
}

/// <summary>A rule set as a table that is edited (规则表).</summary>
public sealed record DraftView
{
    public required BenchAddress Address { get; init; }

    public required Clockface Clock { get; init; }

    public required RuleWords Words { get; init; }

    public required RuleDraft Draft { get; init; }

    /// <summary>What the text reads as.</summary>
    public required DraftReading Reading { get; init; }

    /// <summary>Whether the visitor may change it.</summary>
    public required bool MayEdit { get; init; }

    /// <summary>The rules, in order.</summary>
    public IReadOnlyList<RuleLine> Lines { get; init; } = [];

    /// <summary>Those that say what is looked for, and the one that is open.</summary>
    public IReadOnlyList<RuleLine> Found => [.. Lines.Where(line => line.Index == Open?.Index || line.Says(Draft.Name, Address.Find))];

    /// <summary>What the analysis says of no rule in particular.</summary>
    public IReadOnlyList<FindingLine> Findings { get; init; } = [];

    /// <summary>Whether analysis and examples were looked at.</summary>
    public bool Analysed { get; init; }

    /// <summary>The rule that is open; null when none is.</summary>
    public OpenRule? Open { get; init; }

    /// <summary>Why the last change was refused.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What may be asked for in expressions.</summary>
    public IEnumerable<Completion> Facts { get; init; } = [];

    /// <summary>What the rule set decides.</summary>
    public string Title => RuleWords.Title(Draft.Name);

    /// <summary>Faults of no rule in particular.</summary>
    public IEnumerable<PlacedFault> OtherFaults => Reading.Faults.Where(fault => Lines.All(line => !fault.IsIn(line.Rule.Path)));

    internal static DraftView Of(RuleDraft draft, Bench bench, Clockface clock, bool mayEdit, Looked looked)
    {
        var words = new RuleWords(bench.Policy);
        var analysis = looked.Analysed ? bench.Analysis : null;
        var rules = bench.Reading.Set?.Rules ?? [];
        return new DraftView
        {
            Address = new BenchAddress(draft.Name, looked.Find),
            Clock = clock,
            Words = words,
            Draft = draft,
            Reading = bench.Reading,
            MayEdit = mayEdit,
            Facts = Completions.Facts(bench.Policy),
            Analysed = analysis is not null,
            Lines = [.. rules.Select((rule, index) => new RuleLine(
                index, rule, words.Say(rule), [.. bench.Reading.Faults.Where(fault => fault.IsIn(rule.Path))],
                [.. (analysis?.Findings ?? []).Where(finding => finding.Rules.Contains(rule.Name)).Select(finding => LineOf(finding, bench))],
                analysis?.Coverage.GetValueOrDefault(rule.Path)))],
            Findings = [.. (analysis?.Findings ?? []).Where(finding => finding.Rules.Count == 0).Select(finding => LineOf(finding, bench))],
        };
    }

    private static FindingLine LineOf(Finding finding, Bench bench) => new(
        bench.Policy.Rules.Say(finding), finding.Example is { } example ? Casework.Trials.FactLines.Write(example.Facts) : null, finding.Example?.Day);
}
