using System.Collections.Immutable;
using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>What the workbench shows and changes of a rule set (规则稿): the draft, or the version in force where there is none.</summary>
/// <param name="Name">规则集名称.</param>
/// <param name="Stamp">What a save names that was made from it: changes with every save.</param>
/// <param name="Document">The JSON.</param>
/// <param name="InForce">Number of the version in force.</param>
public sealed record RuleDraft(string Name, string Stamp, string Document, int InForce)
{
    /// <summary>Who saved it last and who asks that it be published; null while nothing was changed (草稿来历).</summary>
    public DraftStanding? Saved { get; init; }

    /// <summary>Number of a version that came after the draft was begun; null when there is none (落后于).</summary>
    public int? OvertakenBy { get; init; }
}

/// <summary>Finds drafts of rule sets (规则草稿查阅).</summary>
public sealed class RuleDrafts(NpgsqlDataSource database)
{
    /// <summary>A rule set as the workbench has it; null when there is none of that name in force.</summary>
    public async Task<RuleDraft?> FindAsync(string name, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await FindAsync(connection, name, ct);
    }

    /// <summary>Names of the rule sets that have a draft.</summary>
    public async Task<ImmutableList<string>> ListAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select name from rule_draft order by name");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => r.Text(0), ct);
    }

    internal static async Task<RuleDraft?> FindAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, Find, name);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(new Row(reader)) : null;
    }

    private static RuleDraft Read(Row r) => new(r.Text(0), r.Text(1), r.Text(2), r.Int(3))
    {
        OvertakenBy = r.IntOrNull(4),
        Saved = r.MomentOrNull(5) is { } at
            ? new(r.Id(6), r.TextOrNull(7), at, AskedOf(r))
            {
                SentBack = r.MomentOrNull(13) is { } back ? new(r.TextOrNull(14), back, r.Text(15)) : null,
            }
            : null,
    };

    private static PublishRequest? AskedOf(Row r) => r.MomentOrNull(8) is { } at
        ? new(r.Id(9), r.TextOrNull(10), at, r.Text(11)) { From = r.MomentOrNull(12) }
        : null;

    private const string Find =
        """
        select s.name, coalesce(d.stamp::text, s.version), coalesce(d.document, s.document), s.number,
               (select max(n.number) from rule_set n where n.name = d.name and n.number > d.based_on),
               d.saved_at, d.saved_by, a.display_name, d.asked_at, d.asked_by, q.display_name, d.asked_why, d.asked_from,
               d.returned_at, b.display_name, d.returned_why
        from rule_set s
        left join rule_draft d on d.name = s.name
        left join account a on a.id = d.saved_by
        left join account q on q.id = d.asked_by
        left join account b on b.id = d.returned_by
        where s.name = $1
          and s.in_force
        """;
}
