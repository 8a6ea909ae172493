using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Facts;
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
        var (briefing, near) = await BriefAsync(actor, form, ct);
        var decided = Accepting.Decide(form, Founding(form, "", briefing), briefing);
        return decided.TryGet(out var decision)
            ? new WindowAnswer(decision, near, null)
            : Answer.Refused<WindowAnswer>(decided.Refusals);
    }

    /// <summary>
    /// Accepts a form: one case, with its workflow at its first wait, or nothing (受理). The same key gives the same answer.
    /// </summary>
    /// <returns>The answer's bytes; or the form's faults, <c>attachment.unknown</c>, or <c>request.key-reused</c>.</returns>
    public async Task<Answer<StoredAnswer>> AcceptAsync(
        Actor actor, ComplaintForm form, RequestKey key, Func<WindowAnswer, StoredAnswer> render, CancellationToken ct)
    {
        if (await Idempotency.FindAsync(database, key, ct) is { } before)
            return before.ToAnswer();
        var (briefing, near) = await BriefAsync(actor, form, ct);
        var decided = await NumberedAsync(form, briefing, ct);
        if (!decided.TryGet(out var decision))
        {
            log.LogInformation("Refused {Act} to {ActorId}: {RefusalCode}", Accepting.Code, actor.Id, decided.Refusals[0].Code);
            return Answer.Refused<StoredAnswer>(decided.Refusals);
        }
        var receipt = ReceiptCode.Mint();
        var answer = render(new WindowAnswer(decision, near, receipt));

        // Everything that needs a connection of its own is done: whoever holds one here waits for nobody who needs one.
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Idempotency.TakeAsync(connection, key, ct) is { } meanwhile)
            return meanwhile.ToAnswer();
        if (!await AttachmentStore.AllWaitingAsync(connection, actor.Id, form.Attachments, ct))
            return new Refusal("attachment.unknown", "attachments");
        await using var batch = new NpgsqlBatch(connection);
        CaseWriter.Insert(batch, decision.Decision,
            new NewCase(receipt, form.Place.Trim(), Bigrams.Of(form.Text), form.Attachments),
            Doing(actor, Accepting.Code, decision.Decision, briefing));
        Idempotency.Keep(batch, key, answer, real.GetUtcNow());
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        Announce(actor, Accepting.Code, decision.Decision);
        return answer;
    }

    private async Task<(Briefing Briefing, IReadOnlyList<SimilarCase> Near)> BriefAsync(
        Actor actor, ComplaintForm form, CancellationToken ct)
    {
        Briefing briefing;
        await using (var connection = await database.OpenConnectionAsync(ct))
            briefing = await briefer.BriefAsync(connection, actor, form.MergeInto, ct);
        var near = await SimilarAsync(actor, form, briefing, ct);
        return (briefing with { History = HistoryOf(near) }, near);
    }

    // A form with faults takes no number; one refused later leaves a gap, which is allowed.
    private async Task<Answer<AcceptanceDecision>> NumberedAsync(
        ComplaintForm form, Briefing briefing, CancellationToken ct)
    {
        if (Accepting.Faults(form, briefing) is { Count: > 0 } faults)
            return Answer.Refused<AcceptanceDecision>(faults);
        var number = await CaseNumbers.NextAsync(database, briefing, ct);
        return Accepting.Decide(form, Founding(form, number, briefing), briefing);
    }

    private async Task<IReadOnlyList<SimilarCase>> SimilarAsync(
        Actor actor, ComplaintForm form, Briefing briefing, CancellationToken ct) =>
        form.Text.Length is 0 or > 10_000
            ? []
            : await similar.FindAsync(actor, form.Text, briefing.Places.Recognise(form.Place)?.Compound.Code,
                form.Overrule?.Category ?? form.Category, ct);

    private static Founding Founding(ComplaintForm form, string number, Briefing briefing) =>
        new(briefing.NextId(), number, briefing.Places.Recognise(form.Place));

    private static HistoryFacts HistoryOf(IReadOnlyList<SimilarCase> near) => new()
    {
        SimilarOpenCount = near.Count,
        HouseholdCount = 1 + near.Count(s => s is { SamePlace: true, SameCategory: true }),
    };
}
