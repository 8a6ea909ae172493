using System.Security.Claims;
using Mediation.Web.Identity;

namespace Mediation.Web.Elsa.Instances;

/// <summary>Looking at what the activities of an instance did, as Studio asks for it (编辑器活动执行接口).</summary>
internal static class ExecutionsApi
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/activity-executions/list", ListAsync);
        routes.MapGet("/activity-execution-summaries/list", ListAsync);
        routes.MapGet("/activity-executions/by-id", FindAsync);
        routes.MapPost("/activity-executions/report", ReportAsync);
        // Who called whom is drawn, and retries have no record of their own.
        routes.MapGet("/activity-executions/{id}/call-stack", () => StudioWire.Ok(new { items = Array.Empty<object>(), totalCount = 0 }));
        routes.MapGet("/activity-executions/{id}/retries", () => StudioWire.Ok(new { items = Array.Empty<object>(), totalCount = 0 }));
    }

    private static async Task<IResult> ListAsync(
        InstanceId workflowInstanceId, string? activityNodeId, ClaimsPrincipal person, InstanceReading reading, CancellationToken ct) =>
        await reading.FindAsync(person.Actor(), workflowInstanceId, ct) is { } story
            ? StudioWire.List([.. story.Executions.Where(execution => activityNodeId is null || execution.Node.NodeId == activityNodeId)
                .Select(execution => InstanceAnswers.Of(story, execution, person.Actor()))])
            : Results.NotFound();

    private static async Task<IResult> FindAsync(string id, ClaimsPrincipal person, InstanceReading reading, CancellationToken ct) =>
        id.Split('!') is [var instance, var execution] && InstanceId.TryParse(instance, null, out var run)
        && await reading.FindAsync(person.Actor(), run, ct) is { } story
        && story.Executions.FirstOrDefault(known => known.Id == execution) is { } found
            ? StudioWire.Ok(InstanceAnswers.Of(story, found, person.Actor()))
            : Results.NotFound();

    private static async Task<IResult> ReportAsync(HttpRequest request, ClaimsPrincipal person, InstanceReading reading, CancellationToken ct) =>
        await StudioWire.ReadAsync<ReportQuery>(request, ct) is { } query && InstanceId.TryParse(query.WorkflowInstanceId, null, out var id)
        && await reading.FindAsync(person.Actor(), id, ct) is { } story
            ? StudioWire.Ok(new
            {
                stats = ActivityStats.Of(story.Part)
                    .Where(stats => query.ActivityNodeIds is not { Length: > 0 } asked || asked.Contains(stats.ActivityNodeId)),
            })
            : Results.NotFound();

    /// <summary>Which activities of which instance.</summary>
    internal sealed record ReportQuery(string? WorkflowInstanceId, string[]? ActivityNodeIds);
}
