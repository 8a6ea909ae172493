using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Micro;
using Mediation.Postgres.Cases;
using Microsoft.Extensions.Logging;

namespace Mediation.Postgres.Desk;

/// <summary>What became of a note (微事登记结果).</summary>
/// <param name="Number">编号.</param>
/// <param name="Kept">Whether it stays with the building head or on its list; otherwise it was accepted as a case at once.</param>
public sealed record Noted(string Number, bool Kept);

/// <content>What building heads note in passing: the same acceptance as the window's, the same key gives the same case.</content>
public sealed partial class Desk
{
    /// <summary>Takes a note of something small (微事登记).</summary>
    /// <returns>
    /// What became of it, byte for byte the same for the same key; or <c>micro.needs-grid</c>, the note's faults, <c>attachment.unknown</c>, or
    /// <c>request.key-reused</c>.
    /// </returns>
    public async Task<Answer<StoredAnswer>> NoteAsync(
        Actor actor, MicroNote note, RequestKey key, Func<Noted, StoredAnswer> render, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        if (MicroLane.UnitOf(actor, town) is not { } unit)
            return new Refusal("micro.needs-grid") { Forbidden = true };
        if (note.Faults(town) is { Count: > 0 } faults)
            return Answer.Refused<StoredAnswer>(faults);
        return await FoundNotedAsync(actor, note.Form(town), (founding, briefing) => MicroLane.Decide(note, unit, founding, briefing), key, render, ct);
    }

    // What the town notes for itself: one case for one key, kept in its lane or accepted as the complaint that it is.
    private async Task<Answer<StoredAnswer>> FoundNotedAsync(
        Actor actor, ComplaintForm form, Func<Founding, Briefing, Answer<AcceptanceDecision>> decide, RequestKey key, Func<Noted, StoredAnswer> render,
        CancellationToken ct)
    {
        var read = Read(form);
        var (briefing, _, before) = await BriefAsync(actor, form, read, key, ct);
        if (before is not null)
            return before.ToAnswer();
        var number = await CaseNumbers.NextAsync(database, briefing, ct);
        var decided = decide(new Founding(briefing.NextId(), number, read.Place), briefing);
        if (!decided.TryGet(out var accepted))
        {
            log.LogInformation("Refused {Act} to {ActorId}: {RefusalCode}", Accepting.Code, actor.Id, decided.Refusals[0].Code);
            return Answer.Refused<StoredAnswer>(decided.Refusals);
        }
        var answer = render(new Noted(number, accepted.Decision.After.IsOwnWork));
        var founded = new NewCase(ReceiptCode.Mint(), form.Place, read.Pairs, form.Attachments);
        if (!await SaveAsync(actor, key, accepted.Decision, founded, answer, briefing, ct))
            return (await Idempotency.FindAsync(database, key, ct))?.ToAnswer() ?? new Refusal("attachment.unknown", "attachments");
        Announce(actor, Accepting.Code, accepted.Decision);
        return answer;
    }
}
