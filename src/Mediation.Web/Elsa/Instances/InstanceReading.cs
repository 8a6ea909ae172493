using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;

namespace Mediation.Web.Elsa.Instances;

/// <summary>Reads an instance and tells its story (读实例经过).</summary>
internal sealed class InstanceReading(InstanceRecords instances, InForce inForce)
{
    /// <summary>The story; null when there is no such instance, or none for them.</summary>
    public async Task<InstanceStory?> FindAsync(Actor actor, InstanceId id, CancellationToken ct) =>
        await instances.FindAsync(actor, id.Run, ct) is { } found ? InstanceStory.Of(found, id, inForce.Policy.Workflows) : null;
}
