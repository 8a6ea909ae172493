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

    [Theory]
    [InlineData("&&", "||")]
    [InlineData("||", "&&")]
    public void Negating_a_whole_negates_its_parts_and_turns_the_operator(string symbol, string turned) =>
        ForSeeds(60, seed =>
        {
            var random = new RandomExpressions(seed);
            var (a, b) = (random.Condition(1), random.Condition(1));
            var (left, right) = (Library($"!({a} {symbol} {b})"), Library($"!({a}) {turned} !({b})"));
            foreach (var facts in Situations)
                left.Evaluate(facts).Rules[0].Outcome.ShouldBe(right.Evaluate(facts).Rules[0].Outcome);
        });

    [Fact]
    public void A_parent_of_two_rules_is_the_two_joined_by_its_operator() => ForSeeds(60, seed =>
    {
        var random = new RandomExpressions(seed);
        var (a, b) = (random.Condition(1), random.Condition(1));
        foreach (var (name, symbol) in new[] { ("And", "&&"), ("OrElse", "||") })
        {
            var parent = Parent(name, a, b);
            var joined = Library($"({a}) {symbol} ({b})");
            foreach (var facts in Situations)
            {
                var whole = joined.Evaluate(facts).Rules[0];
                if (whole.Outcome == RuleOutcome.Failed) continue;
                var result = parent.Evaluate(facts).Rules[0];
                // A child that fails counts as false, where the joined expression may never have come to it.
                if (result.Children.All(c => c.Failure is null)) result.Outcome.ShouldBe(whole.Outcome);
            }
        }
    });

    [Fact]
    public void A_fact_is_the_same_in_a_record_and_in_a_dictionary() => ForSeeds(60, seed =>
    {
        var condition = new RandomExpressions(seed).Condition(2)
            .Replace("complaint.Mentions", "complaint.Text.Contains", StringComparison.Ordinal);
        var typed = Library(condition);
        var dynamic = Library(condition.Replace("complaint.", "ruling.", StringComparison.Ordinal));
        foreach (var facts in Situations)
        {
            var same = new Dictionary<string, object?>
            {
                ["Text"] = facts.Text,
                ["Persons"] = facts.Persons,
                ["Days"] = facts.Days,
                ["Claim"] = facts.Claim,
                ["Tags"] = facts.Tags
            };
            dynamic.Evaluate("wf", new() { { "ruling", same } }).Rules[0].Outcome
                .ShouldBe(typed.Evaluate(facts).Rules[0].Outcome);
        }
    });

    private static RuleLibrary Parent(string name, string a, string b) => RuleSets.Compile(
        $$"""
        { "WorkflowName": "wf", "Rules": [{ "RuleName": "p", "Operator": "{{name}}", "Rules": [
          { "RuleName": "a", "Expression": {{JsonSerializer.Serialize(a)}} },
          { "RuleName": "b", "Expression": {{JsonSerializer.Serialize(b)}} }] }] }
        """);

    private static RuleLibrary Library(string expression) => RuleSets.Compile(
        $$"""
        { "WorkflowName": "wf", "Rules": [{
          "RuleName": "r", "Expression": {{JsonSerializer.Serialize(expression)}} }] }
        """);

    private static void ForSeeds(int count, Action<int> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), law)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
