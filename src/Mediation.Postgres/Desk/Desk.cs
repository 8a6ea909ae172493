using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Postgres.Cases;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>An act on a case, as it came in (办理请求).</summary>
/// <param name="Number">Which case.</param>
/// <param name="Request">What to do.</param>
/// <param name="Version">The version the form was drawn from; null skips the check.</param>
/// <param name="Key">When the caller may send it twice.</param>
public sealed record CaseRequest(string Number, ActRequest Request, long? Version = null, RequestKey? Key = null);

/// <summary>What the desk answers (办理答复): a decision, or the bytes given to the same request before.</summary>
/// <param name="Decision">What was decided just now; null for a repeated request.</param>
/// <param name="Stored">The answer to give, byte for byte, when the request carried a key.</param>
public sealed record Handled(Decision? Decision, StoredAnswer? Stored);

/// <summary>
/// The one way to change a case (办事台): lock, brief, decide, save, announce. Everything a decision changes is one
/// transaction; nothing leaves the building before the commit. The clerk's click, the API and the sweeps all come here.
/// </summary>
public sealed partial class Desk(
    NpgsqlDataSource database, InForce inForce, TimeProvider real, Announcer announcer, ILogger<Desk> log)
{
    private readonly Briefer briefer = new(inForce, real);

    /// <summary>Handles one act.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="asked">What is asked.</param>
    /// <param name="render">
    /// Makes the answer to keep with the request's key: called inside the transaction, after the act was saved, with the
    /// transaction's connection, so that the answer shows the case as this act left it.
    /// </param>
    /// <param name="ct">Stops waiting; a transaction that has not committed leaves nothing.</param>
    /// <returns>
    /// The decision; or a refusal: <c>case.not-found</c> (also for what the actor may not see), <c>case.changed</c>
    /// (somebody was faster), <c>request.key-reused</c>, or the decision's own.
    /// </returns>
    public async Task<Answer<Handled>> HandleAsync(
        Actor actor, CaseRequest asked, Func<Decision, NpgsqlConnection, Task<StoredAnswer>> render, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (asked.Key is { } key && await Idempotency.TakeAsync(connection, key, ct) is { } earlier)
            return earlier.OtherBody ? new Refusal("request.key-reused") : new Handled(null, earlier.Answer);

        var target = asked.Request.Act == "merge" ? Text(asked.Request, "into") : null;
        var (briefing, locked) = await briefer.BriefAsync(connection, actor, asked.Number, locked: true, target, ct);
        if (locked is null || !Sight.MayAsk(actor, locked.Dossier.File, asked.Request.Act))
            return new Refusal("case.not-found", null, asked.Number);
        if (asked.Version is { } version && await Staleness.CheckAsync(connection, locked, asked.Request, version, ct) is { } stale)
            return stale;

        if (asked.Request.Act == UndoMove.ActCode)
            briefing = briefing with { Move = await MoveStore.FindAsync(connection, locked.Dossier.File.Id, Text(asked.Request, UndoMove.Field), ct) };

        var outcome = Handling.Decide(locked.Dossier, asked.Request, briefing);
        if (!outcome.TryGet(out var decision))
        {
            Refused(actor, asked, outcome.Refusals);
            return Answer.Refused<Handled>(outcome.Refusals);
        }
        var stored = await SaveAsync(connection, locked, decision, Doing(actor, asked.Request.Act, decision, briefing), asked.Key, render, ct);
        await transaction.CommitAsync(ct);
        Announce(actor, asked.Request.Act, decision);
        return new Handled(decision, stored);
    }

    /// <summary>Handles one act whose answer needs nothing but the decision.</summary>
    public Task<Answer<Handled>> HandleAsync(
        Actor actor, CaseRequest asked, Func<Decision, StoredAnswer> render, CancellationToken ct) =>
        HandleAsync(actor, asked, (decision, _) => Task.FromResult(render(decision)), ct);

    private async Task<StoredAnswer?> SaveAsync(
        NpgsqlConnection connection, LockedCase locked, Decision decision, Doing doing, RequestKey? key,
        Func<Decision, NpgsqlConnection, Task<StoredAnswer>> render, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        CaseWriter.Update(batch, locked, decision, doing);
        await batch.ExecuteNonQueryAsync(ct);
        if (key is null)
            return null;
        var answer = await render(decision, connection);
        await using var kept = new NpgsqlBatch(connection);
        Idempotency.Keep(kept, key, answer, real.GetUtcNow());
        await kept.ExecuteNonQueryAsync(ct);
        return answer;
    }

    private Doing Doing(Actor actor, string act, Decision decision, Briefing briefing) =>
        new(actor, act, decision.ActingUnit is { } unit && briefing.ActsOnBehalf(unit), briefing.Now, real.GetUtcNow());

    private void Announce(Actor actor, string act, Decision decision)
    {
        announcer.CaseChanged(decision.After.Number);
        log.LogInformation("Did {Act} on {CaseNumber} as {ActorId} for {UnitCode}: {EventCount} events, now {Stage}",
            act, decision.After.Number, actor.Id, decision.ActingUnit, decision.Events.Count, decision.After.Stage.Code());
    }

    private void Refused(Actor actor, CaseRequest asked, IReadOnlyList<Refusal> refusals) =>
        log.LogInformation("Refused {Act} on {CaseNumber} to {ActorId}: {RefusalCode}",
            asked.Request.Act, asked.Number, actor.Id, refusals[0].Code);

    private static string? Text(ActRequest request, string field) =>
        request.Data.TryGetValue(field, out var value) && value.ValueKind is System.Text.Json.JsonValueKind.String
            ? value.GetString()
            : null;
}
