using Mediation.Casework.Calendars;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.Casework.Templates;
using Mediation.Workflows.Execution;

namespace Mediation.Postgres.Desk;

/// <summary>What the town works by at a moment (现行规定): read once, immutable, replaced as a whole.</summary>
/// <param name="Rules">规则.</param>
/// <param name="Workflows">流程.</param>
/// <param name="Town">本镇底数.</param>
/// <param name="Places">地点识别.</param>
/// <param name="Calendar">工作日历.</param>
public sealed record Policy(
    RuleBook Rules, IWorkflowLibrary Workflows, Town Town, PlaceIndex Places, WorkCalendar Calendar)
{
    /// <summary>What messages and papers say (模板).</summary>
    public TemplateSet Templates { get; init; } = TemplateSet.Empty;

    /// <summary>Servers that workflows may send requests to, by host name; none by default (可访问的服务器).</summary>
    public IReadOnlySet<string> HttpHosts { get; init; } = new HashSet<string>();
}

/// <summary>Holds the policy in force on this node; a new one takes effect for every act that begins afterwards.</summary>
public sealed class InForce
{
    private readonly Lock turn = new();

    private volatile Policy? policy;

    /// <summary>Whether one has been put into force yet.</summary>
    public bool IsLoaded => policy is not null;

    /// <summary>The policy in force now; asking before it was loaded is a defect.</summary>
    public Policy Policy => policy ?? throw new InvalidOperationException("No policy has been put into force yet.");

    /// <summary>Puts another policy into force, atomically.</summary>
    public void Replace(Policy next)
    {
        lock (turn)
            policy = next;
    }

    /// <summary>Changes a part of the policy in force, atomically: another part that is changed at the same time stays changed.</summary>
    public void Change(Func<Policy, Policy> change)
    {
        lock (turn)
            policy = change(Policy);
    }

    /// <summary>
    /// Puts a town into force with its places, its calendar and its categories, unless a newer edition of it is in force already. What its
    /// sayings teach is learned elsewhere, and comes later.
    /// </summary>
    public void Renew(Town town) => Change(now => town.Edition <= now.Town.Edition
        ? now
        : now with { Town = town, Places = new PlaceIndex(town), Calendar = town.Calendar(), Rules = now.Rules.With(town.Categories) });
}
