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
/// 派单: gives the case to the lead and co-handlers that the rule set <c>dispatch</c> (or a person) named, all told
/// together, and waits until the lead has signed for it or returned it. Co-handlers may sign later. Work that was agreed on beforehand counts as signed
/// for at once, and has no co-handlers. A case that has its
/// lead still (重办) goes straight on.
/// </summary>
public sealed class Dispatch : MediationActivity
{
    /// <summary>The lead signed for the case.</summary>
    public const string SignedForPort = "signed-for";

    /// <summary>The lead says the case is not its own.</summary>
    public const string ReturnedPort = "returned";

    /// <summary>No rule named a lead; a person has to.</summary>
    public const string NoLeadPort = "no-lead";

    /// <inheritdoc/>
    public override string TypeName => "Mediation.Dispatch";

    /// <inheritdoc/>
    public override string DisplayName => "派单";

    /// <inheritdoc/>
    public override string EnglishName => "Dispatch";

    /// <inheritdoc/>
    public override string Description => "按派单规则确定主办和协办，同时送达，等主办签收或退单。";

    /// <inheritdoc/>
    public override bool MayWait => true;

    /// <inheritdoc/>
    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        StageInput,
        new("signed", "Boolean", "视同签收") { UIHint = "checkbox", Description = "事先约定的工作，如定期走访：主办不必再签收。" },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Ports(ActivityNode node) => [SignedForPort, ReturnedPort, NoLeadPort];

    /// <inheritdoc/>
    public override IReadOnlyList<string> PortsAtOnce(ActivityNode node) => [SignedForPort, NoLeadPort];

    /// <inheritdoc/>
    public override string PortDisplayName(ActivityNode node, string port) => port switch
    {
        SignedForPort => "主办已签收",
        ReturnedPort => "主办退单",
        _ => "未能确定主办",
    };

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
        if (proceeding.File.Lead is not null)
        {
            x.Complete(SignedForPort);
            return;
        }
        var ruling = proceeding.Ask("dispatch");
        if (!ruling.Hit || ruling.Text("Lead") is not { } lead)
        {
            x.Complete(NoLeadPort);
            return;
        }
        proceeding.Enter(Stage(x) ?? CaseStage.Dispatched);
        var agreed = x.Input<bool>("signed");
        var coHandlers = agreed ? [] : ruling.Texts("CoHandlers").Where(u => u != lead).Distinct();
        Assignment[] shares =
        [
            NewShare(proceeding, lead, Share.Lead),
            .. coHandlers.Select(unit => NewShare(proceeding, unit, Share.CoHandler)),
        ];
        var join = Join.Parse(ruling.Text("Join")) ?? new Join(JoinRule.All);
        proceeding.Record(new Dispatched(shares, join, proceeding.DispatchReason));
        if (agreed)
        {
            proceeding.Record(new SignedFor(shares[0].Id, proceeding.Now));
            x.Complete(SignedForPort);
            return;
        }
        foreach (var share in shares)
            OpenFor(x, proceeding, share);
    }

    /// <inheritdoc/>
    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload)
    {
        var left = Left(payload);
        var proceeding = x.Host<Proceeding>();
        var item = proceeding.File.WorkItems.Find(w => w.Id == left.Item)!;
        switch (left.Act)
        {
            case "return-dispatch" when item.Share is Share.Lead:
                proceeding.CloseItem(item.Id, left.Act);
                proceeding.WithdrawAll();
                x.Complete(ReturnedPort);
                break;
            case "sign-for" when item.Share is Share.Lead:
                x.Complete(SignedForPort);
                break;
            case "sign-for":
                proceeding.Turn(item, x.CreateBookmark(TypeName, new { share = item.Assignment }).Id, ["return-dispatch"]);
                break;
            default:
                proceeding.CloseItem(item.Id, left.Act);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Cancelled(ActivityExecution x) => CloseItemsOf(x);

    private static Assignment NewShare(Proceeding proceeding, string unit, Share share) =>
        new(proceeding.Briefing.NextId(), unit, share, proceeding.Now);

    private void OpenFor(ActivityExecution x, Proceeding proceeding, Assignment share)
    {
        var bookmark = x.CreateBookmark(TypeName, new { share = share.Id });
        var item = new WorkItem(proceeding.Briefing.NextId(), share.Unit, "签收", proceeding.File.Stage,
            Guid.Parse(x.InstanceId), bookmark.Id, ShareActs.BeforeSigning, proceeding.Now)
        {
            Assignment = share.Id,
            Share = share.Share,
            Step = StepOf(x),
        };
        proceeding.Open(item);
        proceeding.StartClock(DeadlineKinds.SignFor, share.Unit, item.Id);
    }
}
