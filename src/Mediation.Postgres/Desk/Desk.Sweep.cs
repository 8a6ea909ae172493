using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Cases;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>Serving clocks and waits of workflows that fell due, as the system.</content>
public sealed partial class Desk
{
    /// <summary>
    /// Serves clocks and waits that fell due, as the system: claims up to <paramref name="limit"/> of each that nobody else is
    /// serving, decides case by case, saves them all in one transaction. Returns how many were claimed; none means that others serve what
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
            log.LogWarning(fault, "Could not serve {Limit} due together; serving each case alone", limit);
            return await ServeAloneAsync(limit, ct);
        }
    }

    /// <summary>How many clocks and waits are due now and not served yet, events not brought and cases not told of the calendar yet.</summary>
    public async Task<int> CountDueAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var now = (await briefer.BriefAsync(connection, Actor.System, null, ct)).Now;
        return await DueClocks.CountAsync(connection, now, ct) + await DueWaits.CountAsync(connection, now, ct)
            + await EventStore.CountAsync(connection, real.GetUtcNow(), ct) + await CountUntoldAsync(connection, ct);
    }

    private async Task<int> ServeTogetherAsync(int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var now = (await briefer.BriefAsync(connection, Actor.System, null, ct)).Now;
        var due = await DueInCase.ClaimAsync(connection, now, limit, ct);
        var served = await ServeAsync(connection, due, ct);
        await transaction.CommitAsync(ct);
        Announce(served);
        return due.Sum(file => file.Count);
    }

    private async Task<int> ServeAloneAsync(int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var now = (await briefer.BriefAsync(connection, Actor.System, null, ct)).Now;
        var due = await DueInCase.ClaimAsync(connection, now, limit, ct);
        foreach (var file in due)
        {
            try
            {
                await using var transaction = await connection.BeginTransactionAsync(ct);
                var served = await ServeAsync(connection, [file], ct);
                await transaction.CommitAsync(ct);
                Announce(served);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
            {
                log.LogError(fault, "Could not serve what is due in {CaseNumber}; it waits an hour", file.CaseNumber);
                await DueClocks.PutAsideAsync(connection, file.Clocks, now.AddHours(1), ct);
                await DueWaits.PutAsideAsync(connection, file.Waits, now.AddHours(1), ct);
            }
        }
        return due.Sum(file => file.Count);
    }

    // All cases are read in one round trip, and what is decided about them is saved in one more.
    private async Task<IReadOnlyList<Decision>> ServeAsync(NpgsqlConnection connection, IReadOnlyList<DueInCase> due, CancellationToken ct)
    {
        if (due.Count == 0)
            return [];
        var clocks = due.ToDictionary(file => file.CaseNumber, file => file.Clocks);
        var (briefing, cases) = await briefer.BriefAsync(
            connection, Actor.System, [.. clocks.Keys], locked: true, null, ct);
        await using var batch = new NpgsqlBatch(connection);
        var served = new List<(LockedCase Before, Decision Decision)>();
        foreach (var locked in cases)
        {
            var proceeding = new Proceeding(locked.Dossier, briefing);
            if (!ServeDue.Decide(proceeding, clocks[locked.Dossier.File.Number]))
            {
                DueClocks.PutRight(batch, proceeding.Standings());
                WaitWriter.PutRight(batch, locked.Dossier, briefing.Now);
                continue;
            }
            served.Add((locked, proceeding.Conclude()));
        }
        CaseWriter.Update(batch, served, new Doing(Actor.System, ServeClock.Code, OnBehalf: false, briefing.Now, real.GetUtcNow()));
        await batch.ExecuteNonQueryAsync(ct);
        return [.. served.Select(each => each.Decision)];
    }

    private void Announce(IReadOnlyList<Decision> served)
    {
        foreach (var decision in served)
            Announce(Actor.System, ServeClock.Code, decision);
    }
}
