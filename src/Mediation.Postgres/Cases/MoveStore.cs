using System.Globalization;
using Mediation.Casework.Acts;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Finds moves that can be taken back (查迁移).</summary>
internal static class MoveStore
{
    /// <summary>A move of a case that wasn't taken back yet; null when the text names none.</summary>
    public static async Task<MadeMove?> FindAsync(NpgsqlConnection connection, Guid caseId, string? move, CancellationToken ct)
    {
        if (!Guid.TryParse(move, CultureInfo.InvariantCulture, out var id))
            return null;
        await using var command = Sql.Command(connection,
            """
            select id, run_id, from_version_id, to_version_id, before_state, after_state, items::text
            from workflow_migration
            where id = $1
              and case_id = $2
              and undone_at is null
            """, id, caseId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => new MadeMove(
            r.Id(0), r.Id(1), r.Text(2), r.Text(3), r.Text(4), r.Text(5), Json.Read<List<TurnedItem>>(r.Text(6))), ct);
        return found.Count > 0 ? found[0] : null;
    }
}
