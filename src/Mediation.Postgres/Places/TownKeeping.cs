using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Places;
using Mediation.Casework.Places.Tables;
using Mediation.Casework.Reading;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Places;

/// <summary>A table that somebody brought (送来的底数表).</summary>
/// <param name="Table">Which.</param>
/// <param name="Text">Its rows, the first naming the columns.</param>
/// <param name="Whole">Whether rows that aren't in it shall go.</param>
public sealed record TownRequest(TownTable Table, string Text, bool Whole = false);

/// <summary>What a table would change, or what is wrong with it (导入预览).</summary>
/// <param name="Town">The town as it is.</param>
/// <param name="Change">Null when there are faults.</param>
/// <param name="Faults">By line.</param>
public sealed record TownPreview(Town Town, TownChange? Change, IReadOnlyList<LineFault> Faults);

/// <summary>
/// Changes what is known of the town, table by table (底数维护): looked at first, then applied in one transaction, when the town is still the
/// one that was seen.
/// </summary>
public sealed class TownKeeping(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>Said when the town was changed since it was looked at (底数已变).</summary>
    public const string Changed = "town.changed";

    /// <summary>The town as the database has it; refused to whoever may not read the policy.</summary>
    public async Task<Answer<Town>> ReadAsync(Actor actor, CancellationToken ct) =>
        !Sight.MayReadPolicy(actor) ? Sight.NotAllowed
        : await TownStore.FirstAsync(database, ct) is { } town ? town
        : new Refusal("town.missing");

    /// <summary>What a table would change; nothing is changed.</summary>
    public async Task<Answer<TownPreview>> PreviewAsync(Actor actor, TownRequest request, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        var read = await ReadAsync(actor, ct);
        if (!read.TryGet(out var town))
            return Answer.Refused<TownPreview>(read.Refusals);
        var change = TownImport.Read(request.Table, town, request.Text, request.Whole, out var faults);
        return new TownPreview(town, change, faults);
    }

    /// <summary>Applies a table, all of it or nothing.</summary>
    /// <param name="actor">Only an administrator.</param>
    /// <param name="request">The table.</param>
    /// <param name="seen">The town's edition when it was looked at.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<TownChange>> ApplyAsync(Actor actor, TownRequest request, long seen, string reason, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var hold = Sql.Command(connection, "select edition from place order by code limit 1 for update"))
            if (await hold.ExecuteScalarAsync(ct) is not long edition || edition != seen)
                return new Refusal(Changed);
        var town = (await TownStore.FirstAsync(connection, ct))!;
        if (TownImport.Read(request.Table, town, request.Text, request.Whole, out var faults) is not { } change)
            return new Refusal("town.faulty", null, faults.Count);
        if (change.IsEmpty)
            return new Refusal("town.unchanged");
        await using var batch = new NpgsqlBatch(connection);
        TownTableSql.Add(batch, town.Code, change);
        if (request.Table == TownTables.Schedules)
            Since(batch, town.Code, change);
        batch.Add("update place set edition = edition + 1 where code = $1", town.Code);
        AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), actor.Id, "town-changed", request.Table.Code)
        {
            Reason = reason.Trim(),
            Before = change.Before,
            After = change.After,
        });
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.ForeignKeyViolation && change.Removed.Count > 0)
        {
            return new Refusal("town.still-used");
        }
        await transaction.CommitAsync(ct);
        return change;
    }

    // What was due by the old row, or would have been by the new one, is not opened afterwards.
    private void Since(NpgsqlBatch batch, string place, TownChange change) => batch.Add(
        "update schedule set since = $2::timestamptz + (select ahead from product_clock) where place_code = $1 and code = any ($3)",
        place, real.GetUtcNow().ToUniversalTime(), change.Added.Concat(change.Changed.Select(row => row.After)).Select(row => row[0]).ToArray());
}
