using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Views;
using Npgsql;

namespace Mediation.Postgres.Quality;

/// <summary>How often a sign was found (提示统计).</summary>
/// <param name="Sign">Which.</param>
/// <param name="Threshold">From which number on it is a sign, in the sign's own unit.</param>
/// <param name="Units">How often, for each unit that had one, the most often first.</param>
public sealed record QualityCount(QualitySign Sign, int Threshold, IReadOnlyList<(string Unit, int Times)> Units)
{
    /// <summary>In all.</summary>
    public int Times => Units.Sum(unit => unit.Times);
}

/// <summary>One finding with its evidence (提示明细); nothing personal is on it.</summary>
public sealed record QualityFinding(
    Guid Id, string Number, string Category, string? Compound, string Unit, DateTimeOffset At, DateTimeOffset? OtherAt, int Amount);

/// <summary>
/// Looks for signs (数据质量提示查询): for whoever may see the whole town everywhere, for others in the units they work for. Thresholds are
/// data, in <c>quality_threshold</c>.
/// </summary>
public sealed class QualityFindings(NpgsqlDataSource database)
{
    /// <summary>Every sign, in the order in which they are shown.</summary>
    public static IReadOnlyList<QualitySign> Signs { get; } =
    [
        ClaimSigns.ClaimDenied, ClaimSigns.NoContact, EndSigns.LastMinute, EndSigns.StoppedAtTheEnd, EndSigns.ReturnedAtTheEnd,
        EndSigns.PingPong, ClaimSigns.SameWords, ClaimSigns.ManyExtensions,
    ];

    /// <summary>The sign with this code; null when there is none.</summary>
    public static QualitySign? Find(string code) => Signs.FirstOrDefault(sign => sign.Code == code);

    /// <summary>How often each was found in a period; one round trip.</summary>
    public async Task<IReadOnlyList<QualityCount>> CountAsync(Actor actor, RatePeriod period, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        foreach (var sign in Signs)
        {
            batch.Add("select threshold from quality_threshold where code = $1", sign.Code);
            batch.Add($"select m.unit_code, count(*)::int from ({sign.Findings}) m where {Rate.Counted} group by 1 order by 2 desc, 1",
                RateFigures.Parameters(actor, period, now));
        }
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var counts = new List<QualityCount>(Signs.Count);
        foreach (var sign in Signs)
        {
            var threshold = await new Row(reader).RestAsync(r => r.Int(0), ct);
            var units = await new Row(reader).NextAsync(r => (r.Text(0), r.Int(1)), ct);
            counts.Add(new QualityCount(sign, threshold[0], units));
            await reader.NextResultAsync(ct);
        }
        return counts;
    }

    /// <summary>A page of what was found, latest first.</summary>
    public async Task<Page<QualityFinding>> ListAsync(
        Actor actor, QualitySign sign, RatePeriod period, string? unit, DateTimeOffset now, Cursor? after, int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, Listed(sign), [
            .. RateFigures.Parameters(actor, period, now), Sql.Text(unit), (after?.At ?? DateTimeOffset.MaxValue).UtcDateTime,
            after?.Id ?? Guid.AllBitsSet, limit + 1,
        ]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = await new Row(reader).RestAsync(Read, ct);
        return Cursor.PageOf(rows, limit, row => new Cursor(row.At, row.Id));
    }

    private static string Listed(QualitySign sign) =>
        $"""
        select m.id, c.number, c.category, c.compound_code, m.unit_code, m.at, m.other_at, m.amount
        from ({sign.Findings}) m
        join case_file c on c.id = m.case_id
        where {Rate.Counted}
          and {Sight.Clause}
          and ($7::text is null or m.unit_code = $7)
          and (m.at, m.id) < ($8, $9)
        order by m.at desc, m.id desc
        limit $10
        """;

    private static QualityFinding Read(Row r) => new(
        r.Id(0), r.Text(1), r.Text(2), r.TextOrNull(3), r.Text(4), r.Moment(5), r.MomentOrNull(6), r.Int(7));
}
