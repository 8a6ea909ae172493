using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Cases;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>Serving clocks that fell due, as the system.</content>
public sealed partial class Desk
{
    /// <summary>
    /// Serves clocks that fell due, as the system: claims up to <paramref name="limit"/> that nobody else is serving,
    /// decides each, saves them all in one transaction. Returns how many were claimed; none means that others serve what
    /// is left, or that nothing is. When one of them fails, each is served alone; what fails alone waits an hour and is logged.
    /// </summary>
    public async Task<int> ServeClocksAsync(int limit, CancellationToken ct)
    {
        try
        {
            return await ServeTogetherAsync(limit, ct);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            log.LogWarning(fault, "Could not serve {Limit} clocks together; serving each case alone", limit);
            return await ServeAloneAsync(limit, ct);
        }
    }

    /// <summary>How many clocks are due now and not served yet.</summary>
    public async Task<int> CountDueAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var now = (await briefer.BriefAsync(connection, Actor.System, null, ct)).Now;
        return await DueClocks.CountAsync(connection, now, ct);
    }

    private async Task<int> ServeTogetherAsync(int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var now = (await briefer.BriefAsync(connection, Actor.System, null, ct)).Now;
        var due = await DueClocks.ClaimAsync(connection, now, limit, ct);
        var served = await ServeAsync(connection, due, ct);
        await transaction.CommitAsync(ct);
        Announce(served);
        return due.Count;
    }

    private async Task<int> ServeAloneAsync(int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var now = (await briefer.BriefAsync(connection, Actor.System, null, ct)).Now;
        var due = await DueClocks.ClaimAsync(connection, now, limit, ct);
        foreach (var file in due.GroupBy(d => d.CaseNumber))
        {
            try
            {
                await using var transaction = await connection.BeginTransactionAsync(ct);
                var served = await ServeAsync(connection, [.. file], ct);
                await transaction.CommitAsync(ct);
                Announce(served);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
            {
                log.LogError(fault, "Could not serve the clocks of {CaseNumber}; they wait an hour", file.Key);
                await DueClocks.PutAsideAsync(connection, file.Select(d => d.Deadline), now.AddHours(1), ct);
            }
        }
        return due.Count;
    }

    // All cases are read in one round trip, and what is decided about them is saved in one more.
    private async Task<IReadOnlyList<Decision>> ServeAsync(NpgsqlConnection connection, IReadOnlyList<DueClock> due, CancellationToken ct)
    {
        if (due.Count == 0)
            return [];
        var clocks = due.ToLookup(d => d.CaseNumber, d => d.Deadline);
        var (briefing, cases) = await briefer.BriefAsync(
            connection, Actor.System, [.. clocks.Select(file => file.Key)], locked: true, null, ct);
        await using var batch = new NpgsqlBatch(connection);
        var served = new List<Decision>();
        foreach (var locked in cases)
        {
            var proceeding = new Proceeding(locked.Dossier, briefing);
            var anything = false;
            foreach (var clock in clocks[locked.Dossier.File.Number])
                anything |= ServeClock.Decide(proceeding, clock);
            if (!anything)
            {
                DueClocks.PutRight(batch, proceeding.Standings());
                continue;
            }
            var decision = proceeding.Conclude();
            CaseWriter.Update(batch, locked, decision, Doing(Actor.System, ServeClock.Code, decision, briefing));
            served.Add(decision);
        }
        await batch.ExecuteNonQueryAsync(ct);
        return served;
    }

    private void Announce(IReadOnlyList<Decision> served)
    {
        foreach (var decision in served)
            Announce(Actor.System, ServeClock.Code, decision);
    }
}
