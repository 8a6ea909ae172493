using Mediation.Casework.Actors;
using Mediation.Casework.Owners;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Owners;

/// <summary>A due with all that those who keep it see (众筹台账).</summary>
/// <param name="Due">The due.</param>
/// <param name="Tally">How far it has come.</param>
/// <param name="Lines">What was entered, the latest first.</param>
/// <param name="Owing">Households that haven't paid all and needn't be freed.</param>
public sealed record DueRecord(OwnersDue Due, DueTally Tally, IReadOnlyList<DueLine> Lines, IReadOnlyList<OwingRoom> Owing);

/// <summary>Reads dues (众筹取数): how far one has come for everybody, households for those who keep it.</summary>
public sealed class DueList(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>What <see cref="Read"/> reads, of the due <c>d</c> and its vote <c>v</c>.</summary>
    internal const string Columns = "d.number, d.compound_code, v.number, d.headline, d.fen, d.from_on, d.due_on, d.ended_for";

    private const int Most = 200;

    /// <summary>The latest dues with how far they have come, of one compound or all.</summary>
    public async Task<IReadOnlyList<(OwnersDue Due, DueTally Tally)>> ReadAsync(string? compound, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
            select {Columns}, {DueTallies.Columns}
            from (select * from owners_due where $1::text is null or compound_code = $1 order by opened_at desc, number desc limit $2) d
            join owners_vote v on v.id = d.vote_id
            {DueTallies.Join}
            order by d.opened_at desc, d.number desc
            """, Sql.Text(compound), Most);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => (Read(r), DueTallies.Read(r, 8)), ct);
    }

    /// <summary>How far one has come, as everybody may know it; null when there is none.</summary>
    public async Task<(OwnersDue Due, DueTally Tally)?> FindAsync(string number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"select {Columns}, {DueTallies.Columns} from owners_due d join owners_vote v on v.id = d.vote_id {DueTallies.Join} where d.number = $1", number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => (Read(r), DueTallies.Read(r, 8)), ct) is [var found] ? found : null;
    }

    /// <summary>The due that rests on a vote; null when none does that is still collected.</summary>
    public async Task<string?> OnVoteAsync(string vote, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select d.number from owners_due d join owners_vote v on v.id = d.vote_id where v.number = $1 and d.ended_for is null");
        command.Parameters.AddWithValue(vote);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>All of one, for the owners' body and the community; null to others and when there is none.</summary>
    public async Task<DueRecord?> RecordAsync(Actor actor, string number, CancellationToken ct)
    {
        if (OwnersSight.UnitsOf(actor, inForce.Policy.Town).Count == 0 || await FindAsync(number, ct) is not var (due, tally))
            return null;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            select l.number, r.building, r.room, l.waives, l.fen, l.day, l.why, l.reverses, x.number
            from owners_due d
            join owners_due_line l on l.due_id = d.id
            join owners_vote_room r on r.vote_id = d.vote_id and r.place = l.place
            left join owners_due_line x on x.due_id = l.due_id and x.reverses = l.number
            where d.number = $1
            order by l.number desc
            """, number);
        batch.Add(
            $"""
            select r.building, r.room, coalesce(sum(l.fen), 0)::bigint
            from owners_due d
            join owners_vote_room r on r.vote_id = d.vote_id
            left join owners_due_line l on l.due_id = d.id and l.place = r.place
            where d.number = $1
            group by d.id, d.fen, r.place, r.building, r.room
            having coalesce(sum(l.fen), 0) < d.fen
               and not coalesce(bool_or({DueTallies.Frees}), false)
            order by r.place
            """, number);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var lines = await row.RestAsync(
            r => new DueLine(r.Int(0), r.Text(1), r.Text(2), r.Flag(3), r.Long(4), r.Day(5), r.TextOrNull(6), r.IntOrNull(7), r.IntOrNull(8)), ct);
        return new DueRecord(due, tally, lines, await row.NextAsync(r => new OwingRoom(r.Text(0), r.Text(1), r.Long(2)), ct));
    }

    internal static OwnersDue Read(Row r) => new(r.Text(0), r.Text(1), r.Text(2), r.Text(3), r.Long(4), r.Day(5), r.Day(6)) { EndedFor = r.TextOrNull(7) };
}
