using System.Text.Json;
using Mediation.Casework.Rulings;
using Mediation.Rules.Reading;

namespace Mediation.Policy.Tests;

/// <summary>Rules as a lawyer reads them: what the page of a rule set says.</summary>
public sealed class RuleReadingTests
{
    [Fact]
    public void One_of_two_numbers_is_enough_for_a_group()
    {
        var reading = Shown("priority", "group");

        reading.Condition.Kind.ShouldBe(ConditionKind.Any);
        reading.Condition.Parts.Select(part => part.Text).ShouldBe(["人数 不少于 10", "同类诉求户数 不少于 5"]);
    }

    [Fact]
    public void What_must_not_hold_is_said_as_such_down_to_its_parts()
    {
        var reading = Say("complaint.Mentions(\"violence\") and not (complaint.Mentions(\"fear\") or parties.AnyMinor)");

        reading.Condition.Kind.ShouldBe(ConditionKind.All);
        reading.Condition.Parts.Select(part => part.Kind).ShouldAllBe(kind => kind == ConditionKind.One);
        reading.Condition.Parts.Select(part => part.Text[..2]).ShouldBe(["诉求", "诉求", "涉未"]);
        reading.Condition.Parts[1].Text.ShouldStartWith("诉求没有提到");
        reading.Condition.Parts[2].Text.ShouldBe("涉未成年人：否");
    }

    [Fact]
    public void A_number_on_the_left_is_read_from_the_fact() =>
        Say("3 < history.ReturnCount").Condition.Text.ShouldBe("退单次数 大于 3");

    [Fact]
    public void The_unit_that_stands_in_for_an_accused_one_is_named() =>
        Say("true", "new(parties.Spare(\"A\", \"B\") as Lead, \"\" as Needs, 2 as N)").Outputs
            .Select(output => (output.Name, output.Texts[0])).ShouldBe([("Lead", "A（被投诉时改由B）"), ("N", "2")]);

    [Fact]
    public void Every_shipped_rule_reads_without_a_path_of_the_program()
    {
        foreach (var set in Shipped.Book.RuleSets)
            foreach (var rule in set.Rules)
                Texts(Shipped.Book.Say(rule, Word).Condition).ShouldAllBe(
                    text => !text.Contains("complaint.") && !text.Contains("ruling.") && !text.Contains("==") && text.Length > 0,
                    $"{set.Name}/{rule.Name}");
    }

    [Fact]
    public void The_words_of_a_rule_set_are_those_it_asks_for()
    {
        var concepts = Shipped.Book.ConceptsOf(Shipped.Book.RuleSets.Single(set => set.Name == "priority"));

        concepts.Select(concept => concept.Name).Order().ShouldBe(["elder-in-need", "life-support", "petition-threat"]);
    }

    private static IEnumerable<string> Texts(Condition condition) =>
        condition.Kind is ConditionKind.One ? [condition.Text] : condition.Parts.SelectMany(Texts);

    private static RuleReading Shown(string set, string rule) => Shipped.Book.Say(
        Shipped.Book.RuleSets.Single(s => s.Name == set).Rules.Single(r => r.Name == rule), Word);

    private static RuleReading Say(string expression, string output = "1")
    {
        var success = new { Name = "OutputExpression", Context = new { Expression = output } };
        var rule = new { RuleName = "r", Expression = expression, Actions = new { OnSuccess = success } };
        var file = JsonSerializer.Serialize(new { WorkflowName = "w", Rules = new[] { rule } });
        return Shipped.Book.Say(RuleFile.Read(file, "w.json").RuleSets[0].Rules[0], Word);
    }

    private static string Word(string name, string value) => value;
}
