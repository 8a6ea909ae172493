using System.Security.Cryptography;
using System.Text;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Facts.Sayings;
using Mediation.Casework.Places;
using Mediation.Casework.Reading;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Places;

/// <summary>A category's sayings as they are (一类的说法).</summary>
/// <param name="Town">The town as the database has it.</param>
/// <param name="Lines">The harmless ones, a line each.</param>
/// <param name="Stamp">Names these lines; to be given back when they are changed.</param>
/// <param name="Cases">How many cases have the category.</param>
/// <param name="Open">How many of them aren't closed.</param>
public sealed record CategorySayings(Town Town, IReadOnlyList<string> Lines, string Stamp, long Cases, long Open);

/// <summary>
/// Changes what residents say of a category (说法维护). Only what differs from the files is kept, so that files which came with a newer version
/// still teach. No words get into the log.
/// </summary>
public sealed class SayingKeeping(NpgsqlDataSource database, InForce inForce, TimeProvider real)
{
    /// <summary>The sayings of a category; refused to whoever may not read the policy, and when there is no such category.</summary>
    public async Task<Answer<CategorySayings>> ReadAsync(Actor actor, string category, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await TownStore.FirstAsync(connection, ct) is not { } town || town.Categories.Find(category) is null)
            return new Refusal("request.not-found");
        var lines = SayingLines.Of(category, inForce.Policy.Rules.Shipped, town.Sayings);
        await using var count = Sql.Command(connection,
            "select count(*), count(*) filter (where stage <> 'closed') from case_file where category = $1", category);
        await using var reader = await count.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new CategorySayings(town, lines, StampOf(lines), reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Reads what somebody wrote, with every fault by line; nothing is changed.</summary>
    public IReadOnlyList<string> Read(Town town, string category, string text, ICollection<LineFault> faults) => SayingLines.Read(
        text, category, Lesson.SayingsOf(inForce.Policy.Rules.Shipped, town.Sayings, town.Categories), code => town.Categories.NameOf(code) ?? code, faults);

    /// <summary>Keeps a category's sayings; how many came and went.</summary>
    /// <param name="actor">Only an administrator.</param>
    /// <param name="category">Its code.</param>
    /// <param name="text">The lines.</param>
    /// <param name="stamp">Which lines they were when they were looked at.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<(int Added, int Removed)>> SaveAsync(
        Actor actor, string category, string text, string stamp, string reason, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var hold = Sql.Command(connection, "select edition from place order by code limit 1 for update"))
            await hold.ExecuteNonQueryAsync(ct);
        if (await TownStore.FirstAsync(connection, ct) is not { } town || town.Categories.Find(category) is null)
            return new Refusal("category.unknown", null, category);
        var shipped = inForce.Policy.Rules.Shipped;
        var before = SayingLines.Of(category, shipped, town.Sayings);
        if (StampOf(before) != stamp)
            return new Refusal(TownKeeping.Changed);
        var faults = new List<LineFault>();
        var lines = Read(town, category, text, faults);
        if (faults.Count > 0)
            return new Refusal("town.faulty", null, faults.Count);
        var (added, removed) = (lines.Except(before).Count(), before.Except(lines).Count());
        if (added + removed == 0)
            return new Refusal("town.unchanged");
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("delete from saying where place_code = $1 and category_code = $2", town.Code, category);
        var kept = SayingLines.Otherwise(category, lines, shipped);
        batch.Add(
            """
            insert into saying (place_code, category_code, text, struck)
            select $1, $2, s.text, s.struck
            from unnest($3::text[], $4::boolean[]) as s (text, struck)
            """,
            town.Code, category, kept.Select(saying => saying.Text).ToArray(), kept.Select(saying => saying.Struck).ToArray());
        batch.Add("update place set edition = edition + 1 where code = $1", town.Code);
        AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), actor.Id, "sayings-changed", category)
        {
            Reason = reason.Trim(),
            Before = $"{before.Count} 句",
            After = $"{lines.Count} 句：加 {added} 句，去 {removed} 句",
        });
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return (added, removed);
    }

    private static string StampOf(IReadOnlyList<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))).AsSpan(0, 16));
}
