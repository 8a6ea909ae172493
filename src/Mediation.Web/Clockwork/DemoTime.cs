using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Web.Rounds;

namespace Mediation.Web.Clockwork;

/// <summary>What a move of the clock brought about (拨表结果).</summary>
/// <param name="Served">Clocks that fell due and took effect.</param>
/// <param name="Pending">Those that still waited when patience ran out.</param>
internal sealed record ClockMove(int Served, int Pending);

/// <summary>The product's clock in demo mode (演示时钟): an administrator moves it ahead, and what schedules have outstanding and what falls due takes effect at once.</summary>
internal sealed class DemoTime(IConfiguration settings, ClockStore clock, ScheduleRound schedules, DeadlineSweep sweep, TimeProvider real)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether there is such a thing here.</summary>
    public bool IsOn => settings.GetValue<bool>("Demo");

    /// <summary>Whether somebody may move it.</summary>
    public static bool MayMove(Actor actor) => actor.Is(Role.Administrator);

    /// <summary>Moves it and serves what became due; refused without the right, and backwards.</summary>
    public async Task<Answer<ClockMove>> MoveAsync(Actor actor, DateTimeOffset to, CancellationToken ct)
    {
        if (!MayMove(actor))
            return new Refusal("session.not-allowed") { Forbidden = true };
        if (await clock.MoveAsync(to, ct) is { } refusal)
            return refusal;
        await schedules.RunAsync(ct);
        var (served, pending) = await sweep.ServeAllAsync(real.GetUtcNow() + Patience, ct);
        return new ClockMove(served, pending);
    }
}
