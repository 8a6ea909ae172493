using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Calendars;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Calendars;

/// <summary>
/// Prepares and publishes versions of the work calendar (日历起草与发布): one at a time for all nodes, each in one transaction. What was
/// made from anything but the newest draft is refused, so that no late save goes over a newer one.
/// </summary>
public sealed class CalendarDrafting(NpgsqlDataSource database, InForce inForce, TimeProvider real)
{
    /// <summary>Said when the draft is another than the one that was seen (草稿已有更新).</summary>
    public const string Changed = "calendar.changed";

    /// <summary>Said when there is nothing to publish (没有改动).</summary>
    public const string Unchanged = "calendar.unchanged";

    /// <summary>Said when other clocks would move than those that were seen (影响已变).</summary>
    public const string EffectChanged = "calendar.effect-changed";

    /// <summary>Keeps other contents as the draft; back to what is in force, there is no draft.</summary>
    /// <param name="actor">Only an administrator.</param>
    /// <param name="seen">The stamp of the draft it was made from; null when there was none.</param>
    /// <param name="change">The contents to keep, given the newest.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<CalendarShelf>> SaveAsync(
        Actor actor, Guid? seen, Func<CalendarShelf, Answer<CalendarContents>> change, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var shelf = await HoldAsync(connection, ct);
        if (shelf.Draft?.Stamp != seen)
            return new Refusal(Changed);
        var changed = change(shelf);
        if (!changed.TryGet(out var contents))
            return Answer.Refused<CalendarShelf>(changed.Refusals);
        await using var batch = new NpgsqlBatch(connection);
        if (contents.Write() == shelf.InForce.Contents.Write())
            batch.Add("delete from work_calendar_draft where place_code = $1", shelf.Place);
        else
            batch.Add(
                """
                insert into work_calendar_draft (place_code, stamp, document, saved_at, saved_by)
                values ($1, $2, $3, $4, $5)
                on conflict (place_code) do update
                set stamp = excluded.stamp,
                    document = excluded.document,
                    saved_at = excluded.saved_at,
                    saved_by = excluded.saved_by
                """, shelf.Place, Guid.CreateVersion7(), contents.Write(), real.GetUtcNow(), actor.Id);
        await batch.ExecuteNonQueryAsync(ct);
        var after = await CalendarStore.ReadAsync(connection, ct);
        await transaction.CommitAsync(ct);
        return after;
    }

    /// <summary>What publishing the draft would do now; refused without one.</summary>
    public async Task<Answer<(CalendarShelf Shelf, CalendarEffect Effect)>> PreviewAsync(Actor actor, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        var shelf = await CalendarStore.ReadAsync(connection, ct);
        return shelf.Draft is null ? new Refusal(Unchanged) : (shelf, await EffectAsync(connection, shelf, ct));
    }

    /// <summary>
    /// Puts the draft into force, when it and its effect are those that were seen. From then on every act reckons by it on every node;
    /// the sweeps tell each case whose clocks move, once.
    /// </summary>
    public async Task<Answer<int>> PublishAsync(Actor actor, Guid seen, string effectSeen, string reason, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var shelf = await HoldAsync(connection, ct);
        if (shelf.Draft is not { } draft || draft.Stamp != seen)
            return new Refusal(shelf.Draft is null ? Unchanged : Changed);
        var effect = await EffectAsync(connection, shelf, ct);
        if (effect.Fingerprint != effectSeen)
            return new Refusal(EffectChanged);
        var number = shelf.InForce.Number + 1;
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            insert into work_calendar (place_code, number, document, reason, published_at, published_by)
            values ($1, $2, $3, $4, $5, $6)
            """, shelf.Place, number, draft.Contents.Write(), reason.Trim(), real.GetUtcNow(), actor.Id);
        batch.Add("delete from work_calendar_draft where place_code = $1", shelf.Place);
        batch.Add("update place set edition = edition + 1 where code = $1", shelf.Place);
        AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), actor.Id, "calendar-published", $"{shelf.Place}-{number}")
        {
            Reason = reason.Trim(),
            Before = CalendarChange.Say(shelf.InForce.Contents, draft.Contents),
            After = CalendarChange.Say(draft.Contents, shelf.InForce.Contents),
        });
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return number;
    }

    private Task<CalendarEffect> EffectAsync(NpgsqlConnection connection, CalendarShelf shelf, CancellationToken ct) =>
        CalendarEffect.ReadAsync(connection, shelf, inForce.Policy.Town.Zone, ct);

    private static async Task<CalendarShelf> HoldAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using (var hold = Sql.Command(connection, "select pg_advisory_xact_lock(hashtextextended('work_calendar', 7))"))
            await hold.ExecuteNonQueryAsync(ct);
        return await CalendarStore.ReadAsync(connection, ct);
    }
}
