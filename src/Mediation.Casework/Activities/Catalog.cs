using Mediation.Workflows.Activities;

namespace Mediation.Casework.Activities;

/// <summary>Every activity a workflow of this product may use: Elsa's own and ours (活动目录).</summary>
public static class Catalog
{
    /// <summary>The closed list; a file that names anything else is refused when it is read.</summary>
    public static ActivityCatalog All { get; } = ActivityCatalog.Standard.With(
        new Ask(), new Close(), new Dispatch(), new HandOff(), new Issue(), new JointHandling(), new Notify(), new Step());
}
