using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Evaluations;

/// <summary>A matter that was put to residents, as anybody reads it who scans its code (请居民评的事).</summary>
/// <param name="Number">编号.</param>
/// <param name="Lead">Who answers for it: unit code.</param>
/// <param name="Headline">What hangs out about it (公示标题).</param>
/// <param name="Text">What was done, as it hangs out (公示内容).</param>
/// <param name="Asked">Whether it waits for marks now.</param>
public sealed record PublicMatter(string Number, string? Lead, string Headline, string Text, bool Asked);

/// <summary>
/// The public code of a matter (事项评价码): it follows from the receipt's code and doesn't lead back to it, so that whoever scans a poster can rate and do
/// nothing else.
/// </summary>
public sealed class MatterCodes(NpgsqlDataSource database)
{
    private const string Code = "substr(encode(sha256(convert_to('matter ' || c.receipt_code, 'UTF8')), 'hex'), 1, 20)";

    /// <summary>The code of a case, for whoever may see it.</summary>
    public async Task<string?> CodeAsync(Actor actor, string number, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, $"select {Code} from case_file c where {Sight.Clause} and c.number = $4", account, units, everything, number);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>What the code opens on a day; null when it opens nothing, or nothing hangs out of the matter any more.</summary>
    public async Task<PublicMatter?> FindAsync(string number, string code, DateOnly today, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
            select c.number, c.lead_unit, h.text, t.text,
                   exists (select from work_item w where w.case_id = c.id and w.closed_at is null and $3 = any (w.acts))
            from case_file c
            join lateral (
              select j.body::jsonb -> 'disclosure' as it
              from journal_entry j
              where j.case_id = c.id and j.kind = 'disclosed'
              order by j.sequence desc
              limit 1
            ) d on true
            join statement h on h.id = (d.it -> 'headline' ->> 'id')::uuid
            join statement t on t.id = (d.it -> 'text' ->> 'id')::uuid
            where c.number = $1
              and c.secrecy = 0
              and (d.it ->> 'until')::date >= $4
              and not exists (
                select from journal_entry x
                where x.case_id = c.id and x.kind = 'disclosure-taken-down' and x.body::jsonb ->> 'disclosure' = d.it ->> 'id')
              and {Code} = $2
            """, number, code, ResidentsRated.ActCode, today);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => new PublicMatter(r.Text(0), r.TextOrNull(1), r.Text(2), r.Text(3), r.Flag(4)), ct)).FirstOrDefault();
    }
}
