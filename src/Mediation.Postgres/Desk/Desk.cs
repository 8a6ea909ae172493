using System.Text.Json;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Lists;
using Mediation.Postgres.Owners;
using Mediation.Postgres.Papers;
using Mediation.Postgres.Scorecards;
using Mediation.Postgres.Talents;
using Mediation.Postgres.Views;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>An act on a case, as it came in (办理请求).</summary>
/// <param name="Number">Which case.</param>
/// <param name="Request">What to do.</param>
/// <param name="Version">The version the form was drawn from; null skips the check.</param>
/// <param name="Key">When the caller may send it twice.</param>
public sealed record CaseRequest(string Number, ActRequest Request, long? Version = null, RequestKey? Key = null);

/// <summary>What the desk answers (办理答复): a decision, or the bytes given to the same request before.</summary>
/// <param name="Decision">What was decided just now; null for a repeated request.</param>
/// <param name="Answer">The answer to give, byte for byte.</param>
public sealed record Handled(Decision? Decision, StoredAnswer Answer);

/// <summary>
/// The one way to change a case (办事台): lock, brief, decide, save, announce. Everything a decision changes is one
/// transaction; nothing leaves the building before the commit. The clerk's click, the API and the sweeps all come here.
/// </summary>
public sealed partial class Desk(
    NpgsqlDataSource database, InForce inForce, TimeProvider real, Announcer announcer, ILogger<Desk> log)
{
    private readonly Briefer briefer = new(inForce, real);

    /// <summary>Handles one act, in two round trips: lock and brief, save and commit.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="asked">What is asked.</param>
    /// <param name="render">Makes the answer, which is kept with the request's key, from the decision, before it is saved.</param>
    /// <param name="ct">Stops waiting; a transaction that has not committed leaves nothing.</param>
    /// <returns>
    /// The decision; or a refusal: <c>case.not-found</c> (also for what the actor may not see), <c>case.changed</c>
    /// (somebody was faster), <c>request.key-reused</c>, or the decision's own.
    /// </returns>
    public Task<Answer<Handled>> HandleAsync(
        Actor actor, CaseRequest asked, Func<Decision, StoredAnswer> render, CancellationToken ct) =>
        HandleAsync(actor, asked, shown: false, (decision, _) => render(decision), ct);

    /// <summary>
    /// Handles one act whose answer shows the case as the act leaves it; null is rendered when the actor may not see it any more.
    /// </summary>
    public Task<Answer<Handled>> HandleAsync(
        Actor actor, CaseRequest asked, Func<Decision, ShownCase?, StoredAnswer> render, CancellationToken ct) =>
        HandleAsync(actor, asked, shown: true, render, ct);

    private async Task<Answer<Handled>> HandleAsync(
        Actor actor, CaseRequest asked, bool shown, Func<Decision, ShownCase?, StoredAnswer> render, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (asked.Request.Act == MakePaper.ActCode)
            await PaperMaking.HoldAsync(connection, ct);
        var known = await BriefAsync(connection, actor, asked, shown, ct);
        known = known with { Briefing = await briefer.RenewAsync(connection, known.Briefing, ct) };
        if (known.Case is { } running)
            known = known.Knowing(await Briefer.LibraryAsync(connection, known.Briefing, [running], ct));
        if (known.Case is { Dossier.File.KeptEvents.Count: > 0 } keeping)
            known = known with { Briefing = known.Briefing with { EventContents = await EventContents.ReadAsync(connection, [keeping], ct) } };
        if (UploadNamedBy(asked.Request) is { } upload && await AttachmentStore.AllWaitingAsync(connection, actor.Id, [upload], ct))
            known = known with { Briefing = known.Briefing with { Uploads = new HashSet<Guid> { upload } } };
        if (known.Earlier is { } earlier)
            return earlier.OtherBody ? new Refusal("request.key-reused") : new Handled(null, earlier.Answer);
        if (known.Case is not { } locked || !Sight.MayAsk(actor, locked.Dossier.File, asked.Request.Act))
            return new Refusal("case.not-found", null, asked.Number);
        if (asked.Version is { } version && Staleness.Check(locked.Dossier.File, version, known.Changed) is { } stale)
            return stale;

        var prepared = await PreparedAsync(connection, locked.Dossier, asked.Request, known.Briefing, ct);
        var outcome = prepared.TryGet(out var briefing)
            ? Handling.Decide(locked.Dossier, asked.Request, briefing)
            : Answer.Refused<Decision>(prepared.Refusals);
        if (!outcome.TryGet(out var decision))
        {
            Refused(actor, asked, outcome.Refusals);
            return Answer.Refused<Handled>(outcome.Refusals);
        }
        var answer = render(decision, known.Shown is { } before && Sight.MaySee(actor, decision.After) ? before.After(decision) : null);
        await using var batch = new NpgsqlBatch(connection);
        CaseWriter.Update(batch, locked, decision, Doing(actor, asked.Request.Act, decision, known.Briefing));
        if (asked.Key is { } key)
            Idempotency.Keep(batch, key, answer, real.GetUtcNow());
        batch.Add("commit");
        await batch.ExecuteNonQueryAsync(ct);
        Announce(actor, asked.Request.Act, decision);
        if (decision.Founded is { } founded)
            Announce(actor, asked.Request.Act, founded.Decision);
        return new Handled(decision, answer);
    }

    // What an act needs that takes more than a decision: a number, a paper, other cases.
    private async Task<Answer<Briefing>> PreparedAsync(
        NpgsqlConnection connection, Dossier dossier, ActRequest asked, Briefing briefing, CancellationToken ct)
    {
        if (asked.Act is PassUp.ActCode or ListedIsComplaint.ActCode)
            briefing = briefing with { Said = await SaidAsync(connection, dossier.File.Id, ct) };
        if (asked.Act == BringHeard.ActCode && BringHeard.ChosenBy(dossier.File, asked.Data) is { } heard)
            briefing = briefing with { Said = await WordsAsync(connection, heard.Words.Id, ct) };
        if (ActCatalog.Kind(asked.Act).Founds)
            return await NumberedAsync(dossier.File, asked, briefing, ct);
        return asked.Act switch
        {
            MakePaper.ActCode => await PaperMaking.WriteAsync(connection, dossier, asked, briefing, inForce.Policy.Templates, ct),
            AddTopic.ActCode => await Neighbourhood.WithNearbyAsync(connection, briefing, dossier.File.Number, ct),
            TakeVote.Passed or TakeVote.Failed or ConfirmBooks.ActCode => await AwaitedByCase.WithAsync(connection, briefing, dossier.File.Number, ct),
            InviteTalent.ActCode => briefing with { Talents = await TalentPool.AvailableAsync(connection, briefing.Actor, briefing.Town, ct) },
            ReckonScore.ActCode => await ServiceRecords.WithAsync(connection, briefing, dossier.File, ct),
            AnswerScore.ActCode => await Neighbourhood.WithOwnersAsync(connection, briefing, dossier.File, ct),
            MatchListed.ActCode => await ListProposals.WithAsync(connection, briefing, dossier.File.Number, ct),
            Disclose.ActCode or AnswerIdea.ActCode => await Neighbourhood.WithNamesAsync(connection, briefing, dossier.File, ct),
            _ => briefing,
        };
    }

    private static async Task<string?> SaidAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select text from statement where case_id = $1 and kind = 'complaint' order by said_at limit 1", id);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static async Task<string?> WordsAsync(NpgsqlConnection connection, Guid statement, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select text from statement where id = $1", statement);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static Guid? UploadNamedBy(ActRequest request) =>
        (request.Data.TryGetValue("scan", out var named) || request.Data.TryGetValue("photo", out named))
        && named.ValueKind is JsonValueKind.String && named.TryGetGuid(out var id) ? id : null;

    // A form that is refused afterwards leaves a gap, which is allowed.
    private async Task<Briefing> NumberedAsync(CaseFile file, ActRequest asked, Briefing briefing, CancellationToken ct)
    {
        var kind = ActCatalog.Kind(asked.Act);
        var item = asked.WorkItem is { } id ? file.WorkItems.Find(each => each.Id == id) : file.OpenItems.FirstOrDefault(kind.IsOf);
        return kind.Bar(file, item, briefing) is null ? briefing with { NewNumber = await CaseNumbers.NextAsync(database, briefing, ct) } : briefing;
    }

    private Doing Doing(Actor actor, string act, Decision decision, Briefing briefing) =>
        new(actor, act, decision.ActingUnit is { } unit && briefing.ActsOnBehalf(unit), briefing.Now, real.GetUtcNow());

    private void Announce(Actor actor, string act, Decision decision)
    {
        announcer.CaseChanged(decision.After.Number);
        log.LogInformation("Did {Act} on {CaseNumber} as {ActorId} for {UnitCode}: {EventCount} events, now {Stage}",
            act, decision.After.Number, actor.Id, decision.ActingUnit, decision.Events.Count, decision.After.Stage.Code());
    }

    private void Refused(Actor actor, CaseRequest asked, IReadOnlyList<Refusal> refusals) =>
        log.LogInformation("Refused {Act} on {CaseNumber} to {ActorId}: {RefusalCode}",
            asked.Request.Act, asked.Number, actor.Id, refusals[0].Code);
}
