using Mediation.Rules.Reading;
using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>A rule set as it lies in the database (规则版本).</summary>
public sealed record RuleVersion(
    string Name, string Version, int Number, string Source, bool InForce, DateTimeOffset ImportedAt, string Document);

/// <summary>Keeps every version of every rule set, and brings files in (规则存取), as <see cref="WorkflowShelf"/> does for workflows.</summary>
public sealed class RuleShelf(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>Brings checked rule sets in, in one transaction; safe on two nodes at once.</summary>
    public async Task ImportAsync(IEnumerable<RuleSet> sets, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select pg_advisory_xact_lock(hashtextextended('rule_set', 7))");
        foreach (var set in sets)
        {
            batch.Add(Retire, set.Name, set.Version);
            batch.Add(Import, set.Name, set.Version, $"rules/{set.Name}.json", real.GetUtcNow(), set.Raw.GetRawText());
            batch.Add(Enforce, set.Name, set.Version);
        }
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Every version, newest first within its rule set.</summary>
    public async Task<IReadOnlyList<RuleVersion>> VersionsAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select name, version, number, source, in_force, imported_at, document
            from rule_set
            order by name, number desc
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new RuleVersion(r.Text(0), r.Text(1), r.Int(2), r.Text(3), r.Flag(4), r.Moment(5), r.Text(6)), ct);
    }

    // Statements of their own, in this order: one version is in force at any time, and the index says so row by row. A file
    // that goes back to what it held before brings that version back into force.
    private const string Retire =
        """
        update rule_set
        set in_force = false
        where name = $1
          and in_force
          and version <> $2
        """;

    private const string Import =
        """
        insert into rule_set (name, version, number, source, in_force, imported_at, document)
        select $1, $2, coalesce(max(number), 0) + 1, $3, false, $4, $5
        from rule_set
        where name = $1
        having not exists (select 1 from rule_set where name = $1 and version = $2)
        """;

    private const string Enforce =
        """
        update rule_set
        set in_force = true
        where name = $1
          and version = $2
          and not in_force
        """;
}
