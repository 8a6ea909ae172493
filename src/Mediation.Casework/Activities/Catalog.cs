using Mediation.Workflows.Activities;

namespace Mediation.Casework.Activities;

/// <summary>Every activity a workflow of this product may use: Elsa's own and ours (活动目录).</summary>
public static class Catalog
{
    /// <summary>
    /// The closed list; a file that names anything else is refused when it is read. An endpoint of a path and a policy of its own is
    /// refused by name: what other systems tell a case comes in by its API, with an account and a right.
    /// </summary>
    public static ActivityCatalog All { get; } = ActivityCatalog.Standard
        .Refusing("Elsa.HttpEndpoint")
        .With(
            new Ask(), new Close(), new Dispatch(), new Follow(), new HandOff(), new Issue(), new JointHandling(), new Meet(),
            new Notify(), new Release(), new Step());
}
