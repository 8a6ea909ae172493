using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Tests;

public sealed record Facts
{
    public string Text { get; init; } = "";

    public int Persons { get; init; }

    public int? Days { get; init; }

    public decimal Claim { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool Mentions(string concept) => Text.Contains(concept, StringComparison.Ordinal);
}

internal static class RuleSets
{
    public static readonly RuleInputs Inputs = RuleInputs.Of(("complaint", typeof(Facts)), ("ruling", typeof(object)));

    public static RuleLibrary Compile(string json, RuleSettings? settings = null)
    {
        var file = RuleFile.Read(json, "test.json");
        file.Faults.ShouldBeEmpty();
        return RuleLibrary.Compile(file.RuleSets, Inputs, settings);
    }

    public static RuleSetResult Evaluate(
        this RuleLibrary library, Facts complaint, EvaluationOptions? options = null) =>
        library.Evaluate("wf", new() { { "complaint", complaint } }, options);
}
