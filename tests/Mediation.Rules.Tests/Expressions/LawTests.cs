using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;

namespace Mediation.Rules.Tests.Expressions;

public class LawTests
{
    private static readonly Facts[] Situations =
    [
        new(),
        new() { Persons = 1, Text = "打", Tags = ["a"] },
        new() { Persons = 3, Days = 2, Text = "骂打", Claim = 1.5m, Tags = ["a", "abc"] },
    ];

    [Fact]
    public void Printing_and_parsing_again_gives_the_same_tree() => ForSeeds(300, seed =>
    {
        var tree = new RandomExpressions(seed).Tree(4);
        var printed = Printer.Print(tree);

        var parsed = RuleExpression.Parse(printed, out var fault);

        fault.ShouldBeNull(printed);
        parsed!.Root.Equals(tree).ShouldBeTrue($"{printed} became {parsed}");
    });

    [Fact]
    public void A_traced_evaluation_gives_what_an_untraced_one_gives() => ForSeeds(60, seed =>
    {
        var library = Library(new RandomExpressions(seed).Condition(3));
        foreach (var facts in Situations)
        {
            var plain = library.Evaluate(facts).Rules[0];
            var traced = library.Evaluate(facts, new() { Trace = true }).Rules[0];
            traced.Outcome.ShouldBe(plain.Outcome);
            traced.Failure?.Code.ShouldBe(plain.Failure?.Code);
        }
    });

    [Fact]
    public void Negating_a_conjunction_is_the_disjunction_of_negations() => ForSeeds(60, seed =>
    {
        var random = new RandomExpressions(seed);
        var (a, b) = (random.Condition(1), random.Condition(1));
        var (left, right) = (Library($"!({a} && {b})"), Library($"!({a}) || !({b})"));
        foreach (var facts in Situations)
            left.Evaluate(facts).Rules[0].Outcome.ShouldBe(right.Evaluate(facts).Rules[0].Outcome);
    });

    private static RuleLibrary Library(string expression) => RuleSets.Compile(
        $$"""
        { "WorkflowName": "wf", "Rules": [{
          "RuleName": "r", "Expression": {{JsonSerializer.Serialize(expression)}} }] }
        """);

    private static void ForSeeds(int count, Action<int> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), law)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
