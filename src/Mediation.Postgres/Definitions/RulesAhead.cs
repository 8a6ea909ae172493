using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Postgres.Administration;
using Mediation.Rules.Reading;
using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>A version that was published and waits for its day (待施行).</summary>
/// <param name="DueAt">From which moment of the product it is to be in force.</param>
/// <param name="By">Who published it, by name.</param>
/// <param name="Why">Why, in their words.</param>
/// <param name="RefusedWhy">Why it couldn't come into force when its day had come; null while it waits.</param>
public sealed record RuleAhead(DateTimeOffset DueAt, string By, string Why, string? RefusedWhy);

/// <summary>
/// Versions of rule sets that wait for their day (待施行规则): one for each rule set at most, brought into force by whichever node sees first
/// that the product's moment has come, once.
/// </summary>
public sealed class RulesAhead(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>Names of the rule sets whose day has come, the earliest first.</summary>
    public async Task<ImmutableList<string>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "select name from rule_ahead where due_at <= $1 and refused_why is null order by due_at, name", Sql.Moment(now));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => r.Text(0), ct);
    }

    /// <summary>
    /// Brings what waits into force when its moment has come; false when there is nothing to be done, such as when another node did it. What
    /// the gate doesn't let through stays, with the reason.
    /// </summary>
    /// <param name="name">The rule set.</param>
    /// <param name="now">The product's moment.</param>
    /// <param name="gate">Reads the document as a rule set that may come into force, or says why not.</param>
    /// <param name="say">The sentence of a refusal.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<bool> TakeEffectAsync(
        string name, DateTimeOffset now, Func<string, Answer<RuleSet>> gate, Func<Refusal, string> say, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RuleDrafting.HoldAsync(connection, ct);
        if (await FindAsync(connection, name, now, ct) is not var (document, publication))
            return false;
        var passed = gate(document);
        await using var batch = new NpgsqlBatch(connection);
        if (passed.TryGet(out var set))
        {
            RuleDrafting.Enforce(batch, name, set.Version, publication, real.GetUtcNow());
            batch.Add("delete from rule_ahead where name = $1", name);
        }
        else
        {
            batch.Add("update rule_ahead set refused_why = $2 where name = $1", name, string.Join('\n', passed.Refusals.Select(say)));
        }
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return !passed.IsRefused;
    }

    /// <summary>Takes back what waits; the version stays among the others. Refused when it is in force by now, or was taken back.</summary>
    public async Task<Answer<int>> WithdrawAsync(string name, int number, Guid account, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RuleDrafting.HoldAsync(connection, ct);
        await using var withdraw = Sql.Command(connection,
            """
            delete from rule_ahead a
            using rule_set s
            where s.name = a.name
              and s.version = a.version
              and a.name = $1
              and s.number = $2
            """, name, number);
        if (await withdraw.ExecuteNonQueryAsync(ct) == 0)
            return new Refusal("rules.not-ahead", null, number);
        await AdministrationLog.AddAsync(connection,
            new AdministrationAct(real.GetUtcNow(), account, "rules-withdrawn", name) { Before = $"{number}" }, ct);
        await transaction.CommitAsync(ct);
        return number;
    }

    internal static async Task<bool> IsWaitingAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select exists (select from rule_ahead where name = $1)", name);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    internal static void Wait(NpgsqlBatch batch, string name, string version, Publication publication, DateTimeOffset at)
    {
        batch.Add(
            """
            insert into rule_ahead (name, version, due_at, published_at, published_by, approved_by, reason)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            name, version, publication.From!.Value.ToUniversalTime(), at, publication.By, Sql.Id(publication.ApprovedBy), publication.Why);
        AdministrationLog.Add(batch, new AdministrationAct(at, publication.By, "rules-ahead", name) { Reason = publication.Why, After = version });
        if (publication.ApprovedBy is { } second)
            AdministrationLog.Add(batch, new AdministrationAct(at, second, "rules-approved", name) { After = version });
    }

    private static async Task<(string Document, Publication Publication)?> FindAsync(
        NpgsqlConnection connection, string name, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select s.document, a.published_by, a.reason
            from rule_ahead a
            join rule_set s on s.name = a.name and s.version = a.version
            where a.name = $1
              and a.due_at <= $2
              and a.refused_why is null
            """, name, Sql.Moment(now));
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;
        var row = new Row(reader);
        return (row.Text(0), new Publication(row.Id(1), row.Text(2)));
    }
}
