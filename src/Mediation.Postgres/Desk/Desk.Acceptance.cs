using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Facts;
using Mediation.Casework.Places;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Views;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>What the window is told (受理答复).</summary>
/// <param name="Assessed">What was decided, or would be.</param>
/// <param name="Similar">Open cases that look like the same matter.</param>
/// <param name="ReceiptCode">The resident's code; null for a preview.</param>
public sealed record WindowAnswer(AcceptanceDecision Assessed, IReadOnlyList<SimilarCase> Similar, string? ReceiptCode);

/// <content>Acceptance at the window: the same decision, previewed or saved.</content>
public sealed partial class Desk
{
    /// <summary>What would become of a form; nothing is saved (受理预览).</summary>
    public async Task<Answer<WindowAnswer>> PreviewAsync(Actor actor, ComplaintForm form, CancellationToken ct)
    {
        var read = Read(form);
        var (briefing, near, _) = await BriefAsync(actor, form, read, null, ct);
        var decided = Accepting.Decide(form, new Founding(briefing.NextId(), "", read.Place), briefing);
        return decided.TryGet(out var decision)
            ? new WindowAnswer(decision, near, null)
            : Answer.Refused<WindowAnswer>(decided.Refusals);
    }

    /// <summary>
    /// Accepts a form: one case, with its workflow at its first wait, or nothing (受理). The same key gives the same answer.
    /// Three round trips: brief, take a number, save and commit.
    /// </summary>
    /// <returns>The answer's bytes; or the form's faults, <c>attachment.unknown</c>, or <c>request.key-reused</c>.</returns>
    public async Task<Answer<StoredAnswer>> AcceptAsync(
        Actor actor, ComplaintForm form, RequestKey key, Func<WindowAnswer, StoredAnswer> render, CancellationToken ct)
    {
        var read = Read(form);
        var (briefing, near, before) = await BriefAsync(actor, form, read, key, ct);
        if (before is not null)
            return before.ToAnswer();
        var decided = await NumberedAsync(form, read, briefing, ct);
        if (!decided.TryGet(out var decision))
        {
            log.LogInformation("Refused {Act} to {ActorId}: {RefusalCode}", Accepting.Code, actor.Id, decided.Refusals[0].Code);
            return Answer.Refused<StoredAnswer>(decided.Refusals);
        }
        var receipt = ReceiptCode.Mint();
        var answer = render(new WindowAnswer(decision, near, receipt));
        var founded = new NewCase(receipt, form.Place.Trim(), read.Pairs, form.Attachments);
        if (!await SaveAsync(actor, key, decision.Decision, founded, answer, briefing, ct))
            return (await Idempotency.FindAsync(database, key, ct))?.ToAnswer() ?? new Refusal("attachment.unknown", "attachments");
        Announce(actor, Accepting.Code, decision.Decision);
        return answer;
    }

    // A batch is one transaction by itself; only attachments have to be looked at before. False when nothing was saved:
    // the same request was faster, or an attachment isn't waiting.
    private async Task<bool> SaveAsync(
        Actor actor, RequestKey key, Decision decision, NewCase founded, StoredAnswer answer, Briefing briefing, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = founded.Attachments.Count > 0 ? await connection.BeginTransactionAsync(ct) : null;
        if (!await AttachmentStore.AllWaitingAsync(connection, actor.Id, founded.Attachments, ct))
            return false;
        await using var batch = new NpgsqlBatch(connection);
        Idempotency.Keep(batch, key, answer, real.GetUtcNow());
        CaseWriter.Insert(batch, decision, founded, Doing(actor, Accepting.Code, decision, briefing));
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
            if (transaction is not null)
                await transaction.CommitAsync(ct);
            return true;
        }
        catch (PostgresException fault) when (Idempotency.IsDuplicate(fault))
        {
            return false;
        }
    }

    private async Task<(Briefing Briefing, IReadOnlyList<SimilarCase> Near, EarlierAnswer? Before)> BriefAsync(
        Actor actor, ComplaintForm form, FormReading read, RequestKey? key, CancellationToken ct)
    {
        var comparable = form.Text.Length is > 0 and <= 10_000;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        Briefer.AskTown(batch, form.MergeInto);
        if (comparable)
            SimilarCases.Ask(batch, actor, read.Pairs, read.Place?.Compound.Code, form.Overrule?.Category ?? form.Category);
        if (key is not null)
            Idempotency.Ask(batch, key);
        Briefing briefing;
        ImmutableList<SimilarCase> near = [];
        EarlierAnswer? before = null;
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            briefing = await briefer.ReadTownAsync(reader, actor, ct);
            if (comparable)
                near = await new Row(reader).NextAsync(row => SimilarCases.Read(row, form.Text), ct);
            if (key is not null && await reader.NextResultAsync(ct))
                before = await Idempotency.ReadAsync(reader, key, ct);
        }
        return (await briefer.RenewAsync(connection, briefing with { History = HistoryOf(near) }, ct), near, before);
    }

    // A form with faults takes no number; one refused later leaves a gap, which is allowed.
    private async Task<Answer<AcceptanceDecision>> NumberedAsync(
        ComplaintForm form, FormReading read, Briefing briefing, CancellationToken ct)
    {
        if (Accepting.Faults(form, briefing) is { Count: > 0 } faults)
            return Answer.Refused<AcceptanceDecision>(faults);
        var number = await CaseNumbers.NextAsync(database, briefing, ct);
        return Accepting.Decide(form, new Founding(briefing.NextId(), number, read.Place), briefing);
    }

    /// <summary>What is read out of a form once (登记解读).</summary>
    /// <param name="Place">What the place as said was recognised as; null when it wasn't.</param>
    /// <param name="Pairs">The complaint's words, by which it is found.</param>
    private sealed record FormReading(PlaceMatch? Place, string[] Pairs);

    private FormReading Read(ComplaintForm form) => new(inForce.Policy.Places.Recognise(form.Place), Bigrams.Of(form.Text));

    private static HistoryFacts HistoryOf(ImmutableList<SimilarCase> near) => new()
    {
        SimilarOpenCount = near.Count,
        HouseholdCount = 1 + near.Count(s => s is { SamePlace: true, SameCategory: true }),
    };
}
