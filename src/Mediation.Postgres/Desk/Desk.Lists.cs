using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Errands;
using Mediation.Casework.Lists;

namespace Mediation.Postgres.Desk;

/// <content>What comes onto 需求清单 and 项目清单, and services for somebody: the same acceptance as the window's, the same key gives the same case.</content>
public sealed partial class Desk
{
    /// <summary>Writes down a need or a project (列入清单).</summary>
    /// <returns>
    /// What became of it, byte for byte the same for the same key; or the note's faults, <c>listed.round</c> where the round that it names isn't one of theirs, or
    /// <c>request.key-reused</c>.
    /// </returns>
    public async Task<Answer<StoredAnswer>> ListAsync(
        Actor actor, ListNote note, RequestKey key, Func<Noted, StoredAnswer> render, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        if (note.Faults(actor, town) is { Count: > 0 } faults)
            return Answer.Refused<StoredAnswer>(faults);
        if (note.Round is { } round && !await IsRoundAsync(actor, round, ct))
            return new Refusal("listed.round", null, round);
        return await FoundNotedAsync(actor, note.Form(town), (founding, briefing) => ListLane.Decide(note, founding, briefing), key, render, ct);
    }

    /// <summary>Writes down a service for somebody (代办登记).</summary>
    /// <returns>What became of it, byte for byte the same for the same key; or the note's faults, or <c>request.key-reused</c>.</returns>
    public async Task<Answer<StoredAnswer>> RunErrandAsync(
        Actor actor, ErrandNote note, RequestKey key, Func<Noted, StoredAnswer> render, CancellationToken ct)
    {
        await using (var connection = await database.OpenConnectionAsync(ct))
            if (note.Faults(actor, await briefer.BriefAsync(connection, actor, null, ct)) is { Count: > 0 } faults)
                return Answer.Refused<StoredAnswer>(faults);
        return await FoundNotedAsync(actor, note.Form(inForce.Policy.Town), (founding, briefing) => note.Decide(founding, briefing), key, render, ct);
    }

    private async Task<bool> IsRoundAsync(Actor actor, string number, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"select exists (select from case_file c where c.number = $4 and c.category like 'ZL03-%' and {Sight.Clause})", account, units, everything, number);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }
}
