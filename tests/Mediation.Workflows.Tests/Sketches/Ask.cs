using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Sketches;

/// <summary>A host's own question, answered at once by the next of the answers that the host brings.</summary>
internal sealed class Ask : ActivityType
{
    public override string TypeName => "Test.Ask";

    public override string DisplayName => "裁定";

    public override string EnglishName => "Ask";

    public override string Category => "测试";

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [new("outcomes", "List<String>", "结果")];

    public override IReadOnlyList<string> Ports(ActivityNode node) => node.LiteralTexts("outcomes");

    public override void Execute(ActivityExecution x) => x.Complete(x.Host<Func<ActivityNode, string>>()(x.Node));
}

/// <summary>A host's own step that waits for nothing that anybody can do.</summary>
internal sealed class Wall : ActivityType
{
    public override string TypeName => "Test.Wall";

    public override string DisplayName => "空等";

    public override string EnglishName => "Wall";

    public override string Category => "测试";

    public override bool MayWait => true;

    public override IReadOnlyList<string> Ports(ActivityNode node) => [];

    public override void Execute(ActivityExecution x) => x.CreateBookmark(TypeName);
}
