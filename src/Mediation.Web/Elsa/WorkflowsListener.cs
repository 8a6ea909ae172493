using Mediation.Web.Database;
using Npgsql;

namespace Mediation.Web.Elsa;

/// <summary>Hears that a workflow was published on another node, and reads all of them again (听流程发布).</summary>
internal sealed class WorkflowsListener(
    NpgsqlDataSource database, WorkflowsInForce workflows, TimeProvider real, ILogger<WorkflowsListener> log)
    : Listener(database, WorkflowsInForce.Topic, real, log)
{
    /// <inheritdoc/>
    protected override Task ConnectedAsync(CancellationToken ct) => workflows.ReloadAsync(ct);

    /// <inheritdoc/>
    protected override Task HearAsync(string told, CancellationToken ct) => workflows.ReloadAsync(ct);
}
