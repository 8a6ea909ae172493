using Mediation.Casework;
using Mediation.Casework.Activities;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Rules.Reading;
using Mediation.Web.Refusals;
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
    /// <param name="publication">On whose responsibility, why, and from when.</param>
    /// <param name="seen">Whether new findings and lost examples were seen.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<RuleDraft>> PublishAsync(string name, string stamp, Publication publication, bool seen, CancellationToken ct)
    {
        if (await workbench.OpenAsync(name, ct) is not var (_, bench))
            return new Refusal(RuleDrafting.Unknown);
        if (NotSeen(bench, seen) is { } refused)
            return refused;
        return await AfterAsync(await drafting.PublishAsync(name, stamp, publication, await GateAsync(name, ct), ct), ct);
    }

    /// <summary>Asks that the draft be published; refused where it couldn't be.</summary>
    public async Task<Answer<RuleDraft>> AskAsync(string name, string stamp, Publication asked, bool seen, CancellationToken ct)
    {
        if (await workbench.OpenAsync(name, ct) is not var (draft, bench))
            return new Refusal(RuleDrafting.Unknown);
        if (NotSeen(bench, seen) is { } refused)
            return refused;
        var passed = (await GateAsync(name, ct))(draft.Document);
        return passed.IsRefused ? Answer.Refused<RuleDraft>(passed.Refusals) : await drafting.AskAsync(name, stamp, asked, ct);
    }

    /// <summary>Brings another version into force.</summary>
    public async Task<Answer<RuleDraft>> ReturnAsync(string name, int number, Publication publication, bool seen, CancellationToken ct)
    {
        if (await texts.FindAsync(name, number, ct) is not { } version)
            return new Refusal(RuleDrafting.Unknown);
        if (NotSeen((await workbench.LayingAsync(name, ct))(version.Document), seen) is { } refused)
            return refused;
        return await AfterAsync(await drafting.ReturnAsync(name, number, publication, await GateAsync(name, ct), ct), ct);
    }

    /// <summary>Reads a text of a rule set as one that may come into force now, or says why not.</summary>
    public async Task<Func<string, Answer<RuleSet>>> GateAsync(string name, CancellationToken ct)
    {
        var (fitting, lay) = (await FittingAsync(ct), await workbench.LayingAsync(name, ct));
        return text => Gate(lay(text), fitting);
    }

    /// <summary>The sentence of a refusal; a fault is its own.</summary>
    public static string Say(Refusal refusal) => refusal is { Code: Faulty, Field: "fault" } ? $"{refusal.Arguments[0]}" : Sentences.Of(refusal);

    private static Refusal? NotSeen(Bench bench, bool seen) =>
        !seen && bench.Review is { NeedsConsent: true } ? new Refusal("rules.not-seen", "seen") : null;

    private static Answer<RuleSet> Gate(Bench bench, IReadOnlyList<WorkflowDefinition> fitting)
    {
        if (bench.Book is not { } book)
            return Faults([.. bench.Reading.Faults.Select(fault => $"{fault.Path}（第 {fault.Line} 行第 {fault.Column} 列）：{fault.Message}")]);
        if (bench.Policy.Rules.RuleSets.Any(set => set.Version == bench.Reading.Set!.Version && set.Name == bench.Reading.Set.Name))
            return new Refusal("rules.same");
        string[] unfit = [.. book.Faults.Select(fault => fault.ToString()),
            .. fitting.SelectMany(definition => PolicyMatch.FaultsOf(definition, book)).Select(fault => fault.ToString()),
            .. PolicyMatch.FaultsOf(book, bench.Policy.Workflows).Select(fault => fault.ToString())];
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
