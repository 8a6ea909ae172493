using Mediation.Casework.Actors;
using Mediation.Casework.Calendars;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Rechecks;

/// <summary>Reads draws (查抽查) for supervisors, auditors and the window.</summary>
public sealed class RecheckList(NpgsqlDataSource database, InForce inForce)
{
    private const int MostListed = 100;

    /// <summary>Whether an actor may read draws.</summary>
    public static bool MayRead(Actor actor) => actor.Is(Role.Supervisor) || actor.Is(Role.Auditor) || actor.AtWindow;

    /// <summary>Whether an actor may call the resident of a case that a unit handled: never that unit itself.</summary>
    public static bool MayCall(Actor actor, string unit) => (actor.Is(Role.Supervisor) || actor.AtWindow) && !actor.WorksFor(unit);

    /// <summary>The latest hundred draws; none for whoever may not read them.</summary>
    public async Task<IReadOnlyList<RecheckDraw>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (!MayRead(actor))
            return [];
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, $"{Draws} order by d.drawn_at desc, d.id desc limit {MostListed}");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Draw, ct);
    }

    /// <summary>A draw with its cases, drawn again to compare; null when there is none, or none for the actor.</summary>
    public async Task<RecheckRecord?> FindAsync(Actor actor, string number, CancellationToken ct)
    {
        if (!MayRead(actor))
            return null;
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await DrawAsync(connection, number, ct) is not { } draw)
            return null;
        await using var batch = new NpgsqlBatch(connection);
        var (account, units, everything) = Sight.Parameters(actor);
        batch.Add(Cases, account, units, everything, draw.Id);
        batch.Add(Calls, draw.Id);
        batch.Add(RecheckSql.Population, Asked(draw, inForce.Policy.Calendar));
        batch.Add(Differing, [.. Asked(draw, inForce.Policy.Calendar), draw.Scope.Size]);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var cases = await row.RestAsync(Case, ct);
        var calls = (await row.NextAsync(r => (Case: r.Id(0), Call: Call(r)), ct)).ToLookup(call => call.Case, call => call.Call);
        var population = await row.NextAsync(r => (Count: r.Int(0), Digest: r.Text(1)), ct);
        var differing = await row.NextAsync(r => r.Int(0), ct);
        return new RecheckRecord(draw, [.. cases.Select(one => one with { Calls = [.. calls[one.Id]] })],
            population[0] == (draw.Population, draw.Digest) && differing[0] == 0);
    }

    /// <summary>What <see cref="RecheckSql.Ranked"/> asks for.</summary>
    internal static IReadOnlyList<object> Asked(RecheckScope scope, string seed, Guid id, DateTimeOffset drawnAt, WorkCalendar calendar) =>
    [
        calendar.StartOf(scope.From).ToUniversalTime(), calendar.EndOf(scope.To).ToUniversalTime(), Sql.Text(scope.Unit), seed, id, drawnAt.ToUniversalTime(),
    ];

    private static IReadOnlyList<object> Asked(RecheckDraw draw, WorkCalendar calendar) => Asked(draw.Scope, draw.Seed, draw.Id, draw.DrawnAt, calendar);

    private static async Task<RecheckDraw?> DrawAsync(NpgsqlConnection connection, string number, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, $"{Draws} where d.number = $1", number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(Draw, ct)).FirstOrDefault();
    }

    private const string Draws =
        """
        select d.id, d.number, d.from_on, d.to_on, d.unit_code, d.size, d.seed, d.population, d.digest, d.drawn_at, d.drawer_name,
               (select count(*)::int from recheck_case r where r.draw_id = d.id),
               (select count(*)::int from recheck_case r where r.draw_id = d.id and exists (
                 select from recheck_call k where k.case_id = r.case_id and (k.reached or k.attempt = 3)))
        from recheck_draw d
        """;

    private const string Cases =
        $"""
        select c.id, c.number, c.category, c.compound_code, r.unit_code, r.position, c.closed_at,
               (select a.conclusion from assignment a where a.case_id = c.id and a.share = 'lead' and a.state = 'concluded')
        from recheck_case r
        join case_file c on c.id = r.case_id
        where r.draw_id = $4 and {Sight.Clause}
        order by r.unit_code, r.position
        """;

    private const string Calls =
        """
        select k.case_id, k.at, k.reached, k.solved, k.satisfaction, k.reason_code
        from recheck_call k
        join recheck_case r on r.case_id = k.case_id
        where r.draw_id = $1
        order by k.case_id, k.attempt
        """;

    // Cases that would be drawn now and weren't, and the other way round.
    private const string Differing =
        $"""
        select count(*)::int
        from (select r.id from ({RecheckSql.Ranked}) r where r.position <= $7) again
        full join (select had.case_id from recheck_case had where had.draw_id = $5) drawn on drawn.case_id = again.id
        where drawn.case_id is null or again.id is null
        """;

    private static RecheckDraw Draw(Row r) => new(
        r.Id(0), r.Text(1), new RecheckScope(r.Day(2), r.Day(3), r.TextOrNull(4), r.Int(5)), r.Text(6), r.Int(7), r.Text(8), r.Moment(9), r.Text(10), r.Int(11), r.Int(12));

    private static RecheckCase Case(Row r) => new(
        r.Id(0), r.Text(1), r.Text(2), r.TextOrNull(3), r.Text(4), r.Int(5), r.Moment(6), r.TextOrNull(7), []);

    private static FollowUp Call(Row r) => new(r.Moment(1), r.Flag(2), r.FlagOrNull(3), r.TextOrNull(4), r.TextOrNull(5));
}
