namespace Mediation.Postgres.Views.Boards;

/// <summary>How a case stands, as far as a board counts it (案件现状). Moments are microseconds, as the database keeps them; what has none is never due.</summary>
internal readonly record struct CaseStanding(
    Guid Id, bool Open, string? Lead, string Category, string Community, string Compound, int Secrecy, Guid AcceptedBy, long DueAt, long AmberAt,
    int ReturnCount, int UrgeCount)
{
    /// <summary>The due moment of what is never due.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Reads it of a row, from its third column on.</summary>
    public static CaseStanding Read(Guid id, Row row) => new(
        id, row.Flag(3), row.TextOrNull(4), row.Text(5), row.Text(6), row.Text(7), row.Short(8), row.Id(9), At(row.MomentOrNull(10)), At(row.MomentOrNull(11)),
        row.Int(12), row.Int(13));

    /// <summary>A moment in microseconds.</summary>
    public static long At(DateTimeOffset? moment) => moment is { } given ? given.UtcTicks / TimeSpan.TicksPerMicrosecond : Never;

    /// <summary>Microseconds as a moment; null for <see cref="Never"/>.</summary>
    public static DateTimeOffset? Moment(long at) => at == Never ? null : new(at * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
