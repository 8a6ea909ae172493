using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Waits for a length of time (延时). Its bookmark carries the moment; the host resumes it then.
/// </summary>
internal sealed class Delay : ActivityType
{
    public override string TypeName => "Elsa.Delay";

    public override string DisplayName => "延时";

    public override string EnglishName => "Delay";

    public override string Category => Categories.Waiting;

    public override bool MayWait => true;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("timeSpan", "TimeSpan", "时长") { Default = JsonValues.Of("00:01:00"), Description = "格式 日.时:分:秒。" }];

    public override object? Read(ActivityProperties properties)
    {
        TimeSpans.Check(properties, "timeSpan");
        return null;
    }

    public override void Execute(ActivityExecution x)
    {
        var dueAt = x.Now + x.Input<TimeSpan>("timeSpan");
        x.CreateBookmark(TypeName, new Dictionary<string, DateTimeOffset> { ["resumeAt"] = dueAt }, dueAt: dueAt);
    }
}

/// <summary>Time spans are written <c>d.hh:mm:ss</c>, never as in ISO 8601.</summary>
internal static class TimeSpans
{
    public static void Check(ActivityProperties properties, string input)
    {
        if (properties.LiteralText(input) is { Length: > 0 } text && text.TrimStart().StartsWith('P'))
            properties.Error("cron-format", input, $"'{text}' is ISO 8601; write d.hh:mm:ss.", text);
    }
}
