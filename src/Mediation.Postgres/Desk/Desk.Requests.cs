using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Waits;
using Mediation.Postgres.Cases;
using Mediation.Workflows.Effects;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>Requests of workflows to other systems: sent after the commit that asked for them, their answers taken in once.</content>
public sealed partial class Desk
{
    private const string AnswerRequest = "answer-request";

    /// <summary>
    /// Sends the request that waits longest and takes in what came of it, in one transaction: a node that dies on the way leaves it to be
    /// sent again under its id, and the workflow goes on once. One that nobody waits for any more isn't sent. False when there is none.
    /// </summary>
    /// <param name="send">Sends it; that no answer came is an answer too.</param>
    /// <param name="ct">Stops; what was not taken in is sent again.</param>
    public async Task<bool> SendRequestAsync(Func<OutgoingRequest, CancellationToken, Task<HttpAnswered>> send, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        ClaimedRequest? claimed = null;
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            claimed = await RequestStore.ClaimAsync(connection, real.GetUtcNow(), ct);
            if (claimed is null)
                return false;
            var decision = claimed.Awaited
                ? await TakeInAsync(connection, claimed, await send(claimed.Request, ct), ct)
                : await TakeInAsync(connection, claimed, null, ct);
            await transaction.CommitAsync(ct);
            if (decision is not null)
                Announce(Actor.System, AnswerRequest, decision);
        }
        catch (Exception fault) when (claimed is not null
            && fault is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            log.LogError(fault, "Could not take in the answer to request {RequestId}; it waits an hour", claimed.Request.Id);
            await RequestStore.PutAsideAsync(connection, claimed.Request.Id, real.GetUtcNow().AddHours(1), ct);
        }
        return true;
    }

    private async Task<Decision?> TakeInAsync(NpgsqlConnection connection, ClaimedRequest claimed, HttpAnswered? answer, CancellationToken ct)
    {
        var (briefing, locked) = await briefer.BriefAsync(connection, Actor.System, claimed.CaseNumber, locked: true, null, ct);
        await using var batch = new NpgsqlBatch(connection);
        RequestStore.Delete(batch, claimed.Request.Id);
        var proceeding = new Proceeding(locked!.Dossier, briefing);
        Decision? decision = null;
        if (answer is not null && proceeding.AnswerRequest(claimed.Request, answer))
        {
            decision = proceeding.Conclude();
            CaseWriter.Update(batch, locked, decision, Doing(Actor.System, AnswerRequest, decision, briefing));
        }
        await batch.ExecuteNonQueryAsync(ct);
        return decision;
    }
}
