using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
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
        var served = new List<Decision>();
        foreach (var file in due.GroupBy(d => d.CaseNumber))
            if (await ServeAsync(connection, file.Key, file.Select(d => d.Deadline), ct) is { } decision)
                served.Add(decision);
        await transaction.CommitAsync(ct);
        foreach (var decision in served)
            Announce(Actor.System, ServeClock.Code, decision);
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
                var decision = await ServeAsync(connection, file.Key, file.Select(d => d.Deadline), ct);
                await transaction.CommitAsync(ct);
                if (decision is not null)
                    Announce(Actor.System, ServeClock.Code, decision);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
            {
                log.LogError(fault, "Could not serve the clocks of {CaseNumber}; they wait an hour", file.Key);
                await DueClocks.PutAsideAsync(connection, file.Select(d => d.Deadline), now.AddHours(1), ct);
            }
        }
        return due.Count;
    }

    private async Task<Decision?> ServeAsync(
        NpgsqlConnection connection, string number, IEnumerable<Guid> deadlines, CancellationToken ct)
    {
        var (briefing, locked) = await briefer.BriefAsync(connection, Actor.System, number, locked: true, null, ct);
        var proceeding = new Proceeding(locked!.Dossier, briefing);
        var served = false;
        foreach (var deadline in deadlines)
            served |= ServeClock.Decide(proceeding, deadline);
        if (!served)
        {
            await DueClocks.PutRightAsync(connection, proceeding.Standings(), ct);
            return null;
        }
        var decision = proceeding.Conclude();
        await SaveAsync(connection, locked, decision, Doing(Actor.System, ServeClock.Code, decision, briefing), null, null, ct);
        return decision;
    }
}
