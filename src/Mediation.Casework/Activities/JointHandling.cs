using System.Text.Json;
using Mediation.Casework.Acts;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>
/// 联合处置: lead and co-handlers work in parallel shares on one record. Each concludes its own; the lead may conclude
/// once the shares have come together by the join rule of the dispatch. Entered again (重办), every share opens anew. Where the workflow draws a
/// way on from <c>referred</c>, the lead may refer the matter on when dissuading didn't help.
/// </summary>
public sealed class JointHandling : MediationActivity
{
    /// <summary>The lead has concluded.</summary>
    public const string JoinedPort = "joined";

    /// <summary>Dissuading didn't help: it goes to whoever has the power; only if something is connected to it.</summary>
    public const string ReferredPort = "referred";

    private const string Refer = "refer";

    /// <inheritdoc/>
    public override string TypeName => "Mediation.JointHandling";

    /// <inheritdoc/>
    public override string DisplayName => "联合处置";

    /// <inheritdoc/>
    public override string EnglishName => "Joint handling";

    /// <inheritdoc/>
    public override string Description => "主办与协办并行办理，按派单时约定的条件汇总，由主办办理完毕。";

    /// <inheritdoc/>
    public override bool MayWait => true;

    /// <inheritdoc/>
    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("title", "String", "要办什么") { Required = true },
        StageInput,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Ports(ActivityNode node) => [JoinedPort, Dispatch.ReturnedPort, ReferredPort];

    /// <inheritdoc/>
    public override bool NeedsLine(string port) => port == ReferredPort;

    /// <inheritdoc/>
    public override string PortDisplayName(ActivityNode node, string port) =>
        port switch { JoinedPort => "办理完毕", ReferredPort => "劝阻无效转办", _ => "主办退单" };

    /// <inheritdoc/>
    public override object? Read(ActivityProperties properties)
    {
        StepChecks.Stage(properties);
        return null;
    }

    /// <inheritdoc/>
    public override void Execute(ActivityExecution x)
    {
        var proceeding = x.Host<Proceeding>();
        proceeding.Enter(Stage(x) ?? CaseStage.Handling);
        foreach (var share in proceeding.File.Assignments.Where(a => a.Live).ToList())
        {
            if (share.Concluded)
                proceeding.Record(new ShareReopened(share.Id));
            Adopt(x, proceeding, share);
        }
    }

    /// <inheritdoc/>
    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload)
    {
        var left = Left(payload);
        var proceeding = x.Host<Proceeding>();
        var item = proceeding.File.WorkItems.Find(w => w.Id == left.Item)!;
        if (left.Act == "sign-for")
        {
            proceeding.Turn(item, NewBookmark(x, item.Assignment), ActsOf(x, item.Share), x.Input<string>("title"));
            return;
        }
        proceeding.CloseItem(item.Id, left.Act);
        if (item.Share is not Share.Lead)
        {
            TellLeadWhenReady(proceeding);
            return;
        }
        var port = left.Act switch { "return-dispatch" => Dispatch.ReturnedPort, Refer => ReferredPort, _ => JoinedPort };
        if (port == JoinedPort)
            CloseWaived(proceeding);
        else
        {
            x.CancelChildren();
            proceeding.WithdrawAll();
        }
        x.Complete(port);
    }

    /// <inheritdoc/>
    public override void Cancelled(ActivityExecution x) => CloseItemsOf(x);

    private void Adopt(ActivityExecution x, Proceeding proceeding, Assignment share)
    {
        var title = x.Input<string>("title")!;
        var signed = share.SignedForAt is not null;
        var bookmark = NewBookmark(x, share.Id);
        if (proceeding.File.OpenItemOf(share) is { } waiting)
        {
            proceeding.Turn(waiting, bookmark, signed ? ActsOf(x, share.Share) : ShareActs.BeforeSigning, signed ? title : null);
            return;
        }
        var item = new WorkItem(proceeding.Briefing.NextId(), share.Unit, title, proceeding.File.Stage,
            Guid.Parse(x.InstanceId), bookmark, ActsOf(x, share.Share), proceeding.Now)
        {
            Assignment = share.Id,
            Share = share.Share,
            Step = StepOf(x),
        };
        proceeding.Open(item);
        proceeding.StartClock(DeadlineKinds.Share, share.Unit, item.Id);
    }

    private static IReadOnlyList<string> ActsOf(ActivityExecution x, Share share) =>
        share is Share.Lead && Lines.Connects(x.Definition.Root, x.ActivityId, ReferredPort)
            ? [.. ShareActs.WhileHandling, Refer]
            : ShareActs.WhileHandling;

    private string NewBookmark(ActivityExecution x, Guid? share) => x.CreateBookmark(TypeName, new { share }).Id;

    private static void TellLeadWhenReady(Proceeding proceeding)
    {
        if (proceeding.File.Lead is { Concluded: false } lead && proceeding.File.Join.ReadyForLead(proceeding.File.Assignments))
            proceeding.Tell($"unit:{lead.Unit}", "shares-joined");
    }

    /// <summary>Shares that the join rule didn't wait for end with the lead's conclusion.</summary>
    private static void CloseWaived(Proceeding proceeding)
    {
        foreach (var share in proceeding.File.CoHandlers.Where(a => !a.Concluded).ToList())
        {
            if (proceeding.File.OpenItemOf(share) is { } item)
                proceeding.CloseItem(item.Id, "waived");
            proceeding.Record(new ShareWithdrawn(share.Id));
        }
    }
}
