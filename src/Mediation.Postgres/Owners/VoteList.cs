using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Owners;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Owners;

/// <summary>A household of a vote and what was entered for it (表决名册的一户): no names.</summary>
/// <param name="Place">册内序号, which names it without its room.</param>
/// <param name="Building">楼栋.</param>
/// <param name="Room">房号.</param>
/// <param name="Area">专有部分面积, in hundredths of a square metre.</param>
/// <param name="Entered">How often something was entered for it; 0 when nothing was.</param>
/// <param name="Ballot">What counts; null when nothing was entered.</param>
public sealed record VoteRoom(int Place, string Building, string Room, long Area, int Entered, Ballot? Ballot);

/// <summary>Reads votes of owners (业主表决清单), for those who keep them and, without rooms, for everybody.</summary>
public sealed class VoteList(NpgsqlDataSource database, InForce inForce)
{
    private const int Most = 50;

    private const string Columns =
        """
        v.number, v.compound_code, v.matter, v.headline, v.text, v.unit_code, v.called_at, v.opens_at, v.closes_at, v.withdrawn_for,
        (select c.number from case_file c where c.id = v.case_id)
        """;

    /// <summary>Votes that were called since a moment, the newest fifty first; of one compound, or of all.</summary>
    public async Task<IReadOnlyList<OwnersVote>> ReadAsync(string? compound, DateTimeOffset since, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Ask(connection, compound, since);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>A vote and how it was voted; null when there is none. No rooms, and nobody's name.</summary>
    public async Task<(OwnersVote Vote, VoteTally Tally)?> FindAsync(string number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await FindAsync(connection, number, hold: false, ct) is not { } vote)
            return null;
        await using var command = Sql.Command(connection, $"select {VoteTallies.Columns} from owners_vote v {VoteTallies.Join} where v.number = $1", number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (vote, (await new Row(reader).RestAsync(row => VoteTallies.Read(row, 0), ct))[0]);
    }

    /// <summary>Its households in the order of the roll, for those who keep votes; none for everybody else.</summary>
    public async Task<IReadOnlyList<VoteRoom>> RoomsAsync(Actor actor, string number, CancellationToken ct)
    {
        if (OwnersSight.UnitsOf(actor, inForce.Policy.Town).Count == 0)
            return [];
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select r.place, r.building, r.room, r.area, coalesce(b.number, 0), b.choice, b.mandate
            from owners_vote v
            join owners_vote_room r on r.vote_id = v.id
            left join lateral (
              select x.number, x.choice, x.mandate
              from owners_ballot x
              where x.vote_id = r.vote_id and x.place = r.place
              order by x.number desc
              limit 1
            ) b on true
            where v.number = $1
            order by r.place
            """, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new VoteRoom(r.Int(0), r.Text(1), r.Text(2), r.Long(3), r.Int(4),
            r.WordOrNull<BallotChoice>(5) is { } choice ? new Ballot(choice, r.TextOrNull(6)) : null), ct);
    }

    /// <summary>Numbers of open cases of a compound that wait for a vote and that the actor may see (等表决的案件).</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(Actor actor, string compound, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
             select c.number
             from case_file c
             where c.compound_code = $4 and {Sight.Clause}
               and exists (select from work_item w where w.case_id = c.id and w.closed_at is null and $5 = any (w.acts))
             order by c.number
             """, account, units, everything, compound, TakeVote.Passed);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => r.Text(0), ct);
    }

    internal static NpgsqlCommand Ask(NpgsqlConnection connection, string? compound, DateTimeOffset since) => Sql.Command(connection,
        $"""
         select {Columns}
         from owners_vote v
         where ($1::text is null or v.compound_code = $1) and v.called_at >= $2
         order by v.called_at desc, v.number desc
         limit $3
         """, Sql.Text(compound), since.ToUniversalTime(), Most);

    internal static async Task<OwnersVote?> FindAsync(NpgsqlConnection connection, string number, bool hold, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, $"select {Columns} from owners_vote v where v.number = $1 {(hold ? "for update" : "")}", number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(Read, ct)).FirstOrDefault();
    }

    private static OwnersVote Read(Row r) => new(
        r.Text(0), r.Text(1), r.Word<VoteMatter>(2), r.Text(3), r.Text(4), r.Text(5), r.Moment(6), r.Moment(7), r.Moment(8))
    {
        WithdrawnFor = r.TextOrNull(9),
        Case = r.TextOrNull(10),
    };
}

/// <summary>Adds up a vote's ballots in the database (计票): the last line of each household counts.</summary>
internal static class VoteTallies
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    public const string Columns = "t.households, t.area, t.favour, t.favour_area, t.against, t.against_area, t.abstained, t.abstained_area";

    /// <summary>Joins the tally <c>t</c> to the vote <c>v</c>.</summary>
    public const string Join =
        """
        cross join lateral (
          select count(*)::int as households, coalesce(sum(r.area), 0)::bigint as area,
                 (count(*) filter (where b.choice = 'in-favour'))::int as favour, coalesce(sum(r.area) filter (where b.choice = 'in-favour'), 0)::bigint as favour_area,
                 (count(*) filter (where b.choice = 'against'))::int as against, coalesce(sum(r.area) filter (where b.choice = 'against'), 0)::bigint as against_area,
                 (count(*) filter (where b.choice = 'abstain'))::int as abstained, coalesce(sum(r.area) filter (where b.choice = 'abstain'), 0)::bigint as abstained_area
          from owners_vote_room r
          left join lateral (
            select x.choice
            from owners_ballot x
            where x.vote_id = r.vote_id and x.place = r.place
            order by x.number desc
            limit 1
          ) b on true
          where r.vote_id = v.id
        ) t
        """;

    /// <summary>Reads them, from a column on.</summary>
    public static VoteTally Read(Row r, int from) => new(At(r, from), At(r, from + 2), At(r, from + 4), At(r, from + 6));

    private static Weight At(Row r, int column) => new(r.Int(column), r.Long(column + 1));
}
