using Mediation.Casework.Actors;
using Mediation.Casework.Clusters;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.RootCauses;

/// <summary>Reads root-cause projects (查专项) for those who may see them.</summary>
public sealed class RootCauseList(NpgsqlDataSource database)
{
    /// <summary>So many offered cases are shown at most.</summary>
    public const int MostOffered = 50;

    private const int MostListed = 200;

    /// <summary>The latest two hundred projects the actor may see, those that run first.</summary>
    public async Task<IReadOnlyList<RootCause>> ListAsync(Actor actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var (account, units, everything) = Sight.Parameters(actor);
        await using var command = Sql.Command(connection,
            $"""
            select {Columns}
            from root_cause p
            where {RootCauseSight.Clause}
            order by p.closed_at is not null, p.opened_at desc, p.id
            limit {MostListed}
            """, account, units, everything);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>A project with its cases and its record; null when there is none, or none for the actor.</summary>
    public async Task<RootCauseRecord?> FindAsync(Actor actor, string number, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        Ask(batch, actor, number);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var found = await row.RestAsync(Read, ct);
        if (found is not [var project])
            return null;
        var members = await row.NextAsync(MatterFinding.Like, ct);
        var offered = await row.NextAsync(MatterFinding.Like, ct);
        var entries = await row.NextAsync(r => new RootCauseEntry(r.Moment(0), r.Text(1), r.Text(2), r.Text(3)), ct);
        return new RootCauseRecord(project, members, project.ClosedAt is null && RootCauseSight.MayDirect(actor) ? offered : [], entries);
    }

    internal static void Ask(NpgsqlBatch batch, Actor actor, string number)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        batch.Add($"select {Columns} from root_cause p where p.number = $4 and {RootCauseSight.Clause}", account, units, everything, number);
        batch.Add(Members, account, units, everything, number);
        batch.Add($"{Offered} order by c.accepted_at desc, c.id limit {MostOffered}", account, units, everything, number);
        batch.Add(
            """
            select e.at, e.account_name, e.kind, e.text
            from root_cause_entry e
            join root_cause p on p.id = e.root_cause_id
            where p.number = $1
            order by e.edition desc
            """, number);
    }

    private const string Columns =
        """
        p.id, p.number, p.name, p.lead_unit, p.aim, p.due_on, p.compound_code, p.kind, p.anchor, p.words, p.opened_at, p.closed_at, p.result, p.edition,
        (select count(*)::int from root_cause_case held where held.root_cause_id = p.id)
        """;

    private const string Members =
        $"""
        select {RootCauseSight.LikeColumns}
        from root_cause p
        join root_cause_case held on held.root_cause_id = p.id
        join case_file c on c.id = held.case_id
        where p.number = $4 and {Sight.Clause}
        order by c.accepted_at, c.id
        """;

    /// <summary>Open cases of the matter of project $4 that are in none and weren't passed over; the same rule as <see cref="MatterRule.Holds"/>.</summary>
    internal static readonly string Offered =
        $"""
        select {RootCauseSight.LikeColumns}
        from root_cause p
        join case_file c on c.compound_code = p.compound_code
        where p.number = $4 and c.stage <> 'closed' and left(c.category, 4) = p.kind and {RootCauseSight.Countable} and {Sight.Clause}
          and not exists (select from root_cause_case taken where taken.case_id = c.id)
          and not exists (select from root_cause_passed passed where passed.root_cause_id = p.id and passed.case_id = c.id)
          and (p.anchor = any (tsvector_to_array(c.words))
            or (select count(*) from unnest(tsvector_to_array(c.words)) word where word = any (p.words)) >= {MatterRule.Needed})
        """;

    private static RootCause Read(Row r) => new(
        r.Id(0), r.Text(1), new RootCausePlan(r.Text(2), r.Text(3), r.Text(4), r.Day(5)),
        new MatterRule(r.Text(6), r.Text(7), r.Text(8), r.Texts(9)), r.Moment(10), r.MomentOrNull(11), r.WordOrNull<RootCauseResult>(12), r.Int(13), r.Int(14));
}
