using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Screens.Publishing;

namespace Mediation.Web.Screens.Workbench;

/// <summary>Carries out what was decided on the page of publishing rules (发布规则决定), as <see cref="PublishDecision"/> does for workflows.</summary>
internal sealed class RulePublishDecision(
    RuleDrafts drafts, RuleDrafting drafting, RulesAhead ahead, RulePublishing publishing, RuleVersionTexts texts, SecondPerson second, InForce inForce,
    Moments moments)
{
    /// <summary>Does it; gives the page to go on to.</summary>
    /// <param name="name">The rule set.</param>
    /// <param name="form">What was asked for.</param>
    /// <param name="actor">By whom: somebody who may change the policy.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<string>> TakeAsync(string name, RulePublishInput form, Actor actor, CancellationToken ct)
    {
        if (form.Step is PublishStep.Publish or PublishStep.Ask or PublishStep.SendBack && form.WrongReason is { } wrong)
            return wrong;
        var calendar = inForce.Policy.Calendar;
        var day = form.Day(calendar.DayOf(await moments.NowAsync(ct)));
        if (day.IsRefused)
            return Answer.Refused<string>(day.Refusals);
        var publication = new Publication(actor.Id, form.Reason) { From = day.Value is { } from ? calendar.StartOf(from) : null };
        return (form.Step, form.Version) switch
        {
            (PublishStep.Publish, null) when second.IsNeeded(false) => new Refusal("rules.second-person"),
            (PublishStep.Publish, null) => AfterPublishing(name, publication, await publishing.PublishAsync(name, form.Stamp, publication, form.Seen, ct)),
            (PublishStep.Publish, { } number) => await ReturnAsync(name, number, publication with { From = null }, form.Seen, ct),
            (PublishStep.Ask, null) => Page(name, await publishing.AskAsync(name, form.Stamp, publication, form.Seen, ct)),
            (PublishStep.Approve, null) => await ApproveAsync(name, form, actor, ct),
            (PublishStep.SendBack, null) => await SendBackAsync(name, form, actor, ct),
            (PublishStep.MakeDraft, { } number) => await MakeDraftAsync(name, number, form, actor, ct),
            (PublishStep.Withdraw, { } number) => await WithdrawAsync(name, number, actor, ct),
            _ => new Refusal("request.invalid-value", "step", "step"),
        };
    }

    private async Task<Answer<string>> ReturnAsync(string name, int number, Publication publication, bool seen, CancellationToken ct)
    {
        if (await texts.FindAsync(name, number, ct) is not { } version)
            return new Refusal(RuleDrafting.Unknown);
        if (second.IsNeeded(version.WasInForce))
            return new Refusal("rules.second-person");
        return AfterPublishing(name, publication, await publishing.ReturnAsync(name, number, publication, seen, ct));
    }

    private async Task<Answer<string>> ApproveAsync(string name, RulePublishInput form, Actor actor, CancellationToken ct)
    {
        var asked = await AskedAsync(name, form, actor, ct);
        if (!asked.TryGet(out var request))
            return Answer.Refused<string>(asked.Refusals);
        // The day may have come while the request waited.
        var publication = new Publication(request.AskedById, request.Why, actor.Id)
        {
            From = request.From > await moments.NowAsync(ct) ? request.From : null,
        };
        return AfterPublishing(name, publication, await publishing.PublishAsync(name, form.Stamp, publication, form.Seen, ct));
    }

    private async Task<Answer<string>> SendBackAsync(string name, RulePublishInput form, Actor actor, CancellationToken ct)
    {
        var asked = await AskedAsync(name, form, actor, ct);
        return asked.IsRefused
            ? Answer.Refused<string>(asked.Refusals)
            : Page(name, await drafting.SendBackAsync(name, form.Stamp, actor.Id, form.Reason, ct));
    }

    // The request that stands, for somebody who has no part in it.
    private async Task<Answer<PublishRequest>> AskedAsync(string name, RulePublishInput form, Actor actor, CancellationToken ct)
    {
        if (await drafts.FindAsync(name, ct) is not { Saved: { Asked: { } asked } saved } draft || draft.Stamp != form.Stamp)
            return new Refusal(RuleDrafting.Changed);
        return saved.MayBeApprovedBy(actor.Id) ? asked : new Refusal("rules.own-draft");
    }

    private async Task<Answer<string>> MakeDraftAsync(string name, int number, RulePublishInput form, Actor actor, CancellationToken ct) =>
        await texts.FindAsync(name, number, ct) is { } version
            ? Page(name, await drafting.SaveAsync(name, form.Stamp, actor.Id, _ => version.Document, ct))
            : new Refusal(RuleDrafting.Unknown);

    private async Task<Answer<string>> WithdrawAsync(string name, int number, Actor actor, CancellationToken ct)
    {
        var withdrawn = await ahead.WithdrawAsync(name, number, actor.Id, ct);
        return withdrawn.IsRefused ? Answer.Refused<string>(withdrawn.Refusals) : new BenchAddress(name).Reading;
    }

    private static Answer<string> Page(string name, Answer<RuleDraft> done) =>
        done.IsRefused ? Answer.Refused<string>(done.Refusals) : new BenchAddress(name).Publish;

    private static Answer<string> AfterPublishing(string name, Publication publication, Answer<RuleDraft> done)
    {
        if (!done.TryGet(out var after))
            return Answer.Refused<string>(done.Refusals);
        var page = new BenchAddress(name).Reading;
        return publication.From is null ? $"{page}?published={after.InForce}" : page;
    }
}
