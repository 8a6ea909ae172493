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
    /// <summary>When and by whom it was last saved; null while nothing was changed (保存).</summary>
    public DraftSave? Saved { get; init; }

    /// <summary>Number of a version that came after the draft was begun; null when there is none (落后于).</summary>
    public int? OvertakenBy { get; init; }
}

/// <summary>A save of a draft (保存).</summary>
/// <param name="By">Who, by name.</param>
/// <param name="At">When, by the real clock.</param>
public sealed record DraftSave(string By, DateTimeOffset At);

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
        Saved = r.MomentOrNull(4) is { } at ? new(r.TextOrNull(5) ?? "", at) : null,
        OvertakenBy = r.IntOrNull(6),
    };

    private const string Find =
        """
        select s.name, coalesce(d.stamp::text, s.version), coalesce(d.document, s.document), s.number, d.saved_at, a.display_name,
               (select max(n.number) from rule_set n where n.name = d.name and n.number > d.based_on)
        from rule_set s
        left join rule_draft d on d.name = s.name
        left join account a on a.id = d.saved_by
        where s.name = $1
          and s.in_force
        """;
}
