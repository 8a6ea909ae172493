using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Lines of the journal, chained to what stood before (流水行).</summary>
internal static class JournalWriter
{
    /// <summary>The lines that a decision's events are, chained to what stood before.</summary>
    public static IReadOnlyList<JournalEntry> Lines(Decision decision, JournalEnd before, Doing doing)
    {
        var lines = new List<JournalEntry>(decision.Events.Count);
        var (sequence, hash) = (before.Sequence, before.Hash);
        foreach (var happened in decision.Events)
        {
            var line = new JournalEntry(decision.After.Id, ++sequence, decision.After.Version, doing.Now, doing.Actor.Id, doing.Actor.Name,
                decision.ActingUnit, doing.OnBehalf, doing.Act, JournalJson.KindOf(happened), JournalJson.Write(happened), hash);
            lines.Add(line);
            hash = line.Hash;
        }
        return lines;
    }

    /// <summary>Where the journal ends after the lines.</summary>
    public static JournalEnd End(IReadOnlyList<JournalEntry> lines, JournalEnd before) =>
        lines.Count == 0 ? before : new JournalEnd(lines[^1].Sequence, lines[^1].Hash);

    /// <summary>Adds the lines of decisions that were made together.</summary>
    public static void Append(NpgsqlBatch batch, IReadOnlyList<JournalEntry> lines, Doing doing) => batch.Add(
        """
        insert into journal_entry (case_id, sequence, version, at, actor, actor_name, unit_code, on_behalf, act, kind, body,
                                   previous_hash, hash)
        select l.case_id, l.sequence, l.version, $1, $2, $3, l.unit_code, $4, $5, l.kind, l.body, l.previous_hash, l.hash
        from unnest($6::uuid[], $7::int[], $8::bigint[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
             as l (case_id, sequence, version, unit_code, kind, body, previous_hash, hash)
        """,
        doing.Now.ToUniversalTime(), doing.Actor.Id, doing.Actor.Name, doing.OnBehalf, doing.Act,
        lines.Select(l => l.Case).ToArray(), lines.Select(l => l.Sequence).ToArray(), lines.Select(l => l.Version).ToArray(),
        lines.Select(l => l.Unit).ToArray(), lines.Select(l => l.Kind).ToArray(), lines.Select(l => l.Body).ToArray(),
        lines.Select(l => l.PreviousHash).ToArray(), lines.Select(l => l.Hash).ToArray());
}
