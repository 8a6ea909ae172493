using Mediation.Web.Database;
using Npgsql;

namespace Mediation.Web.Keeping;

/// <summary>Hears that the town was changed on another node, and reads it again (听底数变更).</summary>
internal sealed class TownListener(NpgsqlDataSource database, TownInForce town, TimeProvider real, ILogger<TownListener> log)
    : Listener(database, TownInForce.Topic, real, log)
{
    /// <inheritdoc/>
    protected override Task ConnectedAsync(CancellationToken ct) => town.ReloadAsync(ct);

    /// <inheritdoc/>
    protected override Task HearAsync(string told, CancellationToken ct) => town.ReloadAsync(ct);
}
