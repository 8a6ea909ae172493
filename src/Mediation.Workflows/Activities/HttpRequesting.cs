using System.Globalization;
using System.Text.Json;
using Mediation.Workflows.Effects;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Asks the host to send a request and waits for what comes of it. Only hosts on the allow-list of
/// <see cref="WorkflowHost.HttpHosts"/> are asked.
/// </summary>
internal abstract class HttpRequesting : ActivityType
{
    protected const string Unmatched = "Unmatched status code";

    protected const string NotConnected = "Failed to connect";

    protected const string Late = "Timeout";

    public override string Category => Categories.Waiting;

    public override bool MayWait => true;

    internal override bool IsRecorded => true;

    public override IReadOnlyList<InputDescriptor> Inputs => Common;

    protected static IReadOnlyList<InputDescriptor> Common { get; } =
    [
        new("url", "String", "网址") { Required = true },
        new("method", "String", "方法") { Default = JsonValues.Of("GET") },
        new("content", "Object", "内容"),
        new("contentType", "String", "内容类型"),
        new("authorization", "String", "授权头"),
        new("disableAuthorizationHeaderValidation", "Boolean", "不检查授权头") { UIHint = "checkbox" },
        new("requestHeaders", "ObjectDictionary", "请求头"),
    ];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } =
    [
        new("statusCode", "Int32", "状态码"), new("parsedContent", "Object", "内容"),
        new("responseHeaders", "Object", "响应头"), new("result", "Object", "响应"),
    ];

    public override void Execute(ActivityExecution x)
    {
        var text = x.Input<string>("url");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            x.Fault($"'{text}' is no address of a server.");
        else if (!x.Stepper.Host.HttpHosts.Contains(url.Host))
            x.Fault($"The server '{url.Host}' is not on the list of servers that may be asked.");
        else
        {
            var bookmark = x.CreateBookmark(TypeName, JsonValues.OfTexts(("host", url.Host)));
            x.Emit(new HttpRequested(
                x.Input<string>("method")!.ToUpperInvariant(), url, x.Input("content"), x.Input<string>("contentType"),
                x.Input<string>("authorization"), x.Input("requestHeaders"), bookmark.Id));
        }
    }

    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload)
    {
        var answer = JsonValues.To<HttpAnswered>(payload) ?? new HttpAnswered(null, false, default, default);
        if (answer.StatusCode is not { } status)
        {
            Leave(x, null, answer.TimedOut ? Late : NotConnected);
            return;
        }
        x.SetOutput("statusCode", status);
        x.SetOutput("parsedContent", answer.Content);
        x.SetOutput("responseHeaders", answer.Headers);
        x.SetOutput("result", payload);
        Leave(x, status, status.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Goes on by the status, or by what went wrong.</summary>
    protected abstract void Leave(ActivityExecution x, int? status, string outcome);
}
