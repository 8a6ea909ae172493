using Mediation.Casework.Scorecards;
using Npgsql;

namespace Mediation.Postgres.Scorecards;

/// <summary>A score that hangs out (已公示的考核).</summary>
/// <param name="Compound">小区: code.</param>
/// <param name="Score">The score with its derivation.</param>
/// <param name="Answer">What the firm said to it; null for nothing.</param>
/// <param name="At">公示时刻.</param>
public sealed record PublishedScore(string Compound, Score Score, string? Answer, DateTimeOffset At);

/// <summary>Reads scores that hang out, for anybody (考核排名).</summary>
public sealed class PublicScorecards(NpgsqlDataSource database)
{
    private const int Most = 300;

    /// <summary>The latest three hundred, the latest period first and the best score in it.</summary>
    public async Task<IReadOnlyList<PublishedScore>> ReadAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select s.compound_code, s.body, s.answer, s.published_at
            from scorecard s
            order by s.until_on desc, s.total desc, s.compound_code
            limit $1
            """, Most);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new PublishedScore(r.Text(0), Json.Read<Score>(r.Text(1)), r.TextOrNull(2), r.Moment(3)), ct);
    }

    /// <summary>Whether any hangs out.</summary>
    public async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select exists (select from scorecard)");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
