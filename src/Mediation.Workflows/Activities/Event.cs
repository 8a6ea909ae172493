using System.Text.Json;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Waits for a named event; names match exactly (等待事件).</summary>
internal sealed class Event : ActivityType
{
    private const string Name = "Elsa.Event";

    public override string TypeName => Name;

    public override string DisplayName => "等待事件";

    public override string EnglishName => "Event";

    public override string Category => Categories.Waiting;

    public override bool IsTrigger => true;

    public override bool MayWait => true;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("eventName", "String", "事件名") { Required = true }];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } = [new("result", "Object", "事件内容")];

    public static bool WaitsFor(Bookmark bookmark, string eventName) => bookmark.Name == Name
        && bookmark.Stimulus.TryGetProperty("eventName", out var name) && name.ValueEquals(eventName);

    public override void Execute(ActivityExecution x)
    {
        if (x.TakeTrigger(out var payload))
        {
            Receive(x, payload);
            return;
        }
        x.CreateBookmark(Name, JsonValues.OfTexts(("eventName", x.Input<string>("eventName"))));
    }

    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload) => Receive(x, payload);

    private static void Receive(ActivityExecution x, JsonElement payload)
    {
        x.SetOutput("result", JsonValues.Of(payload));
        x.Complete();
    }
}
