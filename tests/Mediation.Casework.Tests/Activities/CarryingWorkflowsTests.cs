using Mediation.Casework.Activities;
using Mediation.Casework.Rulings;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Tests.Activities;

/// <summary>Which workflows carry a case that goes a certain way. 承办流程</summary>
public sealed class CarryingWorkflowsTests
{
    [Theory]
    [InlineData("mediation", "投诉办理 联合处置 人民调解"), InlineData("enforcement", "投诉办理 联合处置 行政执法"), InlineData("handling", "投诉办理 联合处置")]
    [InlineData("emergency", "投诉办理 紧急转处 联合处置"), InlineData("decline", "投诉办理"), InlineData("no-match", "投诉办理 联合处置")]
    public void The_drawings_say_which_workflows_a_case_enters_one_after_the_other(string course, string entered) =>
        Entered(Ruled(course)).ShouldBe(entered);

    [Theory]
    [InlineData("own-work", "home-visit", "投诉办理 入户走访"), InlineData("mechanism", "pavilion", "投诉办理 议事会")]
    [InlineData("mechanism", "nobody-drew-it", "投诉办理")]
    public void A_rule_that_names_a_workflow_leads_into_it_without_a_line_of_its_own(string course, string workflow, string entered) =>
        Entered(Ruled(course, workflow)).ShouldBe(entered);

    [Fact]
    public void Without_the_main_flow_there_are_none() => CarryingWorkflows.Of(new WorkflowLibrary([]), Ruled("mediation")).ShouldBeEmpty();

    private static string Entered(Ruling course) =>
        string.Join(' ', CarryingWorkflows.Of(ShippedPolicy.Library, course).Select(workflow => workflow.Name));

    private static Ruling Ruled(string outcome, string? workflow = null)
    {
        var asked = new Ruling { Set = "course", Version = "1" }.DecidedBy("", outcome);
        return workflow is null ? asked : asked.ReplacedBy("", new KeyValuePair<string, object?>(NamedWorkflow.Output, workflow));
    }
}
