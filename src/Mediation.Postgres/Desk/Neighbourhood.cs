using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>What an act on a meeting has to know of other cases (会商所及案件).</summary>
internal static class Neighbourhood
{
    // The newest fifty: a list to choose from.
    private const int Most = 50;

    /// <summary>Adds the question for open cases near a case that has a meeting with an agenda; it answers nothing for any other.</summary>
    public static void Ask(NpgsqlBatch batch, Actor actor, string number)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        batch.Add(Nearby, account, units, everything, number, AddTopic.ActCode, Most);
    }

    /// <summary>Reads what <see cref="Ask"/> asked; the reader stands before its result.</summary>
    public static async Task<IReadOnlyList<NearbyCase>> ReadAsync(Row row, CancellationToken ct) => await row.NextAsync(r => new NearbyCase(r.Text(0), r.Text(1)), ct);

    /// <summary>The briefing with the cases near this one.</summary>
    public static async Task<Briefing> WithNearbyAsync(NpgsqlConnection connection, Briefing briefing, string number, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(briefing.Actor);
        await using var command = Sql.Command(connection, Nearby, account, units, everything, number, AddTopic.ActCode, Most);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return briefing with { Nearby = await new Row(reader).RestAsync(r => new NearbyCase(r.Text(0), r.Text(1)), ct) };
    }

    /// <summary>The briefing with the names that a disclosure of this case may not hold: of its parties, and of those of the cases on its agendas.</summary>
    public static async Task<Briefing> WithNamesAsync(NpgsqlConnection connection, Briefing briefing, CaseFile file, CancellationToken ct)
    {
        object numbers = (string[])[file.Number, .. file.Meetings.SelectMany(meeting => meeting.Topics).Select(topic => topic.Case).OfType<string>()];
        await using var command = Sql.Command(connection,
            """
            select distinct p.name
            from party p
            join case_file c on c.id = p.case_id
            where c.number = any ($1)
              and length(p.name) >= 2
            """, numbers);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return briefing with { PrivateNames = (await new Row(reader).RestAsync(r => r.Text(0), ct)).ToHashSet(StringComparer.Ordinal) };
    }

    /// <summary>The briefing with the names of the owners of the case's compound, which nothing that hangs out may say.</summary>
    public static async Task<Briefing> WithOwnersAsync(NpgsqlConnection connection, Briefing briefing, CaseFile file, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select distinct r.owner_name from owner_room r where r.compound_code = $1 and length(r.owner_name) >= 2", Sql.Text(file.Intake.Compound));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return briefing with { PrivateNames = (await new Row(reader).RestAsync(r => r.Text(0), ct)).ToHashSet(StringComparer.Ordinal) };
    }

    // What its handlers offered may be chosen by who doesn't see it. Danger doesn't wait for a meeting, and of a confidential case a meeting doesn't talk.
    private const string Nearby =
        $"""
        select c.number, c.category
        from case_file o
        join case_file c on c.compound_code = o.compound_code
        where o.number = $4
          and exists (select 1 from work_item w where w.case_id = o.id and w.closed_at is null and $5 = any (w.acts))
          and c.stage <> 'closed'
          and c.id <> o.id
          and c.secrecy = 0
          and c.priority <> 'P0'
          and c.body -> 'intake' -> 'hardStops' = '[]'
          and (c.body ? 'proposedTopic' or {Sight.Clause})
        order by c.accepted_at desc
        limit $6
        """;
}
