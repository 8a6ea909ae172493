using Mediation.Workflows.Comparison;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>What a host knows besides the definition and the state, for a drawing (图示说明).</summary>
public sealed record DrawingNotes
{
    /// <summary>Ids of the activities that are late; only those where the instance stands are marked (逾期环节).</summary>
    public IReadOnlySet<string> Late { get; init; } = new HashSet<string>();

    /// <summary>What people call an outcome of an activity; null leaves it to the activity type (出口名称).</summary>
    public Func<ActivityNode, string, string>? PortName { get; init; }

    /// <summary>The difference that a definition is drawn to show; null marks nothing (版本差异).</summary>
    public VersionDifference? Difference { get; init; }
}
