using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;

namespace Mediation.Postgres.Desk;

/// <summary>What would come of an act on one case (预览).</summary>
/// <param name="Case">The case as it stands.</param>
/// <param name="Outcome">What would be decided, or why not.</param>
public sealed record Foreseen(CaseFile Case, Answer<Decision> Outcome);

/// <summary>What would come of one act on several cases (成批预览).</summary>
/// <param name="Briefing">By what it was decided.</param>
/// <param name="Cases">Each case that the actor may see, in the order asked for.</param>
public sealed record Foresight(Briefing Briefing, IReadOnlyList<Foreseen> Cases);

/// <content>Deciding without doing.</content>
public sealed partial class Desk
{
    /// <summary>
    /// Decides an act on each of several cases as <see cref="HandleAsync(Actor, CaseRequest, Func{Decision, StoredAnswer}, CancellationToken)"/> would,
    /// and does nothing (成批预览): no case is locked or changed. Who does it afterwards sends the versions seen here, so that a case that has moved on
    /// is refused. One round trip, however many cases.
    /// </summary>
    public async Task<Foresight> ForeseeAsync(Actor actor, IReadOnlyList<string> numbers, ActRequest asked, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var (briefing, found) = await briefer.BriefAsync(connection, actor, [.. numbers], locked: false, null, ct);
        var byNumber = found.Select(locked => locked.Dossier).Where(dossier => Sight.MaySee(actor, dossier.File))
            .ToDictionary(dossier => dossier.File.Number);
        return new(briefing,
        [
            .. from number in numbers
               where byNumber.ContainsKey(number)
               let dossier = byNumber[number]
               select new Foreseen(dossier.File, Handling.Decide(dossier, asked, briefing)),
        ]);
    }
}
