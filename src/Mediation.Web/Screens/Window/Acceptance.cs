using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Drafts;
using Mediation.Postgres.Views;
using Mediation.Web.Api;

namespace Mediation.Web.Screens.Window;

/// <summary>A form that became a case (受理结果).</summary>
/// <param name="Number">编号.</param>
/// <param name="Changed">The form differs from what was accepted under its id before; the difference doesn't count.</param>
internal sealed record Accepted(string Number, bool Changed);

/// <summary>
/// Makes a case of a form (受理), once: the form's id is the key, so that a second press, a form restored after a lost
/// answer and a page sent again all lead to the same case.
/// </summary>
internal sealed class Acceptance(Desk desk, DraftStore drafts, AttachmentStore attachments, Receipts receipts)
{
    /// <summary>The case; or every fault of the form. Its draft is gone afterwards.</summary>
    public async Task<Answer<Accepted>> AcceptAsync(
        Actor actor, WindowForm form, string? disposition, TimeZoneInfo zone, CancellationToken ct)
    {
        var complaint = form.Complaint(disposition, zone);
        // A file sent up twice has two ids and is still the same file.
        var files = await attachments.OwnAsync(actor.Id, complaint.Attachments, ct);
        var body = new { Form = complaint with { Attachments = [] }, Files = files.Select(file => file.Sha256) };
        var key = RequestKeys.Of(DraftStore.KeyOf(form.Id), actor, body);

        var answer = await desk.AcceptAsync(actor, complaint, key, ComplaintsApi.Render, ct);
        var changed = answer.IsRefused && answer.Refusals[0].Code == "request.key-reused";
        if (answer.IsRefused && !changed)
            return Answer.Refused<Accepted>(answer.Refusals);
        await drafts.DeleteAsync(actor.Id, form.Id, ct);
        var number = await receipts.NumberOfAsync(actor, key.Key, ct);
        return new Accepted(number ?? throw new InvalidOperationException("An accepted form has a number."), changed);
    }
}
