using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Workflows.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.TestKit.Shipped;

/// <summary>Brings workflows into a running server, through the real shelf (换流程).</summary>
public static class Spoiling
{
    /// <summary>Brings a supervision workflow in as the town's file; one that was there before comes back into force.</summary>
    public static async Task BringAsync(this IServiceProvider server, WorkflowDefinition definition)
    {
        var shelf = server.GetRequiredService<WorkflowShelf>();
        var inForce = server.GetRequiredService<InForce>();
        var brought = await shelf.ImportAsync([definition with { Source = "workflows/supervision.json" }], CancellationToken.None);
        if (brought.IsRefused)
            throw new InvalidOperationException($"{brought.Findings[0].Problem}");
        inForce.Replace(inForce.Policy with { Workflows = await shelf.LibraryAsync(CancellationToken.None) });
    }
}
