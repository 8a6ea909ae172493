namespace Mediation.Postgres.Views;

/// <summary>Cases as they stood on the board at the moment $4 (当时在办).</summary>
internal static class Standing
{
    /// <summary>Their intervals. What still goes on and what has ended are found by an index each; what ended before is never read.</summary>
    public const string At =
        """
        select * from board_interval where to_at is null and from_at <= $4
        union all
        select * from board_interval where to_at > $4 and from_at <= $4
        """;
}
