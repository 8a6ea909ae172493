using System.Globalization;
using Mediation.Casework.Acts;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>
/// Case numbers such as <c>LZ2026-000123</c> (编号): prefix of the place, year, and a number that counts up per place and
/// year. Taken in a statement of its own, so that acceptances don't wait for each other's commit: a number whose case was
/// not saved is a gap, and never used again.
/// </summary>
internal static class CaseNumbers
{
    /// <summary>The next number of the place in the year of the product's moment.</summary>
    public static async Task<string> NextAsync(NpgsqlDataSource database, Briefing briefing, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            insert into case_number_sequence (place_code, year, last)
            values ($1, $2, 1)
            on conflict (place_code, year) do update
            set last = case_number_sequence.last + 1
            returning last
            """);
        command.Parameters.Add(new() { Value = briefing.Town.Code });
        command.Parameters.Add(new() { Value = briefing.Today.Year });
        var number = (long)(await command.ExecuteScalarAsync(ct))!;
        return string.Create(CultureInfo.InvariantCulture, $"{briefing.Town.CasePrefix}{briefing.Today.Year}-{number:000000}");
    }
}
