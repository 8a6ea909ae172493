using Mediation.Postgres.Desk;
using Mediation.Postgres.Places;
using Npgsql;

namespace Mediation.Web.Keeping;

/// <summary>
/// Brings what was changed of the town, its calendar included, into force on every node (底数生效): here at once, on the others as soon as
/// they hear of it. What the desk decides doesn't wait for that: each act looks by itself whether its node works by an older town.
/// </summary>
internal sealed class TownInForce(InForce inForce, NpgsqlDataSource database)
{
    /// <summary>The channel that nodes listen on; there is nothing in the notice.</summary>
    public const string Topic = "mediation_town";

    /// <summary>Something of the town was changed.</summary>
    public async Task ChangedAsync(CancellationToken ct)
    {
        await ReloadAsync(ct);
        await using var tell = database.CreateCommand($"notify {Topic}");
        await tell.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Reads the town again, and puts it to work when it is newer.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        if (await TownStore.FirstAsync(database, ct) is { } town)
            inForce.Renew(town);
    }
}
