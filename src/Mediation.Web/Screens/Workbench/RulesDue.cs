using Mediation.Postgres.Definitions;
using Mediation.Web.Api;

namespace Mediation.Web.Screens.Workbench;

/// <summary>
/// Brings rules into force whose day has come (待施行规则生效), by the product's clock. Any number of nodes may look at once; one of them does
/// it and tells the others.
/// </summary>
internal sealed class RulesDue(RulesAhead ahead, RulePublishing publishing, RulesInForce rules, Moments moments, ILogger<RulesDue> log)
{
    /// <summary>Does what is due.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var now = await moments.NowAsync(ct);
        foreach (var name in await ahead.DueAsync(now, ct))
        {
            if (await ahead.TakeEffectAsync(name, now, await publishing.GateAsync(name, ct), RulePublishing.Say, ct))
            {
                await rules.ChangedAsync(ct);
                log.LogInformation("Rules {RuleSet} came into force on their day", name);
            }
            else
            {
                log.LogWarning("Rules {RuleSet} did not come into force on their day here: another node did it, or their page says why", name);
            }
        }
    }
}
