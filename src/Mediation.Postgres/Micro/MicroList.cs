using Mediation.Casework.Actors;
using Mediation.Casework.Micro;
using Npgsql;

namespace Mediation.Postgres.Micro;

/// <summary>A note of one's own, and what became of it (我记的微事).</summary>
/// <param name="Number">编号.</param>
/// <param name="Text">The words.</param>
/// <param name="Place">Where.</param>
/// <param name="At">When it was noted.</param>
/// <param name="Stage">Its stage.</param>
public sealed record MicroLine(string Number, string Text, string Place, DateTimeOffset At, string Stage)
{
    /// <summary>Whether it was accepted as a case at once and never stayed with the head (立即立案).</summary>
    public bool AtOnce { get; init; }

    /// <summary>When it is due; null when no clock runs.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How the case that came of it stands, its number and stage, for whoever noted it; null when none came of it.</summary>
    public (string Number, string Stage, string? Result)? Case { get; init; }
}

/// <summary>What a building head noted last and where (微事清单): their own notes alone.</summary>
public sealed class MicroList(NpgsqlDataSource database)
{
    private const int Most = 30;

    /// <summary>The last of them, the newest first. Of a secret case that came of one nothing is told.</summary>
    public async Task<IReadOnlyList<MicroLine>> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Ask(connection, actor);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new MicroLine(r.Text(0), r.Text(1), r.Text(2), r.Moment(3), r.Text(4))
        {
            AtOnce = r.Flag(5),
            DueAt = r.MomentOrNull(6),
            Case = r.TextOrNull(7) is { } number ? (number, r.Text(8), r.TextOrNull(9)) : null,
        }, ct);
    }

    /// <summary>Compound and building of the last note; null for somebody's first (上次的地点).</summary>
    public async Task<(string Compound, string Place)?> LastPlaceAsync(Actor actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select c.compound_code, p.text
            from case_file c
            join complaint_place p on p.case_id = c.id
            where c.accepted_by = $1 and c.category = $2 and c.compound_code is not null
            order by c.accepted_at desc
            limit 1
            """, actor.Id, MicroLane.Category);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => ((string, string)?)(r.Text(0), r.Text(1)), ct)).FirstOrDefault();
    }

    // What was accepted at once stands with the notes; what was passed up stands behind the note it came from.
    internal static NpgsqlCommand Ask(NpgsqlConnection connection, Actor actor) => Sql.Command(connection,
        """
        select c.number, s.text, p.text, c.accepted_at, c.stage, c.category <> $2, c.due_at, k.number, k.stage, k.result
        from (
          select * from case_file
          where accepted_by = $1
            and (category = $2
              or (channel = '网格员上报' and not exists (select from journal_entry j where j.case_id = case_file.id and j.kind = 'split-off')))
          order by accepted_at desc
          limit $3
        ) c
        join complaint_place p on p.case_id = c.id
        join lateral (select text from statement where case_id = c.id and kind = 'complaint' order by said_at limit 1) s on true
        left join lateral (
          select o.number, o.stage, o.result
          from journal_entry j
          join case_file o on o.number = j.body::jsonb ->> 'intoNumber'
          where j.case_id = c.id and j.kind = 'case-split' and o.secrecy < 2
          limit 1
        ) k on true
        order by c.accepted_at desc
        """, actor.Id, MicroLane.Category, Most);
}
