using Mediation.Casework.Disclosures;
using Npgsql;

namespace Mediation.Postgres.Disclosures;

/// <summary>Something that hangs out for everybody (公示).</summary>
/// <param name="Id">Identity; part of its address.</param>
/// <param name="Unit">Which unit discloses it: code.</param>
/// <param name="Compound">Where: compound code; null for the whole place.</param>
/// <param name="Headline">标题.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">公示时刻.</param>
/// <param name="Until">Its last day.</param>
public sealed record PublicDisclosure(Guid Id, string Unit, string? Compound, string Headline, string Text, DateTimeOffset At, DateOnly Until);

/// <summary>Reads what hangs out, for anybody (公示栏).</summary>
public sealed class PublicDisclosures(NpgsqlDataSource database)
{
    private const int Most = 50;

    /// <summary>What hangs out on a day, the newest fifty first; of one compound, or of all.</summary>
    public async Task<IReadOnlyList<PublicDisclosure>> ReadAsync(DateTimeOffset now, DateOnly today, string? compound, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Ask(connection, now, today, compound);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new PublicDisclosure(r.Id(0), r.Text(1), r.TextOrNull(2), r.Text(3), r.Text(4), r.Moment(5), r.Day(6)), ct);
    }

    internal static NpgsqlCommand Ask(NpgsqlConnection connection, DateTimeOffset now, DateOnly today, string? compound) => Sql.Command(connection,
        """
        select d.id, d.unit, c.compound_code, h.text, t.text, j.at, d.until
        from journal_entry j
        cross join lateral (
          select (e.it ->> 'id')::uuid as id, e.it ->> 'unit' as unit, (e.it ->> 'until')::date as until,
                 (e.it -> 'headline' ->> 'id')::uuid as headline, (e.it -> 'text' ->> 'id')::uuid as text
          from (select j.body::jsonb -> 'disclosure' as it) e
        ) d
        join case_file c on c.id = j.case_id
        join statement h on h.id = d.headline
        join statement t on t.id = d.text
        where j.kind = 'disclosed'
          and j.at >= $1
          and j.at <= $2
          and d.until >= $3
          and ($4::text is null or c.compound_code = $4)
          and not exists (
            select 1 from journal_entry x
            where x.kind = 'disclosure-taken-down'
              and x.case_id = j.case_id
              and x.at >= j.at
              and (x.body::jsonb ->> 'disclosure')::uuid = d.id)
        order by j.at desc, j.case_id, j.sequence desc
        limit $5
        """,
        now.AddDays(-Disclosure.LongestDays - 1).ToUniversalTime(), now.ToUniversalTime(), today, Sql.Text(compound), Most);
}
