using Mediation.Casework.Actors;
using Mediation.Casework.Activities;
using Mediation.Casework.Templates;
using Mediation.Postgres.Desk;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Rules;
using Mediation.Workflows.Activities;

namespace Mediation.Web.Elsa.Descriptors;

/// <summary>What the drop-downs of our activities offer (下拉选项): what the town has now, by name; null for an input that has none.</summary>
internal static class LiveChoices
{
    private const string Deadlines = "deadlines";

    public static IReadOnlyList<Choice>? For(ActivityType type, InputDescriptor input, Policy policy) => (type, input.Name) switch
    {
        (Step or Meet, "unit") => [new(Texts.Studio_Lead, "@lead"), new(Texts.Studio_Firm, "@firm"), new(Texts.Studio_Desk, "@desk"), .. Units(policy)],
        (Meet, "group") => [.. policy.Town.Groups.Select(each => new Choice(each.Name, each.Code))],
        (Step or HandOff, "deadline") or (Meet, "deadline" or "reportDeadline" or "taskDeadline") => [.. DeadlineRules(policy)],
        (Ask or Follow or Issue, "ruleSet") => [.. RuleSets(policy)],
        (Issue, "template") => [.. Words.All("document").Select(word => new Choice(word.Text, word.Code))],
        (Notify, "template") => [.. policy.Templates.All.Where(template => template.Kind is TemplateKind.Message).Select(template => new Choice(template.Name, template.Code))],
        (Notify, "to") => [.. Recipients(policy)],
        (Close, "result") => [.. input.Choices.Select(choice => new Choice(Words.Of("result", choice.Value), choice.Value))],
        (MediationActivity, "stage") => [.. input.Choices.Select(choice => new Choice(Words.Of("stage", choice.Value), choice.Value))],
        _ => input.Choices.Count == 0 ? null : [.. input.Choices.Select(choice => new Choice(choice.DisplayName, choice.Value))],
    };

    private static IEnumerable<Choice> Units(Policy policy) => policy.Town.Units.Select(unit => new Choice(unit.Name, unit.Code));

    private static IEnumerable<Choice> RuleSets(Policy policy) =>
        policy.Rules.RuleSets.Where(set => set.Name != Deadlines).Select(set => new Choice(RuleWords.Title(set.Name), set.Name));

    private static IEnumerable<Choice> DeadlineRules(Policy policy) => policy.Rules.RuleSets
        .Where(set => set.Name == Deadlines)
        .SelectMany(set => set.Rules)
        .Select(rule => rule.SuccessEvent)
        .OfType<string>()
        .Distinct()
        .Select(kind => new Choice(ValueWords.Outcome(Deadlines, kind), kind));

    private static IEnumerable<Choice> Recipients(Policy policy) =>
    [
        new(Texts.Studio_Complainant, "complainant"),
        .. Enum.GetNames<Role>().Select(role => new Choice(Words.Of("role", role), $"role:{role}")),
        .. policy.Town.Units.Select(unit => new Choice(unit.Name, $"unit:{unit.Code}")),
    ];
}
