using System.Security.Claims;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Identity;

namespace Mediation.Web.Elsa.Instances;

/// <summary>Looking at workflow instances, as Studio asks for them (编辑器实例查阅接口). Nothing here changes one.</summary>
internal static class InstancesApi
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var instances = routes.MapGroup("/workflow-instances");
        instances.MapPost("", ListAsync);
        instances.MapGet("/{id}", ShowAsync);
        instances.MapGet("/{id}/variables", VariablesAsync);
        instances.MapGet("/{id}/execution-state", StateAsync);
        instances.MapMethods("/{id}/journal", [HttpMethods.Get, HttpMethods.Post], JournalAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, ClaimsPrincipal person, InstanceRecords instances, InForce inForce, CancellationToken ct)
    {
        if (await StudioWire.ReadAsync<InstanceQuery>(request, ct) is not { } query)
            return StudioWire.Refused([new("request.malformed")]);
        if (query.TimestampFilters is { Length: > 0 })
            return StudioWire.Refused([new("instance.not-by-moment")]);
        var (lines, count) = query.IsEmpty
            ? ([], 0)
            : await instances.ListAsync(person.Actor(), query.Filter, query.OldestFirst, query.Skip, query.Take, ct);
        // Workflows that others called stand after them; they are on the page beyond its size, and not counted.
        var parts = lines.SelectMany(line => InstancePart.Of(line, inForce.Policy.Workflows)).Where(query.Shows);
        return StudioWire.Ok(new { items = parts.Select(InstanceAnswers.LineOf), totalCount = count });
    }

    private static async Task<IResult> ShowAsync(InstanceId id, ClaimsPrincipal person, InstanceReading reading, CancellationToken ct) =>
        await reading.FindAsync(person.Actor(), id, ct) is { } story
            ? StudioWire.Ok(InstanceAnswers.Of(story, person.Actor()))
            : Results.NotFound();

    private static async Task<IResult> VariablesAsync(
        InstanceId id, ClaimsPrincipal person, InstanceReading reading, InForce inForce, CancellationToken ct) =>
        await reading.FindAsync(person.Actor(), id, ct) is { } story
            ? StudioWire.List([.. InstanceAnswers.VariablesOf(story, inForce.Policy.Workflows, person.Actor())])
            : Results.NotFound();

    /// <summary>What Studio asks for every few seconds where it can't be told.</summary>
    private static async Task<IResult> StateAsync(InstanceId id, ClaimsPrincipal person, InstanceReading reading, CancellationToken ct) =>
        await reading.FindAsync(person.Actor(), id, ct) is { } story
            ? StudioWire.Ok(new { status = $"{story.Part.Status}", workflowSubStatus = $"{story.Part.SubStatus}", updatedAt = story.Span.Moved })
            : Results.NotFound();

    private static async Task<IResult> JournalAsync(
        InstanceId id, int? skip, int? take, HttpRequest request, ClaimsPrincipal person, InstanceReading reading, CancellationToken ct)
    {
        var filter = HttpMethods.IsPost(request.Method) ? (await StudioWire.ReadAsync<JournalQuery>(request, ct))?.Filter : null;
        if (await reading.FindAsync(person.Actor(), id, ct) is not { } story)
            return Results.NotFound();
        var lines = InstanceAnswers.JournalOf(story).Where(line => filter?.Fits(line) ?? true).ToList();
        return StudioWire.Ok(new { items = lines.Skip(skip ?? 0).Take(take ?? int.MaxValue), totalCount = lines.Count });
    }
}

/// <summary>What Studio asks of a journal (实例流水查询).</summary>
internal sealed record JournalQuery(JournalFilter? Filter);

/// <summary>What a journal is narrowed to; what is left out narrows nothing.</summary>
internal sealed record JournalFilter(string[]? ActivityIds, string[]? ActivityNodeIds, string[]? ExcludedActivityTypes, string[]? EventNames)
{
    public bool Fits(JournalRecord line) => IsAmong(ActivityIds, line.ActivityId) && IsAmong(ActivityNodeIds, line.NodeId)
        && IsAmong(EventNames, line.EventName) && ExcludedActivityTypes?.Contains(line.ActivityType) is not true;

    private static bool IsAmong(string[]? asked, string value) => asked is not { Length: > 0 } || asked.Contains(value);
}
