using System.Security.Claims;
using System.Text.Json;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Micro;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Window;

namespace Mediation.Web.Screens.Micro;

/// <summary>Notes and the two taps (微事办理): each once, however often it is sent.</summary>
internal sealed class MicroActs(Desk desk, AttachmentStore attachments, MicroReading reading)
{
    /// <summary>What the page shows.</summary>
    public MicroReading Reading => reading;

    /// <summary>Takes a note; its number, or null when the same page was sent before with something else in it.</summary>
    public async Task<Answer<string?>> NoteAsync(Actor actor, WindowForm form, CancellationToken ct)
    {
        var photos = form.Attachments;
        var text = form["text"].Trim();
        var note = new MicroNote
        {
            Text = text.Length == 0 && photos.Count > 0 ? Texts.Micro_PhotoOnly : text,
            Compound = form["compound"],
            Building = form["building"].Trim(),
            Photos = photos,
        };
        // A photo sent up twice has two ids and is still the same photo.
        var files = await attachments.OwnAsync(actor.Id, photos, ct);
        var key = RequestKeys.Of($"micro-{form.Id:n}", actor, new { Note = note with { Photos = [] }, Files = files.Select(file => file.Sha256) });
        var answer = await desk.NoteAsync(actor, note, key, noted => new StoredAnswer(StatusCodes.Status201Created, Wire.Bytes(noted)), ct);
        return answer.TryGet(out var stored) ? JsonSerializer.Deserialize<Noted>(stored.Body, Wire.Options)!.Number
            : answer.Refusals[0].Code == "request.key-reused" ? Answer.Of<string?>(null)
            : Answer.Refused<string?>(answer.Refusals);
    }

    /// <summary>Does one of the two taps; a photo goes along if there is one. Empty when it is done, now or before.</summary>
    public async Task<IReadOnlyList<Refusal>> DoAsync(string number, string act, IFormCollection posted, ClaimsPrincipal person, CancellationToken ct)
    {
        var actor = person.Actor();
        var (form, refused) = await WindowFiles.TakeAsync(WindowForm.Posted(posted), posted.Files, person, attachments, ct);
        if (refused.Count > 0)
            return refused;
        var data = new Dictionary<string, JsonElement>();
        if (form.Attachments is [var photo, ..])
            data["photo"] = JsonSerializer.SerializeToElement(photo);
        var read = new ActBody(act, null, null, data).Request(number, $"micro-{form.Id:n}", actor);
        if (!read.TryGet(out var asked))
            return read.Refusals;
        var done = await desk.HandleAsync(actor, asked, _ => new StoredAnswer(StatusCodes.Status200OK, []), ct);
        return done.IsRefused && done.Refusals[0].Code != "request.key-reused" ? done.Refusals : [];
    }
}
