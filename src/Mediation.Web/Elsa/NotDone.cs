using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Elsa;

/// <summary>
/// What Studio has buttons for and this product doesn't do (不提供的功能): workflows run with their cases, so none is run, tested,
/// cancelled, deleted or moved on from the editor.
/// </summary>
internal static class NotDone
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var address in new[]
        {
            "/workflow-definitions/{id}/execute", "/workflow-definitions/{id}/dispatch", "/tests/activities",
        })
            routes.MapPost(address, () => StudioWire.Refused([new("workflow.runs-with-cases")]));
        foreach (var address in new[]
        {
            "/cancel/workflow-instances/{id}", "/bulk-actions/cancel/workflow-instances", "/bulk-actions/delete/workflow-instances",
            "/bulk-actions/delete/workflow-instances/by-id", "/bulk-actions/import/workflow-instances",
            "/bulk-actions/export/workflow-instances", "/workflow-instances/import", "/retry/workflow-instances", "/alterations/run",
        })
            routes.MapPost(address, Instances);
        routes.MapDelete("/workflow-instances/{id}", Instances);
        routes.MapGet("/workflow-instances/{id}/export", Instances);
        routes.MapPost("/bulk-actions/export/workflow-definitions", () => StudioWire.Refused([new("workflow.export-singly")]));
    }

    private static ProblemHttpResult Instances() => StudioWire.Refused([new("instance.mended-on-its-page")]);
}
