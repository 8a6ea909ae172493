using Mediation.Rules.Analysis;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Tests.Analysis;

/// <summary>Facts of every kind that can be reasoned about.</summary>
public sealed record Matter
{
    public int Persons { get; init; } = 1;

    public int? Days { get; init; }

    public decimal Claim { get; init; }

    public string? Category { get; init; }

    public string Channel { get; init; } = "窗口";

    public bool Anonymous { get; init; }

    public bool? Solved { get; init; }

    public DateOnly? Since { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    public string Text { get; init; } = "";

    public bool Mentions(string words) => words.Split(',').Any(Words.Contains);

    public bool Under(string prefixes) =>
        Category is { } category && prefixes.Split(',').Any(p => category.StartsWith(p, StringComparison.Ordinal));
}

/// <summary>What the analysis is told of <see cref="Matter"/>.</summary>
internal static class Town
{
    public static readonly FactModel Model = new()
    {
        Facts =
        [
            new("m.Persons", FactKind.Whole) { Least = 1, Most = 1000 },
            new("m.Days", FactKind.Whole) { Least = 0, CanBeNull = true },
            new("m.Claim", FactKind.Number) { Least = 0 },
            new("m.Category", FactKind.Text) { Values = ["AQ01", "AQ02", "MF01", "MF02"], Closed = true, CanBeNull = true },
            new("m.Channel", FactKind.Text),
            new("m.Anonymous", FactKind.YesNo),
            new("m.Solved", FactKind.YesNo) { CanBeNull = true },
            new("m.Since", FactKind.Day) { CanBeNull = true }
        ],
        Questions =
        [
            new("m.Mentions", QuestionKind.AnyListed, "m.Words"),
            new("m.Under", QuestionKind.AnyPrefix, "m.Category")
        ],
        Blank = Of(new())
    };

    public static TypedMatter Of(Matter matter) => new([new("m", matter)], []);

    public static RuleLibrary Compile(string json)
    {
        var file = RuleFile.Read(json, "town.json");
        file.Faults.ShouldBeEmpty();
        var library = RuleLibrary.Compile(file.RuleSets, RuleInputs.Of(("m", typeof(Matter))));
        library.Faults.ShouldBeEmpty();
        return library;
    }

    public static IReadOnlyList<Finding> Analyse(string json, AnalysisLimits? limits = null) =>
        RuleAnalysis.Of(Compile(json), "w", Model, limits);

    /// <summary>A rule set of one line for each rule: name, outcome and condition, and what else its JSON says.</summary>
    public static string Set(string more, params IEnumerable<(string Name, string Outcome, string Condition, string More)> rules) =>
        $$"""{"WorkflowName":"w",{{more}}"Rules":[{{string.Join(',', rules.Select(r =>
            $$"""{"RuleName":"{{r.Name}}","SuccessEvent":"{{r.Outcome}}",{{r.More}}"Expression":{{System.Text.Json.JsonSerializer.Serialize(r.Condition)}}}"""))}}]}""";
}
