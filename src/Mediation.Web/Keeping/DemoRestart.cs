using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Seeding;
using Mediation.Web.Clockwork;
using Mediation.Web.Identity;
using Mediation.Web.Opening;

namespace Mediation.Web.Keeping;

/// <summary>
/// Takes the demo town back to its beginning, in demo mode only (演示数据重置): the database to the seeds, every node to the new town, the demo
/// accounts to their posts, and the demo cases played anew where the server plays them at all.
/// </summary>
internal sealed class DemoRestart(
    DemoTime demo, DemoReset reset, TownFiles files, TownInForce town, IServiceScopeFactory scopes, ILogger<DemoRestart> log)
{
    /// <summary>What has to be typed, so that nobody does it by a slip.</summary>
    public const string Word = "重置";

    /// <summary>Does it; refused outside demo mode, to whoever isn't an administrator, without the word, and when others hold the tables.</summary>
    public async Task<Refusal?> RunAsync(Actor actor, string typed, string reason, CancellationToken ct)
    {
        if (!demo.IsOn)
            return new Refusal("demo.off");
        if (!DemoTime.MayMove(actor))
            return new Refusal("session.not-allowed") { Forbidden = true };
        if (typed.Trim() != Word)
            return new Refusal("demo.not-confirmed", "word", Word);
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        if (SeedFolder.Read(files.Seeds, out _) is not { } seeds)
            return new Refusal("demo.seeds-faulty");
        if (!await reset.RunAsync(actor, seeds, reason, ct))
            return new Refusal("demo.busy");
        // From here on it goes to its end, whether or not the browser waits.
        await town.ChangedAsync(CancellationToken.None);
        await using var scope = scopes.CreateAsyncScope();
        foreach (var step in scope.ServiceProvider.GetServices<IOpeningStep>().Where(step => step is DemoAccounts or PlayingDemo))
            await step.RunAsync(CancellationToken.None);
        log.LogInformation("Reset the demo town {Place}", seeds.Code);
        return null;
    }
}
