using Mediation.Rules.Reading;
using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>A rule set as it lies in the database (规则版本).</summary>
public sealed record RuleVersion(
    string Name, string Version, int Number, string Source, bool InForce, DateTimeOffset ImportedAt, string Document)
{
    /// <summary>By whom, when and why it was last brought into force; null when only files did (最近一次发布).</summary>
    public RulePublication? Publication { get; init; }

    /// <summary>Whether it is or ever was in force (曾经现行).</summary>
    public bool WasInForce { get; init; }

    /// <summary>For what moment it waits; null when it doesn't (待施行).</summary>
    public RuleAhead? Ahead { get; init; }
}

/// <summary>A person brought a version into force (规则发布).</summary>
/// <param name="By">Who, by name.</param>
/// <param name="At">When, by the real clock.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record RulePublication(string By, DateTimeOffset At, string Reason)
{
    /// <summary>The second person, by name; null where none was asked for (复核人).</summary>
    public string? ApprovedBy { get; init; }
}

/// <summary>
/// Keeps every version of every rule set, and brings files in (规则存取): a new content becomes the next version; it comes into force
/// unless a person brought the one in force there, in which case it waits beside it and the database stays.
/// </summary>
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
            batch.Add(Enforce, set.Name, set.Version, real.GetUtcNow());
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

    /// <summary>The rule sets in force, read again from what is stored. A stored one that no longer reads is a defect.</summary>
    public async Task<IReadOnlyList<RuleSet>> InForceAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select document, source, number from rule_set where in_force order by name");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = await new Row(reader).RestAsync(r => (Document: r.Text(0), Source: r.Text(1), Number: r.Int(2)), ct);
        return rows.ConvertAll(row => RuleFile.Read(row.Document, row.Source).RuleSets is [var set]
            ? set
            : throw new InvalidOperationException($"Stored rules of {row.Source}, version {row.Number}, no longer read."));
    }

    // Statements of their own, in this order: one version is in force at any time, and the index says so row by row. What a
    // person brought into force stays; a file beside it waits. A file that goes back to what it held before brings that
    // version back into force.
    private const string Retire =
        """
        update rule_set
        set in_force = false
        where name = $1
          and in_force
          and version <> $2
          and not exists (select
                          from rule_publication p
                          where p.name = rule_set.name
                            and p.version = rule_set.version)
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
        set in_force = true,
            in_force_since = coalesce(in_force_since, $3)
        where name = $1
          and version = $2
          and not exists (select 1 from rule_set where name = $1 and in_force)
        """;
}
