using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Sketches;

/// <summary>A host's own step: waits for one of its acts and leaves by the port of that name.</summary>
internal sealed class Step : ActivityType
{
    public override string TypeName => "Test.Step";

    public override string DisplayName => "办理环节";

    public override string EnglishName => "Step";

    public override string Category => "测试";

    public override bool MayWait => true;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [new("acts", "List<String>", "办理动作")];

    public override IReadOnlyList<string> Ports(ActivityNode node) => node.LiteralTexts("acts");

    public override void Execute(ActivityExecution x)
    {
        x.Emit(new Opened(x.ActivityId));
        foreach (var act in x.Input<string[]>("acts") ?? [])
            x.CreateBookmark(TypeName, new { act }, tag: act);
    }

    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload) =>
        x.Complete(bookmark.Tag!);

    public override void Cancelled(ActivityExecution x) => x.Emit(new Withdrawn(x.ActivityId));
}

internal sealed record Opened(string ActivityId);

internal sealed record Withdrawn(string ActivityId);

/// <summary>A host's joint work: keeps one bookmark and counts the shares that come in.</summary>
internal sealed class Shares : ActivityType
{
    public override string TypeName => "Test.Shares";

    public override string DisplayName => "联合处置";

    public override string EnglishName => "Shares";

    public override string Category => "测试";

    public override bool MayWait => true;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [new("needed", "Int32", "份数")];

    public override void Execute(ActivityExecution x) => x.CreateBookmark("share");

    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload)
    {
        var shares = x.Property<List<string>>("shares") ?? [];
        shares.Add(payload.GetString()!);
        x.SetProperty("shares", shares);
        if (shares.Count == x.Input<int>("needed"))
            x.Complete();
        else
            x.KeepBookmark();
    }
}
