using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Casework.Papers;
using Mediation.Casework.Templates;
using Mediation.Postgres.Papers;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Acts;
using Mediation.Web.Screens.Case;

namespace Mediation.Web.Screens.Papers;

/// <summary>One paper before it is made (文书预览): as it would be, the parties masked, and the form that makes it.</summary>
/// <param name="Reading">The case.</param>
/// <param name="Template">Its template.</param>
/// <param name="Form">What makes it; null where the reader may not.</param>
/// <param name="WillName">Whether the file will show the parties' names; null where its form doesn't ask for them.</param>
public sealed record PaperView(CaseReading Reading, Template Template, ActFormView? Form, bool? WillName)
{
    private IReadOnlyDictionary<string, string> Written { get; init; } = new Dictionary<string, string>();

    /// <summary>What it would say; of a bound file the cover.</summary>
    public Paper Paper => Template.Code == BoundFile.Code ? BoundFile.Cover(Template, Values) : Paper.Of(Template, Values);

    private PaperValues Values => PaperReading.Of(Reading.Found, Written).Values;

    /// <summary>A paper of a case; null when there is no such template, or the case may not have it yet.</summary>
    public static PaperView? Of(CaseRecord found, TemplateSet templates, string code)
    {
        if (templates.Find(code) is not { } template || !PaperMoments.Has(template, found.File, found.Journal.Select(line => line.Event)))
            return null;
        var kind = ActCatalog.Kind(MakePaper.ActCode);
        var form = kind.Bar(found.File, null, found.Briefing) is null ? FormOf(found, template, kind) : null;
        return new PaperView(CaseReading.Of(found), template, form,
            template.Form!.Names ? ActCatalog.Kind("reveal").Bar(found.File, null, found.Briefing) is null : null);
    }

    /// <summary>The same with what was typed, and why it was refused.</summary>
    internal PaperView Refused(PostedAct sent, IReadOnlyList<Refusal> refusals) => this with
    {
        Form = Form is null ? null : ActForms.Refused(Form, sent, refusals),
        Written = sent.Typed.ToDictionary(field => field.Key, field => field.First()),
    };

    private static ActFormView FormOf(CaseRecord found, Template template, ActKind kind)
    {
        var asked = PaperFacts.AskedBy(template).Select(field => field.Code).ToHashSet();
        if (PaperFacts.NamesPrincipal(template))
            asked.Add(PaperFacts.Whose);
        var form = ActForms.Of(new OpenAct(kind, null, kind.Fields(found.File, null, found.Briefing)), PapersScreen.Of(found.File.Number), found.File.Version);
        return form with
        {
            Label = Texts.Papers_Make,
            Likely = true,
            Fields = [.. form.Fields.Where(field => asked.Contains(field.Name)).Select(field => Named(field, found) with { Required = true })],
            Given = new GivenField(MakePaper.Paper, template.Code),
        };
    }

    private static FormField Named(FormField field, CaseRecord found) => field.Name != PaperFacts.Whose ? field : field with
    {
        Options = [.. field.Options.Select(option => option with
        {
            Label = $"{option.Label} {found.Parties.FirstOrDefault(party => party.Party.ToString() == option.Value)?.Name}".TrimEnd(),
        })],
    };
}
