using Mediation.Rules.Editing;

namespace Mediation.Rules.Tests.Editing;

/// <summary>Changing one place of a rule file and nothing else. 改原文</summary>
public sealed class RuleTextTests
{
    private const string Text =
        """
        {
          "WorkflowName": "group",
          "Note": "人多的事",
          "Rules": [
            {
              "RuleName": "many",
              "Expression": "complaint.Persons >= 10 and true",
              "Properties": {"label": "群体", "effectiveFrom": null}
            },
            { "RuleName": "few", "Expression": "true" }
          ]
        }
        """;

    [Fact]
    public void A_changed_value_is_all_that_differs() =>
        RuleText.Set(Text, "$.Rules[0]", ["Expression"], RuleText.Write("complaint.Persons >= 12 and true"))
            .ShouldBe(Text.Replace(">= 10", ">= 12", StringComparison.Ordinal));

    [Fact]
    public void Signs_and_Chinese_are_written_as_they_are() =>
        RuleText.Write("a >= 1 && b == \"提到\" + '<'").ShouldBe("""
            "a >= 1 && b == \"提到\" + '<'"
            """);

    [Fact]
    public void A_new_member_stands_below_the_last_one_as_that_does() =>
        RuleText.Set(Text, "$.Rules[0]", ["SuccessEvent"], "\"P1\"").ShouldContain(
            "\"effectiveFrom\": null},\n      \"SuccessEvent\": \"P1\"\n    },");

    [Fact]
    public void Objects_on_the_way_are_made() =>
        RuleText.Set(Text, "$.Rules[1]", ["Actions", "OnSuccess", "Name"], "\"OutputExpression\"").ShouldContain(
            """
            "Expression": "true", "Actions": {"OnSuccess": {"Name": "OutputExpression"}} }
            """.Trim());

    [Fact]
    public void A_member_taken_out_leaves_no_comma_behind()
    {
        RuleText.Set(Text, "$.Rules[0]", ["Properties", "effectiveFrom"], null).ShouldContain("""{"label": "群体"}""");
        RuleText.Set(Text, "$.Rules[0]", ["Properties", "label"], null).ShouldContain("""{"effectiveFrom": null}""");
        RuleText.Set(Text, "$.Rules[0]", ["SuccessEvent"], null).ShouldBe(Text);
    }

    [Fact]
    public void Rules_are_put_in_taken_out_and_moved()
    {
        var more = RuleText.Insert(Text, "$.Rules", 1, """{ "RuleName": "some" }""");
        more.ShouldContain("    },\n    { \"RuleName\": \"some\" },\n    { \"RuleName\": \"few\"");
        RuleText.Remove(more, "$.Rules", 1).ShouldBe(Text);

        var swapped = RuleText.Swap(Text, "$.Rules", 0);
        swapped.IndexOf("few", StringComparison.Ordinal).ShouldBeLessThan(swapped.IndexOf("many", StringComparison.Ordinal));
        RuleText.Swap(swapped, "$.Rules", 0).ShouldBe(Text);
        RuleText.Remove(RuleText.Remove(Text, "$.Rules", 0), "$.Rules", 0).ShouldContain("\"Rules\": [");
    }

    [Fact]
    public void A_place_that_is_not_there_is_a_defect_of_the_caller() =>
        Should.Throw<ArgumentException>(() => RuleText.Set(Text, "$.Rules[7]", ["Expression"], "\"true\""));

    [Fact]
    public void What_was_changed_reads_back_the_same_whatever_is_written() => Check.Sample(written =>
    {
        var changed = RuleText.Set(Text, "$.Rules[0]", ["Properties", "ground"], RuleText.Write(written));
        var file = Reading.RuleFile.Read(changed, "group.json");
        file.Faults.ShouldBeEmpty();
        file.RuleSets[0].Rules[0].Ground.ShouldBe(written);
        file.RuleSets[0].Rules[1].Name.ShouldBe("few");
    });

    /// <summary>Texts with everything in them that JSON has to escape.</summary>
    private static class Check
    {
        private const string Signs = "ab中“”\"\\\n\t{}[],:😀 ";

        public static void Sample(Action<string> law)
        {
            var random = new Random(7);
            for (var round = 0; round < 500; round++)
                law(string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Signs.EnumerateRunes().ElementAt(random.Next(17)).ToString())));
        }
    }
}
