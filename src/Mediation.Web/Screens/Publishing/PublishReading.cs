using Mediation.Casework.Acts;
using Mediation.Casework.Actors;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Elsa.Definitions;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Workflows;
using Mediation.Workflows.Comparison;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Replay;

namespace Mediation.Web.Screens.Publishing;

/// <summary>Gathers what a publication would do (发布预览). Nothing is changed.</summary>
internal sealed class PublishReading(
    WorkflowEditions editions, WorkflowVersions versions, WorkflowPublishing publishing, CandidateTrial trial, RunRecords runs,
    SecondPerson second, InForce inForce, Moments moments)
{
    /// <summary>Of the draft or a version; null when there is none.</summary>
    /// <param name="definitionId">流程标识.</param>
    /// <param name="address">Which.</param>
    /// <param name="actor">Who reads: somebody who may read the policy.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<PublishView?> ReadAsync(string definitionId, PublishAddress address, Actor actor, CancellationToken ct)
    {
        if (await PublishDecision.FindAsync(editions, definitionId, address.Version, ct) is not { } edition)
            return null;
        var policy = inForce.Policy;
        var all = (await versions.ReadAsync(actor, ct)).Value;
        var lines = all.FindAll(line => line.Version.DefinitionId == definitionId);
        var newest = lines is [var first, ..] ? first.Version : null;
        var candidate = publishing.Read(edition, (newest?.Version ?? 0) + 1);
        var standing = edition.IsDraft ? await editions.StandingAsync(definitionId, ct) : null;
        var view = new PublishView(
            edition, candidate, policy.Workflows.Find(definitionId), newest, new Clockface(await moments.NowAsync(ct), policy.Town.Zone))
        {
            Standing = standing,
            MayEdit = DefinitionAnswers.MayEdit(actor),
            NeedsSecond = second.IsNeeded(edition),
            MayApprove = standing?.MayBeApprovedBy(actor.Id) ?? false,
            Callers = [.. all.Where(line => line.Version.InForce).Select(line => policy.Workflows.Find(line.Version.DefinitionId))
                .OfType<WorkflowDefinition>().Where(other => Calls(other, definitionId)).Select(other => other.Name),
                .. policy.Rules.NamedWorkflows.Where(named => named.DefinitionId == definitionId).Select(named => named.Rule.Label ?? named.Rule.Name)],
        };
        if (view.After is not { } after)
            return view;
        view = view with { Difference = view.Before is { } before ? VersionDifference.Between(before, after) : null };
        return view.IsFit
            ? view with
            {
                Soundness = SoundnessWords.Of(after, policy.Workflows),
                Trial = await TryAsync(after, ct),
                Touched = await TouchedAsync(lines, after, actor, ct),
            }
            : view;
    }

    private async Task<TrialView> TryAsync(WorkflowDefinition candidate, CancellationToken ct)
    {
        var replays = await trial.RunAsync(candidate, TrialView.Newest, ct);
        var unplayable = replays.Count(replay => replay.Parting is { Kind: PartingKind.NotRecorded });
        var parted = replays.Where(replay => replay.Parting is not null and not { Kind: PartingKind.NotRecorded }).Reverse().ToList();
        return new TrialView(replays.Count - unplayable - parted.Count, parted, unplayable);
    }

    // Only operators see which cases run; others see how many.
    private async Task<IReadOnlyList<TouchedVersion>> TouchedAsync(
        IReadOnlyList<WorkflowVersionLine> lines, WorkflowDefinition candidate, Actor actor, CancellationToken ct)
    {
        var touched = new List<TouchedVersion>();
        foreach (var line in lines.Where(line => line.RunningCount > 0))
        {
            var preview = await runs.PreviewAsync(actor, line.Version.VersionId, candidate, ct);
            var plans = preview.TryGet(out var found) ? found.Items.Select(f => f.Moves.Select(m => m.Plan).ToList()).ToList() : [];
            touched.Add(new TouchedVersion(line.Version.Version, line.RunningCount,
                plans.Count(moves => moves.TrueForAll(plan => plan.IsPossible)), plans.Count,
                [.. plans.SelectMany(moves => moves).SelectMany(plan => plan.Obstacles)
                    .Select(Proceeding.ObstacleRefusal).Select(Sentences.Of).Distinct()]));
        }
        return touched;
    }

    private static bool Calls(WorkflowDefinition other, string definitionId) =>
        other.DefinitionId != definitionId
        && other.Activities.Values.Any(activity => activity.LiteralText("workflowDefinitionId") == definitionId);
}
