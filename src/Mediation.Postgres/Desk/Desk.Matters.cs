using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Cases;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>Residents' marks of a matter that was put to them.</content>
public sealed partial class Desk
{
    /// <summary>
    /// Takes a resident's mark of a matter (居民评). Whoever calls has made sure of the matter's code. The same id again changes nothing.
    /// </summary>
    /// <returns>
    /// True when it was taken, now or before; or a refusal: <c>case.not-found</c>, <c>evaluation.matter-over</c>, or why the workflow could not go on.
    /// </returns>
    public async Task<Answer<bool>> RateMatterAsync(string number, Guid id, int mark, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var known = await briefer.BriefAsync(connection, Actor.System, number, locked: true, null, ct);
        if (known.Case is not { } locked)
            return new Refusal("case.not-found", null, number);
        if (locked.Dossier.File.Evaluations.Exists(each => each.Id == id))
            return true;
        var taken = ResidentsRated.Take(locked.Dossier, id, mark, known.Briefing);
        if (!taken.TryGet(out var decision))
            return Answer.Refused<bool>(taken.Refusals);
        await using var batch = new NpgsqlBatch(connection);
        CaseWriter.Update(batch, locked, decision, Doing(Actor.System, Evaluate, decision, known.Briefing));
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        Announce(Actor.System, Evaluate, decision);
        return true;
    }
}
