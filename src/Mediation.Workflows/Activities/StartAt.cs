using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Goes on at a moment, at once when it is past (定点).</summary>
internal sealed class StartAt : ActivityType
{
    public override string TypeName => "Elsa.StartAt";

    public override string DisplayName => "定点";

    public override string EnglishName => "Start at";

    public override string Category => Categories.Waiting;

    public override bool MayWait => true;

    public override IReadOnlyList<string> PortsAtOnce(ActivityNode node) => Ports(node);

    public override bool IsTrigger => true;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("dateTime", "DateTimeOffset", "时刻") { Required = true }];

    public override void Execute(ActivityExecution x)
    {
        var dueAt = x.Input<DateTimeOffset>("dateTime");
        if (x.TakeTrigger(out _) || dueAt <= x.Now)
            x.Complete();
        else
            x.CreateBookmark(TypeName, new Dictionary<string, DateTimeOffset> { ["executeAt"] = dueAt }, dueAt: dueAt);
    }
}
