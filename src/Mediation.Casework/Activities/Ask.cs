using Mediation.Casework.Acts;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>裁定: asks a rule set and leaves by its outcome; what the rules don't answer leaves by <c>no-match</c>, to a person.</summary>
public sealed class Ask : MediationActivity
{
    /// <summary>The outcome when no rule hit, or one that this step has no port for.</summary>
    public const string NoMatch = "no-match";

    /// <inheritdoc/>
    public override string TypeName => "Mediation.Ask";

    /// <inheritdoc/>
    public override string DisplayName => "裁定";

    /// <inheritdoc/>
    public override string EnglishName => "Ask";

    /// <inheritdoc/>
    public override string Description => "问一个规则集，按判定结果分流；规则没有答案时走“无结论”，交由人判断。";

    /// <inheritdoc/>
    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("ruleSet", "String", "规则集") { Required = true, UIHint = "dropdown" },
        new("outcomes", "List<String>", "判定结果") { Required = true, UIHint = "dynamic-outcomes" },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Ports(ActivityNode node) => [.. node.LiteralTexts("outcomes"), NoMatch];

    /// <inheritdoc/>
    public override string PortDisplayName(ActivityNode node, string port) => port == NoMatch ? "无结论" : port;

    /// <inheritdoc/>
    public override void Execute(ActivityExecution x)
    {
        var ruling = x.Host<Proceeding>().Ask(x.Input<string>("ruleSet")!);
        x.Complete(ruling.Hit && x.Node.LiteralTexts("outcomes").Contains(ruling.Outcome) ? ruling.Outcome : NoMatch);
    }
}
