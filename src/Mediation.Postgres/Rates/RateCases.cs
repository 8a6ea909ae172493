using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Npgsql;

namespace Mediation.Postgres.Rates;

/// <summary>A member of a rate, with the case it is about (指标明细行); nothing personal is on it.</summary>
/// <param name="Id">Identity of the member: of a clock, a share or the case.</param>
/// <param name="Number">编号.</param>
/// <param name="Category">类别代码.</param>
/// <param name="Compound">小区; null when not recognised.</param>
/// <param name="Unit">For which unit it is counted.</param>
/// <param name="Hit">Whether the numerator counts it.</param>
/// <param name="At">The moment that puts it into the period.</param>
/// <param name="OtherAt">The moment that decided it, or from which its time is counted; null when there is none.</param>
public sealed record RateCase(
    Guid Id, string Number, string Category, string? Compound, string Unit, bool Hit, DateTimeOffset At, DateTimeOffset? OtherAt);

/// <summary>What is listed of a rate; null leaves a side open (指标明细筛选).</summary>
/// <param name="Unit">Of one unit.</param>
/// <param name="Hit">Only what the numerator counts, or only what it doesn't.</param>
public sealed record RateCaseFilter(string? Unit = null, bool? Hit = null);

/// <summary>A page of the list behind a figure (指标明细).</summary>
/// <param name="Page">What the actor may see of it.</param>
/// <param name="Unlisted">How many are counted and not listed, because they are secret.</param>
public sealed record RateCasesPage(Page<RateCase> Page, int Unlisted);

/// <summary>The cases behind a figure (指标明细): the same rows that were counted.</summary>
public sealed class RateCases(NpgsqlDataSource database)
{
    /// <summary>A page of members, latest first.</summary>
    public async Task<RateCasesPage> ReadAsync(
        Actor actor, Rate rate, RatePeriod period, RateCaseFilter filter, DateTimeOffset now, Cursor? after, int limit, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        Ask(batch, actor, rate, period, filter, now, after, limit);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var rows = await new Row(reader).RestAsync(Read, ct);
        var unlisted = await new Row(reader).NextAsync(r => r.Int(0), ct);
        return new RateCasesPage(Cursor.PageOf(rows, limit, row => new Cursor(row.At, row.Id)), unlisted[0]);
    }

    internal static void Ask(
        NpgsqlBatch batch, Actor actor, Rate rate, RatePeriod period, RateCaseFilter filter, DateTimeOffset now, Cursor? after, int limit)
    {
        batch.Add(Members(rate), [.. Asked(), (after?.At ?? DateTimeOffset.MaxValue).UtcDateTime, after?.Id ?? Guid.AllBitsSet, limit + 1]);
        batch.Add(Unlisted(rate), [.. Asked()]);

        IEnumerable<object> Asked() => [.. RateFigures.Parameters(actor, period, now), Sql.Text(filter.Unit), Sql.Flag(filter.Hit)];
    }

    private static string Members(Rate rate) =>
        $"""
        select m.id, c.number, c.category, c.compound_code, m.unit_code, m.hit, m.at, m.other_at
        {From(rate)}
          and {Sight.Clause}
          and (m.at, m.id) < ($9, $10)
        order by m.at desc, m.id desc
        limit $11
        """;

    private static string Unlisted(Rate rate) =>
        $"""
        select count(*)::int
        {From(rate)}
          and not {Sight.Clause}
        """;

    private static string From(Rate rate) =>
        $"""
        from ({rate.Members}) m
        join case_file c on c.id = m.case_id
        where {Rate.Counted}
          and ($7::text is null or m.unit_code = $7)
          and ($8::bool is null or m.hit = $8)
        """;

    private static RateCase Read(Row r) => new(
        r.Id(0), r.Text(1), r.Text(2), r.TextOrNull(3), r.Text(4), r.Flag(5), r.Moment(6), r.MomentOrNull(7));
}
