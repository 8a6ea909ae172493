using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Goes on after an interval, or starts an instance again and again (定时).</summary>
internal sealed class Timer : ActivityType
{
    public override string TypeName => "Elsa.Timer";

    public override string DisplayName => "定时";

    public override string EnglishName => "Timer";

    public override string Category => Categories.Waiting;

    public override bool MayWait => true;

    public override bool IsTrigger => true;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("interval", "TimeSpan", "间隔") { Default = JsonValues.Of("00:01:00"), Description = "格式 日.时:分:秒。" }];

    public override object? Read(ActivityProperties properties)
    {
        TimeSpans.Check(properties, "interval");
        return null;
    }

    public override void Execute(ActivityExecution x)
    {
        if (x.TakeTrigger(out _))
        {
            x.Complete();
            return;
        }
        var dueAt = x.Now + x.Input<TimeSpan>("interval");
        x.CreateBookmark(TypeName, new Dictionary<string, DateTimeOffset> { ["resumeAt"] = dueAt }, dueAt: dueAt);
    }
}
