using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Workflows;

/// <summary>Which version of a workflow is shown (流程版本).</summary>
/// <param name="Version">Its number; null for the one in force.</param>
/// <param name="Published">The version that has just been published; null when none was.</param>
public sealed record WorkflowAddress(int? Version = null, int? Published = null)
{
    /// <summary>The page of a workflow.</summary>
    public string Of(string definitionId) => FilterAddress.Write($"{WorkflowsScreen.Path}/{Uri.EscapeDataString(definitionId)}", this);
}
