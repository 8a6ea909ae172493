using System.Collections.Frozen;
using Mediation.Casework.Acts;
using Mediation.Casework.Agreements;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Templates;

namespace Mediation.Casework.Papers;

/// <summary>How a paper stands in a case (文书情况).</summary>
public enum PaperStanding
{
    /// <summary>可出具: may be made.</summary>
    Open,

    /// <summary>应当出具: the case must have it, and hasn't.</summary>
    Missing,

    /// <summary>已出具.</summary>
    Made,
}

/// <summary>From when a case may have which paper (文书时机). To add one, add a line.</summary>
public static class PaperMoments
{
    private const string Mediation = "mediation";

    // More than five have to choose five who speak for them (信访工作条例第二十条): a group begins there.
    private const int MostOfNoGroup = 5;

    private static readonly FrozenDictionary<string, Func<CaseFile, IEnumerable<CaseEvent>, bool>> Known =
        new Dictionary<string, Func<CaseFile, IEnumerable<CaseEvent>, bool>>
        {
            ["any"] = (_, _) => true,
            ["accepted"] = (file, _) => file.Result is not CaseResult.Declined && !file.IsOwnWork,
            ["declined"] = (file, events) => file.Result is CaseResult.Declined || events.Any(e => e is DocumentMade { Template: "decline-notice" }),
            ["dispatched"] = (file, _) => file.Assignments.Count > 0,
            ["met"] = (file, _) => file.Meetings.Exists(meeting => meeting.HeldAt is not null),
            ["returned"] = (_, events) => events.Any(e => e is ShareReturned),
            ["extension"] = (_, events) => events.Any(e => e is ExtensionAsked),
            ["urged"] = (file, _) => file.UrgeCount > 0,
            ["supervised"] = (file, _) => file.Supervision is not null,
            [Mediation] = (file, _) => Mediated(file),
            ["written-agreement"] = (file, _) => file.Mediation?.Agreement is { Form: AgreementForm.Written },
            ["oral-agreement"] = (file, _) => file.Mediation?.Agreement is { Form: AgreementForm.Oral },
            ["confirmation"] = (file, _) => file.Deadlines.Exists(clock => clock.Kind == DeadlineKinds.JudicialConfirmation),
            ["agent"] = (file, _) => PaperFacts.Principals(file).Count > 0,
            ["followed-up"] = (file, _) => file.FollowUps.Count > 0 || file.Mediation?.Agreement?.Instalments.Exists(part => part.Performance is not null) is true,
            ["must-report"] = (file, _) => file.Intake.HardStops.Any(danger => danger is PaperFacts.MinorHarmed or PaperFacts.IncapableHarmed),
            ["home-violence"] = (file, _) => file.Intake.HardStops.Contains("domestic-violence"),
            ["group"] = (file, _) => file.Intake.Persons > MostOfNoGroup || file.Intake.HardStops.Contains("group-escalating"),
            ["praised"] = (file, events) => file.Intake.RequestType is "表扬" or "建议" && events.Any(e => e is Replied),
            ["closed"] = (file, _) => file.Closed,
        }.ToFrozenDictionary();

    /// <summary>Codes of all moments, sorted.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Known.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether a people's mediation was begun (进入调解): by a workflow of its own, or beside the joint handling, where the parties are asked.</summary>
    public static bool Mediated(CaseFile file) => file.Mediation is not null || file.Runs.Exists(run => run.DefinitionId == Mediation)
        || file.WorkItems.Exists(item => item.Acts.Any(act => act is "all-consent" or "agreed"));

    /// <summary>Whether a case may have a paper now.</summary>
    public static bool Has(Template template, CaseFile file, IEnumerable<CaseEvent> events) =>
        template.Form is { } form && Known[form.When](file, events);

    /// <summary>The papers that a case may have now, each with how it stands, in the order of the files.</summary>
    public static IReadOnlyList<(Template Template, PaperStanding Standing)> Of(TemplateSet templates, CaseFile file, IReadOnlyList<CaseEvent> events)
    {
        var made = events.OfType<PaperMade>().Select(e => e.Template).ToHashSet();
        return [.. templates.All.Where(template => Has(template, file, events))
            .Select(template => (template, StandingOf(template.Form!, template.Code, made)))];
    }

    private static PaperStanding StandingOf(PaperForm form, string code, HashSet<string> made) =>
        made.Contains(code) ? PaperStanding.Made
        : form.Must && !(form.Or is { } other && made.Contains(other)) ? PaperStanding.Missing
        : PaperStanding.Open;
}
