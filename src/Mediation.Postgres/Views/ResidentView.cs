using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>
/// Where a resident's matter stands (群众查询): nobody's name, no words, and of a secret matter neither its kind nor its unit.
/// </summary>
/// <param name="Number">编号.</param>
/// <param name="Category">类别代码; null where the paper must not say.</param>
/// <param name="Stage">办理阶段.</param>
/// <param name="Result">How it ended; null while open.</param>
/// <param name="Lead">主办单位; null before dispatch and where it must not be said.</param>
/// <param name="AcceptedAt">受理时刻.</param>
/// <param name="SignedForAt">When the lead signed for it; null before.</param>
/// <param name="DueAt">By when it is to be handled; null when nothing runs.</param>
/// <param name="RepliedAt">When the resident was answered; null before.</param>
/// <param name="Extended">Why it was given more time, in the words that the resident was told; null when it was not.</param>
/// <param name="Asked">Whether the two questions of the call-back wait for an answer.</param>
public sealed record ResidentMatter(
    string Number, string? Category, CaseStage Stage, CaseResult? Result, string? Lead, DateTimeOffset AcceptedAt,
    DateTimeOffset? SignedForAt, DateTimeOffset? DueAt, DateTimeOffset? RepliedAt, string? Extended, bool Asked)
{
    /// <summary>What an idea was answered: 采纳, 部分采纳 or 不采纳; null before, and of any other matter.</summary>
    public string? Verdict { get; init; }

    /// <summary>Why, in the words that were meant for whoever had the idea; null before.</summary>
    public string? Answer { get; init; }
}

/// <summary>Reads a matter by the code on its receipt, for whoever holds the receipt (凭码查询).</summary>
public sealed class ResidentView(NpgsqlDataSource database)
{
    private const int CodeLength = 20;

    private const int GroupLength = 4;

    /// <summary>The matter; null for anything that is no code of a case. Case and hyphens don't matter.</summary>
    public async Task<ResidentMatter?> FindAsync(string code, CancellationToken ct)
    {
        var plain = new string([.. code.Where(char.IsAsciiLetterOrDigit).Take(CodeLength + 1)]).ToUpperInvariant();
        if (plain.Length != CodeLength)
            return null;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, Select, string.Join('-', plain.Chunk(GroupLength).Select(g => new string(g))));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(new Row(reader)) : null;
    }

    private const string Select =
        """
        select c.number, case when c.secrecy = 0 then c.category end, c.stage, c.result,
               case when c.secrecy < 2 then c.lead_unit end, c.accepted_at,
               (select min(a.signed_for_at) from assignment a where a.case_id = c.id and a.share = 'lead'),
               (select min(d.due_at) from deadline d
                where d.case_id = c.id and d.kind in ('handling', 'idea') and d.state in ('running', 'stopped', 'breached')),
               (select min(j.at) from journal_entry j where j.case_id = c.id and j.act in ('reply', 'answer-idea')),
               (select j.body::jsonb ->> 'told' from journal_entry j
                where j.case_id = c.id and j.kind = 'extension-decided' and j.act = 'decide-extension'
                order by j.sequence desc limit 1),
               exists (select 1 from work_item w where w.case_id = c.id and w.closed_at is null and 'follow-up' = any (w.acts)),
               case when c.secrecy = 0 then c.body -> 'idea' ->> 'verdict' end,
               (select s.text from statement s where s.case_id = c.id and c.secrecy = 0 and s.kind = 'idea-answer' order by s.id desc limit 1)
        from case_file c
        where c.receipt_code = $1
        """;

    private static ResidentMatter Read(Row r) => new(
        r.Text(0), r.TextOrNull(1), r.Word<CaseStage>(2), r.WordOrNull<CaseResult>(3), r.TextOrNull(4), r.Moment(5),
        r.MomentOrNull(6), r.MomentOrNull(7), r.MomentOrNull(8), r.TextOrNull(9), r.Flag(10))
    {
        Verdict = r.TextOrNull(11),
        Answer = r.TextOrNull(12),
    };
}
