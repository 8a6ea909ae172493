using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Goes on at the next moment of a cron expression of six fields, in UTC as in the original (定期).</summary>
internal sealed class Cron : ActivityType
{
    public override string TypeName => "Elsa.Cron";

    public override string DisplayName => "定期";

    public override string EnglishName => "Cron";

    public override string Category => Categories.Waiting;

    public override bool MayWait => true;

    public override bool IsTrigger => true;

    private const string Expression = "cronExpression";

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new(Expression, "String", "表达式") { Required = true, Description = "秒 分 时 日 月 星期，世界时。" }];

    public override object? Read(ActivityProperties properties)
    {
        if (properties.LiteralText(Expression) is { } text && !CronSchedule.TryParse(text, out _))
            properties.Error("cron-format", Expression, $"'{text}' is no cron expression of six fields.", text);
        return null;
    }

    public override void Execute(ActivityExecution x)
    {
        if (x.TakeTrigger(out _))
            x.Complete();
        else if (!CronSchedule.TryParse(x.Input<string>(Expression) ?? "", out var schedule))
            x.Fault($"'{x.Input<string>(Expression)}' is no cron expression of six fields.");
        else if (schedule.After(x.Now) is not { } dueAt)
            x.Fault($"'{x.Input<string>(Expression)}' never comes.");
        else
            x.CreateBookmark(
                TypeName, new { executeAt = dueAt, cronExpression = x.Input<string>(Expression) }, dueAt: dueAt);
    }
}
