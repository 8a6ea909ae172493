using System.Globalization;
using Mediation.Casework.Acceptance;
using Mediation.Web.Resources;
using Microsoft.Extensions.Primitives;

namespace Mediation.Web.Screens.Window;

/// <summary>
/// What the clerk has typed (登记表单), field by field as posted or kept, so that nothing is lost whatever is wrong with it.
/// Fields are named as the contract names them, which is where its faults are shown.
/// </summary>
/// <param name="id">Minted with the page: the draft's id, and the key under which this form is accepted once.</param>
/// <param name="fields">What each field holds.</param>
public sealed class WindowForm(Guid id, IReadOnlyDictionary<string, string[]> fields)
{
    /// <summary>The buttons (按钮): what is to become of the form.</summary>
    public const string Doing = "do";

    private static readonly string[] Unkept = ["__RequestVerificationToken", "id", Doing];

    public Guid Id => id;

    /// <summary>What a draft keeps.</summary>
    public IReadOnlyDictionary<string, string[]> Fields => fields;

    /// <summary>An empty form.</summary>
    public static WindowForm New(string channel) =>
        new(Guid.CreateVersion7(), new Dictionary<string, string[]> { ["channel"] = [channel] });

    /// <summary>A form as posted; a missing or broken id is replaced, and such a form is simply a new one.</summary>
    public static WindowForm Posted(IFormCollection form) => new(
        Guid.TryParse(form["id"], out var id) ? id : Guid.CreateVersion7(),
        form.Where(field => !Unkept.Contains(field.Key)).ToDictionary(field => field.Key, field => Values(field.Value)));

    /// <summary>The only or first value; empty when there is none.</summary>
    public string this[string name] => fields.TryGetValue(name, out var values) && values.Length > 0 ? values[0] : "";

    /// <summary>Every value of a field.</summary>
    public IReadOnlyList<string> All(string name) => fields.GetValueOrDefault(name) ?? [];

    /// <summary>The form with another content of one field.</summary>
    public WindowForm With(string name, string[] values) => new(id, new Dictionary<string, string[]>(fields) { [name] = values });

    /// <summary>The files it names; a broken id is nobody's file.</summary>
    public IReadOnlyList<Guid> Attachments =>
        [.. All(WindowFiles.Kept).Select(file => Guid.TryParse(file, out var upload) ? upload : Guid.Empty)];

    /// <summary>Whether a field holds a value.</summary>
    public bool Has(string name, string value) => All(name).Contains(value);

    /// <summary>Whether something was said that the rules could judge.</summary>
    public bool Spoken => !string.IsNullOrWhiteSpace(this["text"]);

    /// <summary>Whether the clerk decides otherwise than the rules.</summary>
    public bool Overrules => Text("overrule.category") is not null || Text("overrule.lead") is not null
        || Text("overrule.priority") is not null || All("overrule.coHandlers").Count > 0;

    /// <summary>The form as the desk takes it.</summary>
    /// <param name="disposition">What was pressed against the rules' suggestion; null to follow it.</param>
    /// <param name="zone">The zone of the place, for the day it happened.</param>
    public ComplaintForm Complaint(string? disposition, TimeZoneInfo zone) => new()
    {
        Text = this["text"],
        Channel = this["channel"],
        Place = this["place"],
        RequestType = Text("requestType"),
        Language = Text("language"),
        Reporter = new ReporterForm
        {
            Name = Text("reporter.name"),
            Phone = Text("reporter.phone"),
            Anonymous = Has("reporter.anonymous", "true"),
            KeepSecret = Has("reporter.keepSecret", "true"),
        },
        Respondents = Respondents(),
        Persons = Text("persons") is not { } persons ? 1 : int.TryParse(persons, out var count) ? count : 0,
        OccurredAt = OccurredAt(zone),
        Attachments = Attachments,
        Overrule = Overrules || disposition is not null ? Overrule(disposition) : null,
        Disposition = disposition,
        MergeInto = disposition == "merge" ? Text("mergeInto") : null,
    };

    /// <summary>
    /// The form as far as it has been typed, for a preview: what isn't there yet is no fault, and who complains is nobody's
    /// business but the case's.
    /// </summary>
    public ComplaintForm SoFar(TimeZoneInfo zone)
    {
        var form = Complaint(null, zone);
        return form with
        {
            Place = string.IsNullOrWhiteSpace(form.Place) ? "-" : form.Place,
            Reporter = form.Reporter! with { Name = null, Phone = null },
            Overrule = form.Overrule is { Reason.Length: 0 } overrule ? overrule with { Reason = "-" } : form.Overrule,
        };
    }

    private OverruleForm Overrule(string? disposition) => new()
    {
        Category = Text("overrule.category")?.Split(' ', 2)[0],
        Lead = Text("overrule.lead"),
        CoHandlers = All("overrule.coHandlers") is { Count: > 0 } units ? units : null,
        Priority = Text("overrule.priority"),
        Reason = Text("overrule.reason") ?? (disposition == "merge" ? Texts.Window_SameMatter.With(this["mergeInto"]) : ""),
    };

    private IReadOnlyList<RespondentForm> Respondents() => Text("respondents.name") is null && Text("respondents.unitCode") is null
        ? []
        : [new()
        {
            Name = Text("respondents.name"),
            Kind = Text("respondents.unitCode") is null ? Text("respondents.kind") ?? "person" : "organisation",
            UnitCode = Text("respondents.unitCode"),
        }];

    // A day that isn't one becomes a moment nobody lives to tell of: the desk refuses it at its field.
    private DateTimeOffset? OccurredAt(TimeZoneInfo zone) => Text("occurredAt") is not { } typed ? null
        : DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), zone.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue)))
            : DateTimeOffset.MinValue;

    private string? Text(string name) => this[name].Trim() is { Length: > 0 } text ? text : null;

    private static string[] Values(StringValues posted) =>
        [.. posted.OfType<string>().Where(value => value.Length > 0).Select(value => value.ReplaceLineEndings("\n"))];
}
