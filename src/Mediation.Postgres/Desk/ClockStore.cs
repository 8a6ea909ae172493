using Mediation.Casework;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>Moves the product's clock, forward only (拨表). Sessions, tokens and logs don't notice.</summary>
public sealed class ClockStore(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>
    /// Sets the product's moment; from then on it runs at normal speed. Refused as <c>clock.backwards</c> when the moment
    /// lies before the product's now or the journal's last line, as <c>clock.too-far</c> beyond ten years ahead.
    /// </summary>
    public async Task<Refusal?> MoveAsync(DateTimeOffset to, CancellationToken ct)
    {
        var ahead = to - real.GetUtcNow();
        if (ahead > TimeSpan.FromDays(3653))
            return new Refusal("clock.too-far", "now");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            update product_clock
            set ahead = $1
            where $1 >= ahead
              and not exists (select 1 from journal_entry where at > $2)
            """, ahead, to.ToUniversalTime());
        return await command.ExecuteNonQueryAsync(ct) == 1 ? null : new Refusal("clock.backwards", "now");
    }
}
