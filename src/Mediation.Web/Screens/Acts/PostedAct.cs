using System.Globalization;
using System.Text.Json;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Screens.Layout;

namespace Mediation.Web.Screens.Acts;

/// <summary>An act as a browser's form posts it (提交的动作): act, version, key, work item, and <c>data.*</c>.</summary>
/// <param name="Body">The act and its form, as the desk takes them from anybody.</param>
/// <param name="Key">The idempotency key minted with the form; empty when it has none.</param>
internal sealed record PostedAct(ActBody Body, string Key)
{
    private const string Data = "data.";

    private const string Local = "local.";

    /// <summary>What was typed, by field.</summary>
    public ILookup<string, string> Typed { get; private init; } = Array.Empty<string>().ToLookup(typed => typed);

    /// <summary>The party it names; null when it names none.</summary>
    public Guid? Party => Guid.TryParse(Typed["party"].FirstOrDefault(), out var party) ? party : null;

    /// <summary>The concession it names; null when it names none.</summary>
    public Guid? Concession => Guid.TryParse(Typed["concession"].FirstOrDefault(), out var concession) ? concession : null;

    /// <summary>The id of the form on its page.</summary>
    public string FormId => ActFormView.IdOf(Body.Act, Body.WorkItem, Party?.ToString());

    /// <summary>Where to go after success, inside this site; null for the case itself.</summary>
    public string? ReturnUrl { get; private init; }

    /// <summary>The version it was drawn from.</summary>
    public long Version => Body.Version ?? 0;

    /// <summary>
    /// Reads a post. A form whose version can't be read counts as drawn from nothing, so that it can't overwrite what it
    /// hasn't seen; a moment without a zone is one by the clock of the place.
    /// </summary>
    public static PostedAct Read(IFormCollection posted, TimeZoneInfo zone)
    {
        var data = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, values) in posted)
        {
            if (name.StartsWith(Data, StringComparison.Ordinal))
                data[name[Data.Length..]] = values is [var single] ? Json(single) : Json(values.ToArray());
            else if (name.StartsWith(Local, StringComparison.Ordinal))
                data[name[Local.Length..]] = Json(Zoned(values.ToString(), zone));
        }
        var item = posted["workItem"].ToString();
        var body = new ActBody(
            posted["act"].ToString(),
            item.Length == 0 ? null : Guid.TryParse(item, out var id) ? id : Guid.Empty,
            DrawnFrom(posted["version"].ToString()),
            data);
        return new PostedAct(body, posted["key"].ToString())
        {
            Typed = (from field in posted
                     where field.Key.StartsWith(Data, StringComparison.Ordinal) || field.Key.StartsWith(Local, StringComparison.Ordinal)
                     from value in field.Value
                     select (Name: field.Key[(field.Key.IndexOf('.', StringComparison.Ordinal) + 1)..], Value: value ?? ""))
                .ToLookup(field => field.Name, field => field.Value),
            ReturnUrl = LocalAddress.Or(posted["returnUrl"].ToString(), "") is { Length: > 0 } local ? local : null,
        };
    }

    /// <summary>Hands it to the desk.</summary>
    public async Task<Answer<Handled>> HandAsync(Desk desk, string number, Actor actor, CancellationToken ct)
    {
        var read = Body.Request(number, Key, actor);
        return read.TryGet(out var asked)
            ? await desk.HandleAsync(actor, asked, _ => new StoredAnswer(StatusCodes.Status200OK, []), ct)
            : Answer.Refused<Handled>(read.Refusals);
    }

    /// <summary>Whether this is what was typed into a form of the page.</summary>
    public bool Fills(ActFormView form) => form.Act == Body.Act && form.WorkItem == Body.WorkItem
        && (form.Given is null || Typed[form.Given.Name].Contains(form.Given.Value));

    private static long? DrawnFrom(string version) => version.Length == 0 ? null
        : long.TryParse(version, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Zoned(string typed, TimeZoneInfo zone) =>
        DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && local.Kind is DateTimeKind.Unspecified
            ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToString("O", CultureInfo.InvariantCulture)
            : typed;

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
}
