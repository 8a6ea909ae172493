using Mediation.Casework;
using Mediation.Casework.Activities;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Rules.Reading;
using Mediation.Workflows.Definitions;

namespace Mediation.Web.Screens.Workbench;

/// <summary>
/// Brings rules into force from the workbench (发布规则), when they read, compile, name only what there is, and fit every workflow in force,
/// as files must when the server starts; what the analysis and the examples say anew must have been seen.
/// </summary>
internal sealed class RulePublishing(
    RuleDrafting drafting, RuleVersionTexts texts, Workbench workbench, RulesInForce rules, WorkflowEditions workflows, InForce inForce)
{
    /// <summary>Said when rules may not come into force; each fault has a sentence of its own.</summary>
    public const string Faulty = "rules.faulty";

    /// <summary>The longest reason.</summary>
    public const int LongestReason = 1000;

    /// <summary>Publishes the draft.</summary>
    /// <param name="name">The rule set.</param>
    /// <param name="stamp">The stamp of the draft that was looked at.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="reason">Why.</param>
    /// <param name="seen">Whether new findings and lost examples were seen.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<RuleDraft>> PublishAsync(string name, string stamp, Actor actor, string reason, bool seen, CancellationToken ct)
    {
        if (await workbench.OpenAsync(name, ct) is not var (draft, bench))
            return new Refusal(RuleDrafting.Unknown);
        if (Refused(bench, reason, seen) is { } refused)
            return refused;
        var (fitting, day) = (await FittingAsync(ct), await workbench.DayAsync(ct));
        return await AfterAsync(
            await drafting.PublishAsync(name, stamp, actor.Id, reason.Trim(), text => Gate(workbench.Lay(name, text, day), fitting), ct), ct);
    }

    /// <summary>Brings another version into force.</summary>
    public async Task<Answer<RuleDraft>> ReturnAsync(string name, int number, Actor actor, string reason, bool seen, CancellationToken ct)
    {
        if (await texts.FindAsync(name, number, ct) is not { } text)
            return new Refusal(RuleDrafting.Unknown);
        var (fitting, day) = (await FittingAsync(ct), await workbench.DayAsync(ct));
        if (Refused(workbench.Lay(name, text, day), reason, seen) is { } refused)
            return refused;
        return await AfterAsync(
            await drafting.ReturnAsync(name, number, actor.Id, reason.Trim(), stored => Gate(workbench.Lay(name, stored, day), fitting), ct), ct);
    }

    private static Refusal? Refused(Bench bench, string reason, bool seen) =>
        string.IsNullOrWhiteSpace(reason) ? new Refusal("field.missing", "reason", "reason")
        : reason.Length > LongestReason ? new Refusal("field.too-long", "reason", "reason", LongestReason, reason.Length)
        : !seen && bench.Review is { NeedsConsent: true } ? new Refusal("rules.not-seen", "seen")
        : null;

    private static Answer<RuleSet> Gate(Bench bench, IReadOnlyList<WorkflowDefinition> fitting)
    {
        if (bench.Book is not { } book)
            return Faults([.. bench.Reading.Faults.Select(fault => $"{fault.Path}（第 {fault.Line} 行第 {fault.Column} 列）：{fault.Message}")]);
        if (bench.Policy.Rules.RuleSets.Any(set => set.Version == bench.Reading.Set!.Version && set.Name == bench.Reading.Set.Name))
            return new Refusal("rules.same");
        string[] unfit = [.. book.Faults.Select(fault => fault.ToString()),
            .. fitting.SelectMany(definition => PolicyMatch.FaultsOf(definition, book)).Select(fault => fault.ToString())];
        return unfit.Length > 0 ? Faults(unfit) : bench.Reading.Set!;
    }

    private static Answer<RuleSet> Faults(string[] faults) =>
        Answer.Refused<RuleSet>([new(Faulty, null, faults.Length), .. faults.Select(fault => new Refusal(Faulty, "fault", fault))]);

    private async Task<IReadOnlyList<WorkflowDefinition>> FittingAsync(CancellationToken ct)
    {
        var library = inForce.Policy.Workflows;
        return [.. (await workflows.ListAsync(ct)).Where(edition => edition.InForce).Select(edition => library.Find(edition.DefinitionId))
            .OfType<WorkflowDefinition>()];
    }

    private async Task<Answer<RuleDraft>> AfterAsync(Answer<RuleDraft> answer, CancellationToken ct)
    {
        if (!answer.IsRefused)
            await rules.ChangedAsync(ct);
        return answer;
    }
}
