using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Web.Database;
using Npgsql;

namespace Mediation.Web.Screens.Workbench;

/// <summary>The rule versions in force, on every node (规则生效); those that work here already go on.</summary>
internal sealed class RulesInForce(RuleShelf shelf, InForce inForce, NpgsqlDataSource database) : PolicyPart(RuleDrafting.Topic, database)
{
    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken ct)
    {
        var known = inForce.Policy.Rules.RuleSets.Select(set => (set.Name, set.Version)).ToHashSet();
        var changed = (await shelf.InForceAsync(ct)).Where(set => !known.Contains((set.Name, set.Version))).ToList();
        if (changed.Count > 0)
            inForce.Change(policy => policy with { Rules = policy.Rules.With(changed) });
    }
}
