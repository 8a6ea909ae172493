using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Ideas;

namespace Mediation.Postgres.Desk;

/// <content>Ideas that somebody gives to a collection: the same acceptance as the window's, the same key gives the same case.</content>
public sealed partial class Desk
{
    /// <summary>Writes an idea down (登记金点子).</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="note">The idea.</param>
    /// <param name="collection">The collection that it names; null when there is none.</param>
    /// <param name="now">The product's moment.</param>
    /// <param name="key">One form is one idea.</param>
    /// <param name="render">What is kept as the answer.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// What became of it, byte for byte the same for the same key; or the note's faults, <c>idea.closed</c> where the collection takes none, or <c>request.key-reused</c>.
    /// </returns>
    public async Task<Answer<StoredAnswer>> GiveIdeaAsync(
        Actor actor, IdeaNote note, IdeaCollection? collection, DateTimeOffset now, RequestKey key, Func<Noted, StoredAnswer> render, CancellationToken ct)
    {
        if (note.Faults(collection, inForce.Policy.Calendar.DayOf(now)) is { Count: > 0 } faults)
            return Answer.Refused<StoredAnswer>(faults);
        return await FoundNotedAsync(actor, note.Form(collection!, actor, inForce.Policy.Town),
            (founding, briefing) => note.Decide(collection!, founding, briefing), key, render, ct);
    }
}
