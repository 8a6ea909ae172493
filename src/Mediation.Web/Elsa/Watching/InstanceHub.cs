using Mediation.Postgres.Views;
using Mediation.Web.Elsa.Instances;
using Mediation.Web.Identity;
using Microsoft.AspNetCore.SignalR;

namespace Mediation.Web.Elsa.Watching;

/// <summary>
/// Where Studio's viewer waits to be told that an instance went on (实例实时通道). It is told ids and counts, never values; what it then
/// shows it reads again, and is let in again.
/// </summary>
internal sealed class InstanceHub(InstanceRecords instances, InstanceWatch watch) : Hub
{
    /// <summary>Where it is; Studio finds it beside the interface.</summary>
    public const string Path = "/elsa/hubs/workflow-instance";

    /// <summary>The pages that look at an instance.</summary>
    public static string GroupOf(InstanceId instance) => $"{instance}";

    /// <summary>From now on the caller is told of an instance; refused when there is none, or none for them.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        if (!InstanceId.TryParse(instanceId, null, out var id)
            || await instances.FindAsync(Context.User!.Actor(), id.Run, Context.ConnectionAborted) is not { } found)
            throw new HubException("instance.unknown");
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(id));
        watch.Add(Context.ConnectionId, found.Line.Number, id);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watch.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
