using Mediation.Casework.Activities;
using Mediation.Casework.Rulings;
using Mediation.Rules.Reading;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Tests.Stories;

/// <summary>规则指定的流程: a rule alone sends a matter into a workflow of its own, and nothing falls between the two.</summary>
public sealed class FollowTests
{
    [Fact]
    public void A_rule_sends_a_matter_into_its_own_workflow_and_the_resident_is_still_answered()
    {
        var story = Story.Accepted(Given.Lamp, rules: Naming("routine"));

        story.File.OpenItems.Single().Step.ShouldStartWith("routine/");
        story.Does(story.Lead, "work-done", new { text = "换了灯头" });

        story.Item(story.Lead, "reply").ShouldNotBeNull("who brought it is answered as anybody is");
        story.File.Closed.ShouldBeFalse();
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void A_matter_that_was_not_solved_goes_back_into_the_workflow_the_rule_names()
    {
        var story = Story.Accepted(Given.Lamp, rules: Naming("routine"));
        story.Does(story.Lead, "work-done", new { text = "换了灯头" }).Answers().IsNotContent();

        story.Does(Townspeople.Supervisor, "rework", new { reason = "灯还是不亮" });

        story.File.OpenItems.Single().Step.ShouldStartWith("routine/");
    }

    [Fact]
    public void Where_the_named_workflow_is_no_longer_there_the_case_goes_the_ordinary_way()
    {
        var library = new WorkflowLibrary([.. ShippedPolicy.Definitions.Where(each => each.DefinitionId != "routine")]);

        var story = Story.Accepted(Given.Lamp, rules: Naming("routine"), workflows: library);

        story.File.OpenItems.ShouldAllBe(item => item.Step.StartsWith("joint-handling/", StringComparison.Ordinal));
        story.EverybodySigns().EverybodyConcludes().Answers().IsContent().Does("DESK", "close").File.Closed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("nobody-drew-it", "没有启用"), InlineData("complaint", "没有尽头")]
    public void A_rule_that_names_what_cannot_be_followed_is_a_fault_of_its_file(string workflow, string because)
    {
        var fault = PolicyMatch.FaultsOf(Naming(workflow), ShippedPolicy.Library).ShouldHaveSingleItem();

        (fault.File, fault.Path).ShouldBe(("course.json", "$.Rules[0]"));
        fault.Message.ShouldContain(because);
    }

    [Fact]
    public void A_workflow_that_is_computed_is_refused_because_nobody_could_look_before() =>
        With("""new(complaint.Text as Workflow)""").Faults.ShouldHaveSingleItem().Message.ShouldContain("直接写出流程的标识");

    [Fact]
    public void The_shipped_rules_name_only_what_ships() => PolicyMatch.FaultsOf(ShippedPolicy.Rules, ShippedPolicy.Library).ShouldBeEmpty();

    private static RuleBook Naming(string workflow) => With($"new(\\\"{workflow}\\\" as Workflow)");

    private static RuleBook With(string output)
    {
        var shipped = File.ReadAllText(ShippedPolicy.File("rules", "course.json"));
        var text = shipped.Replace("\"Rules\": [", $$"""
            "Rules": [
              {
                "RuleName": "own-mechanism", "SuccessEvent": "mechanism", "Expression": "ruling.Dispatch.Hit",
                "Actions": {"OnSuccess": {"Name": "OutputExpression", "Context": {"Expression": "{{output}}"} } },
                "Properties": {"label": "本镇自定", "ground": "本镇政策", "effectiveFrom": null, "effectiveTo": null, "verified": "policy"}
              },
            """, StringComparison.Ordinal);
        return ShippedPolicy.Rules.With(RuleFile.Read(text, "course.json").RuleSets);
    }
}
