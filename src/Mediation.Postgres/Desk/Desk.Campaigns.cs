using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Campaigns;
using Mediation.Postgres.Campaigns;
using Mediation.Postgres.Cases;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>What comes of calls to firms: a difficulty becomes a case by the same acceptance as the window's, saved with its call or not at all.</content>
public sealed partial class Desk
{
    /// <summary>Writes down what came of a call (通话记录); once for each form.</summary>
    /// <returns>
    /// The number of the case that it opened, empty for none; or the form's faults, <c>campaign.not-held</c> where the firm isn't with the actor any more, or why no
    /// case could be founded.
    /// </returns>
    public async Task<Answer<string>> RecordCallAsync(Actor actor, Campaign campaign, int line, CallForm form, CancellationToken ct)
    {
        if (form.Faults() is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var briefing = await briefer.BriefAsync(connection, actor, null, ct);
        if (await CampaignCalls.HeldAsync(connection, actor, campaign, line, form.Id, briefing.Now, ct) is not { } held)
            return new Refusal("campaign.not-held");
        if (held.Recorded)
            return form.Outcome == CallForm.Trouble ? held.Firm.CaseNumber ?? "" : "";
        await using var batch = new NpgsqlBatch(connection);
        Decision? opened = null;
        if (form.Outcome == CallForm.Trouble)
        {
            var founded = await FoundAsync(batch, actor, form.Complaint(held.Firm.Firm), briefing, ct);
            if (!founded.TryGet(out opened))
                return Answer.Refused<string>(founded.Refusals);
        }
        CampaignCalls.Save(batch, held, form, held.Firm.Progress.After(form.Outcome, campaign, briefing.Today), opened?.After, actor, briefing.Now);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        if (opened is not null)
            Announce(actor, Accepting.Code, opened);
        return opened?.After.Number ?? "";
    }

    private async Task<Answer<Decision>> FoundAsync(NpgsqlBatch batch, Actor actor, ComplaintForm form, Briefing briefing, CancellationToken ct)
    {
        var read = Read(form);
        var founding = new Founding(briefing.NextId(), "", read.Place);
        var decided = Accepting.Decide(form, founding, briefing);
        if (!decided.IsRefused)
            decided = Accepting.Decide(form, founding with { Number = await CaseNumbers.NextAsync(database, briefing, ct) }, briefing);
        if (!decided.TryGet(out var accepted))
            return Answer.Refused<Decision>(decided.Refusals);
        CaseWriter.Insert(batch, accepted.Decision, new NewCase(ReceiptCode.Mint(), form.Place, read.Pairs, []), Doing(actor, Accepting.Code, accepted.Decision, briefing));
        return accepted.Decision;
    }
}
