using System.Text.Json;
using Mediation.Workflows.Effects;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Asks the host to have a task done and waits for its result (外部任务).</summary>
internal sealed class RunTask : ActivityType
{
    public override string TypeName => "Elsa.RunTask";

    public override string DisplayName => "外部任务";

    public override string EnglishName => "Run task";

    public override string Category => Categories.Waiting;

    public override bool MayWait => true;

    public const string Name = "Elsa.RunTask";

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("taskName", "String", "任务名") { Required = true }, new("payload", "ObjectDictionary", "任务内容")];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } =
        [new("taskId", "String", "任务号"), new("result", "Object", "任务结果")];

    public static bool WaitsFor(Bookmark bookmark, string taskName) => bookmark.Name == Name
        && bookmark.Stimulus.TryGetProperty("taskName", out var name) && name.ValueEquals(taskName);

    public override void Execute(ActivityExecution x)
    {
        var task = x.Input<string>("taskName") ?? "";
        var id = $"{x.InstanceId}/{x.ActivityInstanceId}";
        var bookmark = x.CreateBookmark(Name, JsonValues.OfTexts(("taskId", id), ("taskName", task)));
        x.SetOutput("taskId", id);
        x.Emit(new TaskRequested(id, task, x.Input("payload"), bookmark.Id));
    }

    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload)
    {
        x.SetOutput("result", payload);
        x.Complete();
    }
}
