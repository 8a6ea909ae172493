using System.Globalization;
using Mediation.Casework.Acts;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Finds moves that can be taken back (查迁移).</summary>
internal static class MoveStore
{
    /// <summary>Adds what reads a move of a case that wasn't taken back yet; nothing comes of a text that names none.</summary>
    public static void Ask(NpgsqlBatch batch, string number, string? move) => batch.Add(
        """
        select m.id, m.run_id, m.from_version_id, m.to_version_id, m.before_state, m.after_state, m.items::text
        from workflow_migration m
        join case_file c on c.id = m.case_id
        where c.number = $1
          and m.id = $2
          and m.undone_at is null
        """, number, Sql.Id(Guid.TryParse(move, CultureInfo.InvariantCulture, out var id) ? id : null));

    /// <summary>Reads what <see cref="Ask"/> asked; null when the case has no such move.</summary>
    public static async Task<MadeMove?> ReadAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var found = await new Row(reader).RestAsync(r => new MadeMove(
            r.Id(0), r.Id(1), r.Text(2), r.Text(3), r.Text(4), r.Text(5), Json.Read<List<TurnedItem>>(r.Text(6))), ct);
        return found is [var move] ? move : null;
    }
}
