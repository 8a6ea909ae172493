using Mediation.Casework.Activities;
using Mediation.Web.Resources;
using Mediation.Workflows.Definitions;

namespace Mediation.Web.Screens.Workflows;

/// <summary>What people call an outcome of a step (出口名称): the act, the ruling, or what the activity itself says.</summary>
internal static class PortWords
{
    /// <summary>The words for a port.</summary>
    public static string Of(ActivityNode node, string port) =>
        node.Type is Ask && node.LiteralText("ruleSet") is { Length: > 0 } set && port != Ask.NoMatch ? ValueWords.Outcome(set, port)
        : node.Type is Step && port != Step.Overdue ? Words.Of("act", port)
        : node.Type.PortDisplayName(node, port) is { } shown && shown != port ? shown
        : Words.Of("act", port);
}
