using System.Globalization;
using System.Text.Json;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Lists;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Lists;
using Mediation.Web.Api;

namespace Mediation.Web.Screens.Lists;

/// <summary>What is posted from the three lists (清单办理): each once, however often it is sent.</summary>
internal sealed class ListActs(Desk desk, ResourceRegister resources, Moments moments)
{
    /// <summary>Writes down a need or a project.</summary>
    public async Task<Answer<Noted>> ListAsync(Actor actor, Guid id, ListNote note, CancellationToken ct)
    {
        var key = RequestKeys.Of($"list-{id:n}", actor, note);
        var answer = await desk.ListAsync(actor, note, key, noted => new StoredAnswer(StatusCodes.Status201Created, Wire.Bytes(noted)), ct);
        return answer.TryGet(out var stored)
            ? JsonSerializer.Deserialize<Noted>(stored.Body, Wire.Options)!
            : Answer.Refused<Noted>(answer.Refusals);
    }

    /// <summary>Takes a line on; empty when it is done, now or before.</summary>
    public async Task<IReadOnlyList<Refusal>> ClaimAsync(Actor actor, string number, string unit, Guid id, CancellationToken ct)
    {
        var data = new Dictionary<string, JsonElement> { ["claimant"] = JsonSerializer.SerializeToElement(unit) };
        var read = new ActBody(ClaimListed.ActCode, null, null, data).Request(number, $"claim-{id:n}", actor);
        if (!read.TryGet(out var asked))
            return read.Refusals;
        var done = await desk.HandleAsync(actor, asked, _ => new StoredAnswer(StatusCodes.Status200OK, []), ct);
        return done.IsRefused ? done.Refusals : [];
    }

    /// <summary>Enters a resource; its code.</summary>
    public async Task<Answer<string>> EnterAsync(Actor actor, ResourceForm form, CancellationToken ct) =>
        await resources.EnterAsync(actor, form, await moments.NowAsync(ct), ct);

    /// <summary>Takes a resource off.</summary>
    public async Task<IReadOnlyList<Refusal>> EndAsync(Actor actor, string code, string reason, CancellationToken ct) =>
        await resources.EndAsync(actor, code, reason, await moments.NowAsync(ct), ct) is { } refusal ? [refusal] : [];

    /// <summary>A need or a project as posted.</summary>
    public static ListNote NoteOf(IFormCollection form) => new()
    {
        Project = form["list"] == ListsScreen.Projects,
        Unit = form["unit"].ToString(),
        Subject = form["helpKind"].ToString(),
        Hours = Values(form, "hours"),
        Compound = form["compound"].ToString(),
        Building = form["building"].ToString().Trim(),
        Text = form["text"].ToString().Trim(),
        PersonName = form["personName"].ToString().Trim(),
        Phone = form["phone"].ToString().Trim(),
        Round = form["round"].ToString() is { Length: > 0 } round ? round : null,
    };

    /// <summary>A resource as posted.</summary>
    public static ResourceForm ResourceOf(IFormCollection form) => new(IdOf(form))
    {
        Kind = form["providerKind"].ToString(),
        Provider = form["provider"].ToString(),
        Unit = form["unit"].ToString(),
        Subjects = Values(form, "helpKinds"),
        Compounds = Values(form, "compounds"),
        Hours = Values(form, "hours"),
        Offer = form["offer"].ToString(),
        Phone = form["publicPhone"].ToString(),
        KeepUntil = DateOnly.TryParseExact(form["keepUntil"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
    };

    /// <summary>The id that the page minted; a missing or broken one is replaced, and such a form is simply a new one.</summary>
    public static Guid IdOf(IFormCollection form) => Guid.TryParse(form["id"], out var id) ? id : Guid.CreateVersion7();

    private static IReadOnlyList<string> Values(IFormCollection form, string name) => [.. form[name].OfType<string>().Distinct()];
}
