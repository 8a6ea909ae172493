using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Evaluations;
using Mediation.Casework.Schedules;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Evaluations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>Evaluations by a public code: counted once, and what comes of them saved with them.</content>
public sealed partial class Desk
{
    private const string Evaluate = "evaluate";

    /// <summary>
    /// Takes an evaluation (码上评). Words that the rules take for a danger or an accusation become a case of their own, accepted like any other; any other
    /// bad mark opens a rectification (and a case for the window to look at, where the words are only somewhat like a danger), or joins the one that is being put right about the same unit, aspect and day; the rest is counted. The mark, the
    /// case and the join are one transaction. The same id again changes nothing and gives the same answer.
    /// </summary>
    /// <returns>What became of it; or the form's faults, or why no case could be founded.</returns>
    public async Task<Answer<EvaluationOutcome>> EvaluateAsync(EvaluationForm form, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var briefing = await briefer.BriefAsync(connection, Actor.System, null, ct);
        if (form.Faults(briefing.Town) is { Count: > 0 } faults)
            return Answer.Refused<EvaluationOutcome>(faults);
        await EvaluationStore.HoldAsync(connection, form, ct);
        if (await EvaluationStore.FindAsync(connection, form.Id, ct) is { } before)
            return before;
        var taken = await TakeAsync(connection, form, briefing, ct);
        if (taken.IsRefused)
            return Answer.Refused<EvaluationOutcome>(taken.Refusals);
        await transaction.CommitAsync(ct);
        log.LogInformation("Took evaluation {EvaluationId} of {UnitCode}", form.Id, form.Unit);
        foreach (var decision in taken.Value)
            Announce(Actor.System, Evaluate, decision);
        return (await EvaluationStore.FindAsync(connection, form.Id, ct))!;
    }

    // None where it is only counted.
    private async Task<Answer<ImmutableList<Decision>>> TakeAsync(NpgsqlConnection connection, EvaluationForm form, Briefing briefing, CancellationToken ct)
    {
        var (evaluation, decisions) = (Evaluating.Of(form, briefing), ImmutableList<Decision>.Empty);
        if (Evaluating.InFull(form, briefing) is { } full)
        {
            var founding = new Founding(briefing.NextId(), "", null) { Evaluation = evaluation };
            var assessed = Accepting.Decide(full, founding, briefing);
            if (assessed.IsRefused)
                return Answer.Refused<ImmutableList<Decision>>(assessed.Refusals);
            var alone = Evaluating.GoesInFull(assessed.Value.Assessment);
            if (alone || Evaluating.MayBeDangerous(assessed.Value.Assessment))
            {
                alone |= !evaluation.IsBad;
                var founded = await FoundAsync(connection, form, full, founding, alone, briefing, ct);
                if (founded.IsRefused)
                    return Answer.Refused<ImmutableList<Decision>>(founded.Refusals);
                decisions = [founded.Value];
                if (alone)
                    return decisions;
            }
        }
        if (!evaluation.IsBad)
        {
            await using var count = new NpgsqlBatch(connection);
            EvaluationStore.Add(count, form, briefing);
            await count.ExecuteNonQueryAsync(ct);
            return decisions;
        }
        var put = await JoinAsync(connection, form, briefing, ct) is { } joining
            ? joining
            : await FoundAsync(connection, form, Evaluating.ToPutRight(form, briefing), new Founding(briefing.NextId(), "", null)
            {
                Evaluation = evaluation,
                Own = new OwnWork(form.Unit, OfHousehold: false) { Channel = WireWords.Evaluated },
            }, counted: true, briefing, ct);
        return put.IsRefused ? Answer.Refused<ImmutableList<Decision>>(put.Refusals) : decisions.Add(put.Value);
    }

    // Null when there is nothing to join, or the unit was faster and has put it right meanwhile.
    private async Task<Answer<Decision>?> JoinAsync(NpgsqlConnection connection, EvaluationForm form, Briefing briefing, CancellationToken ct)
    {
        if (await EvaluationStore.JoinableAsync(connection, form, briefing, ct) is not { } number)
            return null;
        var known = await briefer.BriefAsync(connection, Actor.System, number, locked: true, null, ct);
        if (known.Case is not { } locked || !locked.Dossier.File.OpenItems.Any(item => item.Acts.Contains(Rectify.ActCode)))
            return null;
        var joining = Evaluating.Join(locked.Dossier, form, known.Briefing);
        await using var batch = new NpgsqlBatch(connection);
        CaseWriter.Update(batch, locked, joining, Doing(Actor.System, Evaluate, joining, known.Briefing));
        EvaluationStore.Add(batch, form, known.Briefing, locked.Dossier.File.Id, joined: true);
        await batch.ExecuteNonQueryAsync(ct);
        return joining;
    }

    private async Task<Answer<Decision>> FoundAsync(
        NpgsqlConnection connection, EvaluationForm form, ComplaintForm complaint, Founding founding, bool counted, Briefing briefing, CancellationToken ct)
    {
        var decided = Accepting.Decide(complaint, founding, briefing);
        if (!decided.IsRefused)
            decided = Accepting.Decide(complaint, founding with { Number = await CaseNumbers.NextAsync(database, briefing, ct) }, briefing);
        if (!decided.TryGet(out var accepted))
        {
            log.LogError("Refused to found a case of evaluation {EvaluationId}: {RefusalCode}", form.Id, decided.Refusals[0].Code);
            return Answer.Refused<Decision>(decided.Refusals);
        }
        await using var batch = new NpgsqlBatch(connection);
        CaseWriter.Insert(batch, accepted.Decision, new NewCase(ReceiptCode.Mint(), complaint.Place, Read(complaint).Pairs, []),
            Doing(Actor.System, Accepting.Code, accepted.Decision, briefing));
        if (counted)
            EvaluationStore.Add(batch, form, briefing, founding.Id);
        await batch.ExecuteNonQueryAsync(ct);
        return accepted.Decision;
    }
}
