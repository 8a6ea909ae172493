using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Writes a line into the trace, for the journal (记一行).</summary>
internal sealed class WriteLine : ActivityType
{
    public override string TypeName => "Elsa.WriteLine";

    public override string DisplayName => "记一行";

    public override string EnglishName => "Write line";

    public override string Category => Categories.Diagnostics;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [new("text", "String", "文字")];

    public override void Execute(ActivityExecution x)
    {
        x.Write(x.Input<string>("text") ?? "");
        x.Complete();
    }
}
