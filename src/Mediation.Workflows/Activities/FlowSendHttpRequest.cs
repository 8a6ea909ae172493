using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Sends a request and leaves by the line of the status that came (发送请求).</summary>
internal sealed class FlowSendHttpRequest : HttpRequesting
{
    public override string TypeName => "Elsa.FlowSendHttpRequest";

    public override string DisplayName => "发送请求（流程图）";

    public override string EnglishName => "Send HTTP request (flow)";

    private const string Expected = "expectedStatusCodes";

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [.. Common, new(Expected, "List<Int32>", "预期状态")];

    public override IReadOnlyList<string> Ports(ActivityNode node) =>
        [Done, .. node.LiteralTexts(Expected), Unmatched, NotConnected, Late];

    protected override void Leave(ActivityExecution x, int? status, string outcome)
    {
        var expected = x.Input<int[]>(Expected) ?? [];
        x.Complete(Done, status is not { } code || expected.Contains(code) ? outcome : Unmatched);
    }
}
