using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Papers;
using Mediation.Casework.Templates;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 出具文书: a paper is filled from the case by its template, gets its number and is kept as files, once. Open to the window and to supervisors
/// also after the case has ended, for its file is bound then; to units while they hold something of it. What a paper shows of the parties in clear
/// is journalled as a reveal.
/// </summary>
public sealed class MakePaper() : ActKind(ActCode)
{
    /// <summary>Code on the wire.</summary>
    public const string ActCode = "make-paper";

    /// <summary>The field that names the template.</summary>
    public const string Paper = "paper";

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        briefing.Actor.AtWindow || briefing.Actor.Is(Role.Supervisor) ? null : Bars.Holding(file, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new(Paper, FieldType.Text) { Limit = 40 },
        .. PaperFacts.Principals(file) is { Count: > 1 } several
            ? [new(PaperFacts.Whose, FieldType.Person, Required: false) { Options = [.. several.Select(p => new ActOption(p.Id.ToString(), p.Side.ToString()))] }]
            : Array.Empty<ActField>(),
        .. PaperFacts.Asked.Select(fact => new ActField(fact.Field.Code, FieldType.Text, Required: false) { Limit = PaperFacts.LongestOf(fact.Field) }),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (proceeding.Briefing.Paper is not { } made || made.Template != input.Need(Paper))
            return new Refusal("paper.unknown", Paper, input.Need(Paper));
        proceeding.Keep(made);
        foreach (var party in made.Shown)
            proceeding.Record(new Revealed(party, proceeding.Say("reveal-purpose", made.Number)));
        return null;
    }

    /// <summary>Why a template can't be made into a paper of a case; null when it can.</summary>
    /// <param name="template">The template; null when there is none by the code that was asked for.</param>
    /// <param name="code">That code.</param>
    /// <param name="file">The case.</param>
    /// <param name="events">What happened to it.</param>
    /// <param name="asked">What was written for it, by field.</param>
    public static Refusal? Bar(Template? template, string code, CaseFile file, IEnumerable<CaseEvent> events, IReadOnlyDictionary<string, string> asked)
    {
        if (template is not { Kind: TemplateKind.Paper })
            return new Refusal("paper.unknown", Paper, code);
        if (!PaperMoments.Has(template, file, events))
            return new Refusal("paper.too-early", Paper, template.Name);
        if (PaperFacts.NamesPrincipal(template) && PaperFacts.Principals(file).Count > 1 && !asked.ContainsKey(PaperFacts.Whose))
            return new Refusal("field.missing", PaperFacts.Whose, PaperFacts.Whose);
        return PaperFacts.AskedBy(template).FirstOrDefault(field => !asked.ContainsKey(field.Code)) is { } empty
            ? new Refusal("field.missing", empty.Code, empty.Code)
            : null;
    }
}
