using Mediation.Casework.Journal;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>
/// Walks journals line by line over the exact stored bytes (核对流水): every line must fit the one before, and the last must
/// be where the case says its journal ends. Holds one case's lines at a time.
/// </summary>
internal sealed class JournalWalk
{
    private readonly List<AuditFinding> findings = [];

    private readonly List<(JournalEntry Entry, string StoredHash)> lines = [];

    private (string Number, int Sequence, string Hash)? current;

    /// <summary>How many cases were walked.</summary>
    public int Cases { get; private set; }

    /// <summary>How many lines.</summary>
    public long Lines { get; private set; }

    /// <summary>What doesn't fit.</summary>
    public IReadOnlyList<AuditFinding> Findings => findings;

    /// <summary>Walks one case, or all.</summary>
    public async Task RunAsync(NpgsqlConnection connection, string? number, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select c.number, c.journal_sequence, c.journal_hash,
                   j.case_id, j.sequence, j.version, j.at, j.actor, j.actor_name, j.unit_code, j.on_behalf, j.act, j.kind,
                   j.body, j.previous_hash, j.hash
            from case_file c
            left join journal_entry j on j.case_id = c.id
            where $1 is null
               or c.number = $1
            order by c.id, j.sequence
            """, Sql.Text(number));
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        while (await reader.ReadAsync(ct))
            Take(row);
        EndCase();
    }

    private void Take(Row row)
    {
        var of = (row.Text(0), row.Int(1), row.Text(2));
        if (current != of)
            EndCase();
        current = of;
        if (row.IdOrNull(3) is not { } id)
            return;
        lines.Add((new JournalEntry(id, row.Int(4), row.Long(5), row.Moment(6), row.Id(7), row.Text(8), row.TextOrNull(9),
            row.Flag(10), row.Text(11), row.Text(12), row.Text(13), row.Text(14)), row.Text(15)));
    }

    private void EndCase()
    {
        if (current is not var (number, sequence, hash))
            return;
        Cases++;
        Lines += lines.Count;
        if (JournalEntry.FirstBreak(lines) is { } broken)
            findings.Add(new AuditFinding(number, AuditFault.JournalBroken, $"{broken}"));
        else if (lines.Count == 0 || lines[^1].Entry.Sequence != sequence || lines[^1].StoredHash != hash)
            findings.Add(new AuditFinding(number, AuditFault.JournalCut, $"{lines.Count}"));
        lines.Clear();
        current = null;
    }
}
