using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Web.Database;
using Npgsql;

namespace Mediation.Web.Elsa;

/// <summary>The workflows in force, on every node (流程生效).</summary>
internal sealed class WorkflowsInForce(WorkflowShelf shelf, InForce inForce, NpgsqlDataSource database)
    : PolicyPart("mediation_workflows", database)
{
    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken ct)
    {
        var library = await shelf.LibraryAsync(ct);
        inForce.Change(policy => policy with { Workflows = library });
    }
}
