using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Sends a request and runs the embedded activity for the status that came (发送请求).</summary>
internal sealed class SendHttpRequest : HttpRequesting
{
    public override string TypeName => "Elsa.SendHttpRequest";

    public override string DisplayName => "发送请求";

    public override string EnglishName => "Send HTTP request";

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } =
    [
        new("expectedStatusCodes", "预期状态", IsList: true) { Members = ["activity"] },
        new("unmatchedStatusCode", "其他状态"), new("failedToConnect", "连不上"), new("timeout", "超时"),
    ];

    public override object? Read(ActivityProperties properties)
    {
        var codes = new List<int>();
        if (properties["expectedStatusCodes"] is not { ValueKind: JsonValueKind.Array } list)
            return codes;
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            if (JsonMembers.Whole(item, "statusCode") is not { } code)
                properties.Error("input-shape", $"expectedStatusCodes[{index}]", "A status code is a number.");
            codes.Add(JsonMembers.Whole(item, "statusCode") ?? 0);
        }
        return codes;
    }

    protected override void Leave(ActivityExecution x, int? status, string outcome)
    {
        var index = status is { } code ? ((List<int>)x.Node.Settings!).IndexOf(code) : -1;
        var port = index >= 0 ? $"expectedStatusCodes[{index}].activity"
            : status is not null ? "unmatchedStatusCode"
            : outcome is Late ? "timeout"
            : "failedToConnect";
        if (!x.TrySchedule(port))
            x.Complete();
    }
}
