namespace Mediation.Web.Elsa;

/// <summary>
/// What Studio has buttons for and this product doesn't do (不提供的功能): workflows run with their cases, so none is run, tested or
/// cancelled from the editor.
/// </summary>
internal static class NotDone
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var address in new[]
        {
            "/workflow-definitions/{id}/execute", "/workflow-definitions/{id}/dispatch", "/tests/activities",
            "/bulk-actions/cancel/workflow-instances",
        })
            routes.MapPost(address, () => StudioWire.Refused([new("workflow.runs-with-cases")]));
        routes.MapPost("/bulk-actions/export/workflow-definitions", () => StudioWire.Refused([new("workflow.export-singly")]));
    }
}
