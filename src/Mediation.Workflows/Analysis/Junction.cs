using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Analysis;

/// <summary>An activity of a flowchart with the lines around it (节点与连线).</summary>
/// <param name="node">The activity.</param>
/// <param name="place">Its place among the flowchart's activities.</param>
internal sealed class Junction(ActivityNode node, int place)
{
    public ActivityNode Node { get; } = node;

    public int Place { get; } = place;

    public List<Connection> Outbound { get; } = [];

    /// <summary>The lines that lead to it from the start, without those that go back.</summary>
    public List<Connection> ForwardInbound { get; } = [];

    /// <summary>The loop whose rounds begin here, or null.</summary>
    public Loop? Loop { get; set; }

    /// <summary>True once the start is known to lead here.</summary>
    public bool IsReached { get; set; }

    /// <summary>True once its outbound lines are being looked at.</summary>
    public bool IsWalked { get; set; }
}
