using Mediation.Postgres.Accounts;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Seeding;

/// <summary>What playing came to (回放结果).</summary>
/// <param name="Cases">How many cases were played.</param>
/// <param name="LeftOut">
/// Acts that the rules or workflows in force don't allow, each with the refusal; their cases rest there.
/// </param>
public sealed record Played(int Cases, IReadOnlyList<string> LeftOut);

/// <summary>
/// Plays the demo cases through the real desk (演示案件回放), in the order of time over all cases, each clock served when it
/// fell due. Every act carries an idempotency key, so a play that was cut off goes on where it stopped.
/// </summary>
public sealed class DemoPlay(NpgsqlDataSource database, InForce inForce, AccountStore accounts, TimeProvider real)
{
    // Rows keep whole microseconds; a clock a fraction before its moment would be claimed and not served, for ever.
    private static readonly TimeSpan Past = TimeSpan.FromMilliseconds(1);

    private readonly DemoProgress progress = new(database);

    /// <summary>
    /// Plays the cases; null when the database has cases of its own, or has been played already. Two nodes that start
    /// together wait for each other, and one of them plays.
    /// </summary>
    public async Task<Played?> PlayAsync(IReadOnlyList<DemoCase> cases, CancellationToken ct)
    {
        if (cases.Count == 0)
            return null;
        var steps = DemoStep.InOrder(cases);
        var cast = await DemoCast.FindAsync(accounts, cases, ct);
        return await progress.AloneAsync(() => PlayOnceAsync(steps, cast, ct), ct);
    }

    private async Task<Played?> PlayOnceAsync(IReadOnlyList<DemoStep> steps, DemoCast cast, CancellationToken ct)
    {
        var opening = DemoStage.KeyOf(cast[steps[0].By], steps[0]);
        if (!await progress.MayPlayAsync(opening, ct))
            return null;
        var played = await PlayAsync(steps, cast, ct);
        await progress.FinishAsync(opening, real.GetUtcNow(), ct);
        return played;
    }

    private async Task<Played> PlayAsync(IReadOnlyList<DemoStep> steps, DemoCast cast, CancellationToken ct)
    {
        var ahead = await progress.AheadAsync(ct);
        var now = new ProductClock(ahead).Now(real);
        var calendar = inForce.Policy.Calendar;
        var today = calendar.DayOf(now);
        var time = new PlayedTime(steps[0].At.At(calendar, today) - ahead);
        var stage = new DemoStage(database, inForce, cast, time, today);
        foreach (var step in steps)
        {
            await MoveAsync(stage, time, step.At.At(calendar, today), ahead, ct);
            await stage.PlayAsync(step, ct);
        }
        await MoveAsync(stage, time, now, ahead, ct);
        return new Played(stage.Numbers.Count, stage.LeftOut);
    }

    private async Task MoveAsync(
        DemoStage stage, PlayedTime time, DateTimeOffset moment, TimeSpan ahead, CancellationToken ct)
    {
        var served = -1;
        while (served != 0 && await progress.NextDueAsync(ct) is { } due && due <= moment)
        {
            time.MoveTo(due + Past - ahead);
            served = await stage.ServeClocksAsync(ct);
        }
        time.MoveTo(moment - ahead);
    }
}
