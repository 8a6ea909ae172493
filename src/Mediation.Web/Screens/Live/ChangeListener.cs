using Mediation.Postgres.Desk;
using Mediation.Web.Database;
using Npgsql;

namespace Mediation.Web.Screens.Live;

/// <summary>
/// Hears what any node announces and tells this node's open pages (听广播). What is missed costs a mark on a row and no data.
/// </summary>
internal sealed class ChangeListener(NpgsqlDataSource database, LiveFeed feed, TimeProvider real, ILogger<ChangeListener> log)
    : Listener(database, Announcer.Topic, real, log)
{
    /// <inheritdoc/>
    protected override Task HearAsync(string told, CancellationToken ct)
    {
        foreach (var number in told.Split(',', StringSplitOptions.RemoveEmptyEntries))
            feed.Announce(number);
        return Task.CompletedTask;
    }
}
