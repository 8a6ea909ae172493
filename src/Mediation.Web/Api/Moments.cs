using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Web.Api;

/// <summary>The product's moment, for lists and screens (业务时刻).</summary>
internal sealed class Moments(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>What time it is for the product, on every node.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select ahead from product_clock");
        return new ProductClock((TimeSpan)(await command.ExecuteScalarAsync(ct))!).Now(real);
    }
}
