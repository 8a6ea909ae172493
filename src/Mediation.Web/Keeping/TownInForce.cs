using Mediation.Postgres.Desk;
using Mediation.Postgres.Places;
using Mediation.Web.Database;
using Npgsql;

namespace Mediation.Web.Keeping;

/// <summary>
/// The town and its calendar in force, on every node (底数生效). What the desk decides doesn't wait for that: each act looks by itself
/// whether its node works by an older town. What residents say is learned afterwards, in the background.
/// </summary>
internal sealed class TownInForce(InForce inForce, SayingLearning learning, NpgsqlDataSource database) : PolicyPart("mediation_town", database)
{
    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken ct)
    {
        if (await TownStore.FirstAsync(Database, ct) is { } town)
            inForce.Renew(town);
        learning.Ask();
    }
}
