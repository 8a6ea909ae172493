using Mediation.Casework.Activities;
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
        string.Join(' ', CarryingWorkflows.Of(ShippedPolicy.Library, course).Select(workflow => workflow.Name)).ShouldBe(entered);

    [Fact]
    public void Without_the_main_flow_there_are_none() => CarryingWorkflows.Of(new WorkflowLibrary([]), "mediation").ShouldBeEmpty();
}
