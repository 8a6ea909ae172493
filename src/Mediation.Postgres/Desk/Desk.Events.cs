using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Waits;
using Mediation.Postgres.Cases;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>Events that workflows publish beyond their case, brought to the cases they are meant for.</content>
public sealed partial class Desk
{
    private const string BringEvent = "bring-event";

    /// <summary>
    /// Brings events, at most so many: each in one transaction with all that it sets off, so that it comes once to every case that
    /// bears its correlation id. One that no open case bears is given up; one that can't be taken in waits an hour and is logged.
    /// Returns how many were looked at.
    /// </summary>
    public async Task<int> BringEventsAsync(int limit, CancellationToken ct)
    {
        var looked = 0;
        while (looked < limit && await BringOneAsync(ct))
            looked++;
        return looked;
    }

    private async Task<bool> BringOneAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        OutgoingEvent? brought = null;
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            brought = await EventStore.ClaimAsync(connection, real.GetUtcNow(), ct);
            if (brought is null)
                return false;
            var decisions = await BringAsync(connection, brought, ct);
            await transaction.CommitAsync(ct);
            foreach (var decision in decisions)
                Announce(Actor.System, BringEvent, decision);
        }
        catch (Exception fault) when (brought is not null
            && fault is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            log.LogError(fault, "Could not bring event {EventId}; it waits an hour", brought.Id);
            await EventStore.PutAsideAsync(connection, brought.Id, real.GetUtcNow().AddHours(1), ct);
        }
        return true;
    }

    private async Task<IReadOnlyList<Decision>> BringAsync(NpgsqlConnection connection, OutgoingEvent brought, CancellationToken ct)
    {
        var numbers = await EventStore.AddresseesAsync(connection, brought.Correlation, ct);
        var (briefing, cases) = await briefer.BriefAsync(connection, Actor.System, numbers, locked: true, null, ct);
        await using var batch = new NpgsqlBatch(connection);
        var decisions = new List<Decision>();
        foreach (var locked in cases.Where(c => !c.Dossier.File.Closed))
        {
            var proceeding = new Proceeding(locked.Dossier, briefing);
            if (proceeding.TakeIn(brought) is { } refusal)
                throw new InvalidOperationException($"{locked.Dossier.File.Number} could not take in an event: {refusal.Code}.");
            var decision = proceeding.Conclude();
            CaseWriter.Update(batch, locked, decision, Doing(Actor.System, BringEvent, decision, briefing));
            decisions.Add(decision);
        }
        if (decisions.Count > 0)
            EventStore.Delete(batch, brought.Id);
        else
        {
            EventStore.GiveUp(batch, brought.Id, real.GetUtcNow());
            log.LogWarning("No open case bears what event {EventId} is meant for; gave it up", brought.Id);
        }
        await batch.ExecuteNonQueryAsync(ct);
        return decisions;
    }
}
