using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>A matter that somebody brought before (以往事项), masked.</summary>
/// <param name="Number">编号.</param>
/// <param name="Name">Who brought it, masked; null when not given.</param>
/// <param name="Category">类别代码.</param>
/// <param name="Stage">办理阶段.</param>
/// <param name="Result">How it ended; null while open.</param>
/// <param name="AcceptedAt">受理时刻.</param>
public sealed record EarlierCase(
    string Number, string? Name, string Category, CaseStage Stage, CaseResult? Result, DateTimeOffset AcceptedAt);

/// <summary>What the same person brought before (查以往事项), by telephone; for the window only.</summary>
public sealed class EarlierCases(NpgsqlDataSource database)
{
    private const int ShortestNumber = 7;

    /// <summary>
    /// The latest five cases of a complainant's telephone that the actor may see. None for a number still being typed and
    /// for anonymous or secret complaints: a telephone must not betray who complained.
    /// </summary>
    public async Task<IReadOnlyList<EarlierCase>> ByPhoneAsync(Actor actor, string phone, CancellationToken ct)
    {
        var digits = new string([.. phone.Where(char.IsAsciiDigit)]);
        if (!actor.AtWindow || digits.Length < ShortestNumber)
            return [];
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, ByPhone, account, units, everything, digits);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    private const string ByPhone =
        $"""
        select c.number, left(p.name, 1) || '**', c.category, c.stage, c.result, c.accepted_at
        from party p
        join case_file c on c.id = p.case_id
        where p.phone = $4
          and p.side = 'complainant'
          and c.secrecy < 2
          and {Sight.Clause}
        order by c.accepted_at desc, c.id
        limit 5
        """;

    private static EarlierCase Read(Row r) => new(
        r.Text(0), r.TextOrNull(1), r.Text(2), r.Word<CaseStage>(3), r.WordOrNull<CaseResult>(4), r.Moment(5));
}
