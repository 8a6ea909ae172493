using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>The text of one version (规则版本原文).</summary>
/// <param name="Document">The JSON.</param>
/// <param name="WasInForce">Whether it is or ever was in force.</param>
public sealed record RuleVersionText(string Document, bool WasInForce);

/// <summary>Finds the text of one version of a rule set (规则版本原文).</summary>
public sealed class RuleVersionTexts(NpgsqlDataSource database)
{
    /// <summary>A version by its number; null when there is none.</summary>
    public async Task<RuleVersionText?> FindAsync(string name, int number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "select document, in_force_since is not null from rule_set where name = $1 and number = $2", name, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetString(0), reader.GetBoolean(1)) : null;
    }
}
