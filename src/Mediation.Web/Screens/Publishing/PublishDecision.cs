using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Web.Elsa.Definitions;
using Mediation.Web.Screens.Workflows;

namespace Mediation.Web.Screens.Publishing;

/// <summary>Carries out what was decided on the publishing page (发布决定).</summary>
internal sealed class PublishDecision(
    WorkflowEditions editions, WorkflowDrafting drafting, DraftEditing editing, WorkflowPublishing publishing, SecondPerson second)
{
    /// <summary>Does it; gives the page to go on to.</summary>
    /// <param name="definitionId">流程标识.</param>
    /// <param name="version">The version to go back to; null for the draft.</param>
    /// <param name="form">What was asked for.</param>
    /// <param name="actor">By whom: somebody who may change workflows.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<string>> TakeAsync(
        string definitionId, int? version, PublishForm form, Actor actor, CancellationToken ct)
    {
        if (await FindAsync(editions, definitionId, version, ct) is not { } edition || edition.Stamp != form.Stamp)
            return new Refusal(WorkflowDrafting.Changed);
        if (form.Step is PublishStep.Publish or PublishStep.Ask or PublishStep.SendBack && form.WrongReason is { } wrong)
            return wrong;
        if (edition.IsOvertaken && form.Step is not (PublishStep.MakeDraft or PublishStep.SendBack) && !form.Acknowledged)
            return new Refusal("workflow.overtaken");
        return form.Step switch
        {
            PublishStep.Publish when second.IsNeeded(edition) => new Refusal("workflow.second-person"),
            PublishStep.Publish => await PublishAsync(edition, new Publication(actor.Id, form.Why), form.Seen, ct),
            PublishStep.Ask when edition.IsDraft => await AskAsync(edition, actor, form.Why, ct),
            PublishStep.Approve when edition.IsDraft => await ApproveAsync(edition, actor, form.Seen, ct),
            PublishStep.SendBack when edition.IsDraft => await SendBackAsync(edition, actor, form.Why, ct),
            PublishStep.MakeDraft when !edition.IsDraft => await MakeDraftAsync(edition, actor, ct),
            _ => new Refusal("request.invalid-value", "step", "step"),
        };
    }

    /// <summary>The draft of a workflow, or one of its versions; null when there is none.</summary>
    public static async Task<WorkflowEdition?> FindAsync(WorkflowEditions editions, string definitionId, int? version, CancellationToken ct) =>
        version is { } number ? await editions.FindAsync($"{definitionId}:{number}", ct)
        : await editions.LatestAsync(definitionId, ct) is { IsDraft: true } draft ? draft
        : null;

    private async Task<Answer<string>> PublishAsync(WorkflowEdition edition, Publication publication, string? seen, CancellationToken ct)
    {
        var answer = await publishing.PublishAsync(edition, publication, seen, ct);
        return answer.TryGet(out var made)
            ? new WorkflowAddress(Published: made.Version).Of(made.DefinitionId)
            : Answer.Refused<string>(answer.Refusals);
    }

    private async Task<Answer<string>> AskAsync(WorkflowEdition draft, Actor actor, string why, CancellationToken ct)
    {
        if (publishing.Propose(draft) is { IsRefused: true } faulty)
            return Answer.Refused<string>(faulty.Refusals);
        var asked = await drafting.AskAsync(draft, actor.Id, why, ct);
        return asked.IsRefused ? Answer.Refused<string>(asked.Refusals) : PublishScreen.AddressOf(draft.DefinitionId);
    }

    private async Task<Answer<string>> ApproveAsync(WorkflowEdition draft, Actor actor, string? seen, CancellationToken ct) =>
        await editions.StandingAsync(draft.DefinitionId, ct) is { Asked: { } asked } standing
            ? standing.MayBeApprovedBy(actor.Id)
                ? await PublishAsync(draft, new Publication(asked.AskedById, asked.Why, actor.Id), seen, ct)
                : new Refusal("workflow.own-draft")
            : new Refusal(WorkflowDrafting.Changed);

    private async Task<Answer<string>> SendBackAsync(WorkflowEdition draft, Actor actor, string why, CancellationToken ct)
    {
        if (await editions.StandingAsync(draft.DefinitionId, ct) is not { Asked: not null } standing)
            return new Refusal(WorkflowDrafting.Changed);
        if (!standing.MayBeApprovedBy(actor.Id))
            return new Refusal("workflow.own-draft");
        var sent = await drafting.SendBackAsync(draft, actor.Id, why, ct);
        return sent.IsRefused ? Answer.Refused<string>(sent.Refusals) : PublishScreen.AddressOf(draft.DefinitionId);
    }

    private async Task<Answer<string>> MakeDraftAsync(WorkflowEdition version, Actor actor, CancellationToken ct)
    {
        var made = await editing.RevertAsync(version, actor, ct);
        return made.IsRefused ? Answer.Refused<string>(made.Refusals) : PublishScreen.AddressOf(version.DefinitionId);
    }
}

/// <summary>
/// Whether a second administrator must look before a workflow or a rule set comes into force (双人复核), by the setting <c>SecondPerson</c>. What
/// was in force before is gone back to by one, for that is done in need.
/// </summary>
internal sealed class SecondPerson(IConfiguration settings)
{
    private readonly bool isAsked = settings.GetValue<bool>("SecondPerson");

    /// <summary>Whether an edition needs it.</summary>
    public bool IsNeeded(WorkflowEdition edition) => IsNeeded(edition.WasInForce);

    /// <summary>Whether what is to come into force needs it, given whether it was in force before.</summary>
    public bool IsNeeded(bool wasInForce) => isAsked && !wasInForce;
}
