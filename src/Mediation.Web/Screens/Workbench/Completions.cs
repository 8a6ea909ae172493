using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Workbench;

/// <summary>What can be written in an expression, with its Chinese name (可写的内容): facts and questions, and the values they are compared with.</summary>
internal static class Completions
{
    // How a question continues: a person goes on typing its value.
    private static readonly string[] Asking =
        ["complaint.Mentions", "complaint.MentionsAny", "complaint.Strength", "complaint.Is", "place.Regulator", "place.IsOnDuty", "parties.Accuses"];

    /// <summary>All of them, as the page's script reads them once.</summary>
    public static async Task<IResult> AnswerAsync(InForce inForce, WorkflowEditions workflows, CancellationToken ct) =>
        Results.Json(Of(inForce.Policy, await workflows.ListAsync(ct)));

    /// <summary>Facts as they are written, with their labels (事实).</summary>
    public static IEnumerable<Completion> Facts(Policy policy) => policy.Rules.Facts.All
        .Where(fact => fact.Type is not ("group" or "table"))
        .Select(fact => new Completion(IsAsked(fact.Path) ? $"{fact.Path}(\"" : fact.Path, fact.Label));

    private static CompletionList Of(Policy policy, IReadOnlyList<WorkflowEdition> workflows) => new(
        [
            .. Facts(policy), new("and", Texts.Bench_And), new("or", Texts.Bench_Or), new("not ", Texts.Bench_Not), new("in (", Texts.Bench_In),
            new("null", Texts.Bench_Null), new("parties.Spare(\"", Texts.Bench_Spare), new("new(", Texts.Bench_New),
        ],
        [
            .. policy.Rules.Vocabulary.Concepts.Select(concept => new Completion(concept.Name, concept.Label)).DistinctBy(concept => concept.Text),
            .. policy.Town.Units.Select(unit => new Completion(unit.Code, unit.Name)),
            .. policy.Rules.Categories.All.Select(category => new Completion(category.Code, category.Name)),
            .. workflows.Where(edition => edition.InForce).Select(edition => new Completion(edition.DefinitionId, edition.Name)),
            .. policy.Rules.RuleSets.SelectMany(set => set.Rules.Select(rule => rule.SuccessEvent ?? rule.Name).Distinct()
                .Select(outcome => new Completion(outcome, ValueWords.Outcome(set.Name, outcome)))).DistinctBy(outcome => outcome.Text),
        ]);

    private static bool IsAsked(string path) =>
        Asking.Contains(path) || (path.StartsWith("ruling.", StringComparison.Ordinal) && (path.EndsWith(".Is", StringComparison.Ordinal) || path.EndsWith(".Under", StringComparison.Ordinal)));
}

/// <summary>Something that can be written (可写的内容).</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Label">What people call it.</param>
public sealed record Completion(string Text, string Label);

/// <summary>What can be written outside and inside quotation marks (引号外与引号内).</summary>
public sealed record CompletionList(IReadOnlyList<Completion> Names, IReadOnlyList<Completion> Values);
