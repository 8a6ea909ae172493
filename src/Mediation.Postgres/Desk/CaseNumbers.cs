using System.Globalization;
using Mediation.Casework.Acts;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>
/// Case numbers such as <c>LZ2026-000123</c> (编号): prefix of the place, year, and a number that counts up per place and
/// year. Taken in a transaction of its own, so that acceptances don't wait for each other's commit: a number whose case was
/// not saved is a gap, and never used again. That transaction doesn't wait for the disk: what it wrote lies before the
/// case's own commit in the log, so a case that is durable has made its number durable too.
/// </summary>
internal static class CaseNumbers
{
    /// <summary>The next number of the place in the year of the product's moment.</summary>
    public static async Task<string> NextAsync(NpgsqlDataSource database, Briefing briefing, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.Add("select set_config('synchronous_commit', 'off', true)");
        batch.Add(
            """
            insert into case_number_sequence (place_code, year, last)
            values ($1, $2, 1)
            on conflict (place_code, year) do update
            set last = case_number_sequence.last + 1
            returning last
            """, briefing.Town.Code, briefing.Today.Year);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var number = (await new Row(reader).NextAsync(r => r.Long(0), ct))[0];
        return string.Create(CultureInfo.InvariantCulture, $"{briefing.Town.CasePrefix}{briefing.Today.Year}-{number:000000}");
    }
}
