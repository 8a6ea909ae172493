using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Web.Database;
using Npgsql;

namespace Mediation.Web.Screens.Workbench;

/// <summary>
/// Brings rule versions that came into force to work on every node (规则生效): here at once, on the others as soon as they hear of it.
/// </summary>
internal sealed class RulesInForce(RuleShelf shelf, InForce inForce, NpgsqlDataSource database) : IDisposable
{
    /// <summary>The channel that nodes listen on; there is nothing in the notice.</summary>
    public const string Topic = "mediation_rules";

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>A version came into force.</summary>
    public async Task ChangedAsync(CancellationToken ct)
    {
        await ReloadAsync(ct);
        await using var tell = database.CreateCommand($"notify {Topic}");
        await tell.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Reads the versions in force again; those that work here already go on.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        // Two reloads at once could end with the older one.
        await turn.WaitAsync(ct);
        try
        {
            var known = inForce.Policy.Rules.RuleSets.Select(set => (set.Name, set.Version)).ToHashSet();
            var changed = (await shelf.InForceAsync(ct)).Where(set => !known.Contains((set.Name, set.Version))).ToList();
            if (changed.Count > 0)
                inForce.Change(policy => policy with { Rules = policy.Rules.With(changed) });
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}

/// <summary>Hears that rules came into force through another node, and reads them again (听规则发布).</summary>
internal sealed class RulesListener(NpgsqlDataSource database, RulesInForce rules, TimeProvider real, ILogger<RulesListener> log)
    : Listener(database, RulesInForce.Topic, real, log)
{
    /// <inheritdoc/>
    protected override Task ConnectedAsync(CancellationToken ct) => rules.ReloadAsync(ct);

    /// <inheritdoc/>
    protected override Task HearAsync(string told, CancellationToken ct) => rules.ReloadAsync(ct);
}
