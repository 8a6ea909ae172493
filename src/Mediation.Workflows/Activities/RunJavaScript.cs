using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Runs a script (运行脚本); it may choose the outcomes by <c>setOutcome</c> and <c>setOutcomes</c>.</summary>
internal sealed class RunJavaScript : ActivityType
{
    public override string TypeName => "Elsa.RunJavaScript";

    public override string DisplayName => "运行脚本";

    public override string EnglishName => "Run JavaScript";

    public override string Category => Categories.Data;

    private const string Text = "script";

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new(Text, "String", "脚本") { UIHint = "code-editor" },
        new("possibleOutcomes", "List<String>", "可能的结果") { UIHint = "dynamic-outcomes" },
    ];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } = [new("result", "Object", "值")];

    public override IReadOnlyList<string> Ports(ActivityNode node) =>
        node.LiteralTexts("possibleOutcomes") is { Count: > 0 } outcomes ? [.. outcomes.Union([Done])] : [Done];

    internal override bool NamesPorts(ActivityNode node) => node.IsLiteral("possibleOutcomes");

    public override object? Read(ActivityProperties properties) =>
        properties.LiteralText(Text) is { } text ? properties.Script(text, Text) : null;

    public override void Execute(ActivityExecution x)
    {
        var expression = x.Node.Settings as Expression ?? ScriptExpression.Compile(x.Input<string>(Text) ?? "");
        if (expression is not ScriptExpression script)
        {
            expression.Evaluate(x.Scope, DataType.Any);
            return;
        }
        var outcomes = new List<string>();
        x.SetOutput("result", script.Run(x.Scope, outcomes));
        x.Complete(outcomes);
    }
}
