using Mediation.Casework.Acts;
using Mediation.Casework.Rulings;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>
/// 规则指定的流程: runs the workflow that a rule set names (<see cref="Ruling.Workflow"/>) and waits for its end; where none is named, or the one named is
/// no longer in force, it leaves by <c>no-match</c>, to a person. So a town adds a mechanism by a rule and a workflow, without a new line in another workflow.
/// </summary>
public sealed class Follow : CallingActivity
{
    /// <inheritdoc/>
    public override string TypeName => "Mediation.Follow";

    /// <inheritdoc/>
    public override string DisplayName => "规则指定的流程";

    /// <inheritdoc/>
    public override string EnglishName => "Follow the rules";

    /// <inheritdoc/>
    public override string Category => MediationActivity.Palette;

    /// <inheritdoc/>
    public override string Description => "问一个规则集该走哪个流程，执行它并等它走完；规则没有写明，或写明的流程已停用，走“无结论”，交由人判断。";

    /// <inheritdoc/>
    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("ruleSet", "String", "规则集") { Required = true, UIHint = "dropdown" }];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Ports(ActivityNode node) => [Done, Ask.NoMatch];

    /// <inheritdoc/>
    public override string PortDisplayName(ActivityNode node, string port) => port == Ask.NoMatch ? "无结论" : port;

    /// <summary>The workflows that an activity may run, of those whose names are known before it does (可能执行的流程).</summary>
    internal static IEnumerable<string> MayRun(ActivityNode node, RuleBook rules) => node.Type is Follow
        ? rules.NamedWorkflows.Where(named => named.Set.Name == node.LiteralText("ruleSet")).Select(named => named.DefinitionId)
        : node.LiteralText("workflowDefinitionId") is { Length: > 0 } called ? [called] : [];

    /// <inheritdoc/>
    protected override string? Chosen(ActivityExecution x) => x.Host<Proceeding>().Ask(x.Input<string>("ruleSet")!).Workflow;

    /// <inheritdoc/>
    protected override void Missing(ActivityExecution x, string? definitionId) => x.Complete(Ask.NoMatch);
}
