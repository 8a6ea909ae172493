using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>Finds the text of one version of a rule set (规则版本原文).</summary>
public sealed class RuleVersionTexts(NpgsqlDataSource database)
{
    /// <summary>The JSON of a version; null when there is none of that number.</summary>
    public async Task<string?> FindAsync(string name, int number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, "select document from rule_set where name = $1 and number = $2", name, number);
        return await command.ExecuteScalarAsync(ct) as string;
    }
}
