using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Waits for a request from outside, or starts an instance with it (网页入口). The host keeps the addresses.
/// </summary>
internal sealed class HttpEndpoint : ActivityType
{
    public override string TypeName => "Elsa.HttpEndpoint";

    public override string DisplayName => "网页入口";

    public override string EnglishName => "HTTP endpoint";

    public override string Category => Categories.Waiting;

    public override bool MayWait => true;

    public override bool IsTrigger => true;

    private static readonly (string Flag, string Outcome)[] Refusals =
    [
        ("exposeRequestTooLargeOutcome", "Request too large"), ("exposeFileTooLargeOutcome", "File too large"),
        ("exposeInvalidFileExtensionOutcome", "Invalid file extension"),
        ("exposeInvalidFileMimeTypeOutcome", "Invalid file MIME type"),
    ];

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("path", "String", "路径") { Required = true },
        new("supportedMethods", "List<String>", "方法") { Default = JsonValues.Of(new[] { "GET" }) },
        new("authorize", "Boolean", "须登录") { UIHint = "checkbox" },
        new("policy", "String", "授权策略"),
        new("requestTimeout", "TimeSpan", "时限"),
        new("requestSizeLimit", "Int64", "请求大小上限"),
        new("fileSizeLimit", "Int64", "文件大小上限"),
        new("allowedFileExtensions", "List<String>", "允许的扩展名"),
        new("blockedFileExtensions", "List<String>", "禁止的扩展名"),
        new("allowedMimeTypes", "List<String>", "允许的类型"),
    ];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } =
    [
        new("result", "Object", "请求"), new("parsedContent", "Object", "内容"), new("files", "Object", "文件"),
        new("file", "Object", "首个文件"), new("routeData", "Object", "路径参数"),
        new("queryStringData", "Object", "查询参数"), new("headers", "Object", "请求头"),
    ];

    public override IReadOnlyList<string> Ports(ActivityNode node) =>
        [Done, .. Refusals.Where(r => JsonMembers.Flag(node.Json, r.Flag)).Select(r => r.Outcome)];

    public override void Execute(ActivityExecution x)
    {
        if (x.TakeTrigger(out var payload))
        {
            Receive(x, payload);
            return;
        }
        var path = x.Input<string>("path")?.ToLowerInvariant();
        foreach (var method in x.Input<string[]>("supportedMethods") ?? [])
            x.CreateBookmark(TypeName, new { path, method = method.ToLowerInvariant() });
    }

    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload) => Receive(x, payload);

    /// <summary>
    /// The payload's members are named like the outputs; <c>outcome</c> is a refusal that the file exposes.
    /// </summary>
    private void Receive(ActivityExecution x, JsonElement payload)
    {
        x.SetOutput("result", payload);
        foreach (var output in Outputs.Skip(1))
            if (JsonMembers.Find(payload, output.Name) is { } value)
                x.SetOutput(output.Name, value);
        x.Complete(JsonMembers.Text(payload, "outcome") is { } refused && Ports(x.Node).Contains(refused) ? [refused] : []);
    }
}
