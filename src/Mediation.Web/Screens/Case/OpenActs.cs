using System.Globalization;
using Mediation.Casework.Acts;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Acts;

namespace Mediation.Web.Screens.Case;

/// <summary>
/// The acts open to the viewer (现在可以做): the same list, fields and words as the API gives, without those of operators, which
/// have a page of their own.
/// </summary>
internal sealed class OpenActs
{
    // Nobody should give work back, or up, because the button for it was the brightest.
    private static readonly string[] GivingUp = ["return-dispatch", "drop-errand", "set-aside-listed"];

    private readonly CaseReading reading;

    private readonly IReadOnlyList<OpenAct> open;

    /// <summary>Reads what is open now; nothing is in the past.</summary>
    public OpenActs(CaseReading reading, bool past)
    {
        this.reading = reading;
        open = past ? [] : [.. ActCatalog.Open(reading.File, reading.Found.Briefing).Where(act => !ActCatalog.Operates(act.Kind.Code))];
        var forms = open.Where(act => act.Kind is not (Reveal or MakePaper)).Select(Form).ToList();
        var likely = forms.Find(form => !form.Beside && !GivingUp.Contains(form.Act));
        All = [.. forms.OrderBy(form => form.Beside).ThenBy(form => GivingUp.Contains(form.Act))
            .Select(form => form == likely ? form with { Likely = true } : form)];
    }

    /// <summary>
    /// Every form but the one that shows a name, which stands with the party, and the one that makes a paper, which stands with the papers; what moves
    /// the case on comes first.
    /// </summary>
    public IReadOnlyList<ActFormView> All { get; }

    /// <summary>The form that shows one party's name; null when it isn't open to the viewer.</summary>
    public ActFormView? RevealOf(Guid party)
    {
        if (open.FirstOrDefault(act => act.Kind is Reveal) is not { } act)
            return null;
        var form = Form(act);
        return form with
        {
            Fields = [.. form.Fields.Where(field => field.Name != "party")],
            Given = new GivenField("party", party.ToString()),
        };
    }

    private ActFormView Form(OpenAct act)
    {
        var form = ActForms.Of(act, CaseAddress.ActsOf(reading.File.Number), reading.File.Version);
        return form with { Label = Label(act), Fields = [.. form.Fields.Select(WithClockNames)] };
    }

    // A person who works for two units, or stands in for one, has to see whose act it is.
    private string Label(OpenAct act)
    {
        var word = ActWords.Act(act.Kind.Code);
        if (act.Item is not { } item)
            return word;
        var standsIn = reading.Found.Briefing.ActsOnBehalf(item.Unit);
        var twice = open.Count(other => other.Kind.Code == act.Kind.Code) > 1;
        return standsIn ? Texts.Case_ActOnBehalf.With(reading.Names.Unit(item.Unit), word)
            : twice ? Texts.Case_ActOf.With(word, reading.Names.Unit(item.Unit))
            : word;
    }

    private static readonly string[] NamesParties = ["whose", "attended", "signer"];

    private FormField WithClockNames(FormField field) => NamesParties.Contains(field.Name) ? WithPartyNames(field)
        : field.Name == "heardMatter" ? WithWords(field)
        : field.Name == "concession" ? Counted(field)
        : field.Name != "deadline" ? field : field with
        {
            Options = [.. field.Options.Select(option => option with { Label = reading.NameOfClock(Guid.Parse(option.Value)) })],
        };

    private FormField WithWords(FormField field) => field with
    {
        Options = [.. field.Options.Select(option => option with { Label = reading.Found.Words.GetValueOrDefault(reading.File.Heard[int.Parse(option.Value, CultureInfo.InvariantCulture) - 1].Words.Id) ?? option.Label })],
    };

    private static FormField Counted(FormField field) => field with
    {
        Options = [.. field.Options.Select(option => option with { Label = Texts.Mediation_Concession.With(option.Label) })],
    };

    private FormField WithPartyNames(FormField field) => field with
    {
        Options = [.. field.Options.Select(option => option with { Label = $"{option.Label} {MaskedName(option.Value)}".TrimEnd() })],
    };

    private string? MaskedName(string party) => reading.Found.Parties.FirstOrDefault(known => known.Party.ToString() == party)?.Name;
}
