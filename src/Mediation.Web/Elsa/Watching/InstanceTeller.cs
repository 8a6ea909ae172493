using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Elsa.Instances;
using Mediation.Web.Screens.Live;
using Microsoft.AspNetCore.SignalR;
using Npgsql;

namespace Mediation.Web.Elsa.Watching;

/// <summary>
/// Tells the viewers of this node that an instance went on, whichever node moved it (告知实例推进): news of cases come through the
/// database, those of a moment together.
/// </summary>
internal sealed class InstanceTeller(
    LiveFeed feed, InstanceWatch watch, InstanceRecords instances, InForce inForce, IHubContext<InstanceHub> viewers, ILogger<InstanceTeller> log)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var numbers in feed.ReadAsync(stoppingToken))
            foreach (var instance in watch.Of(numbers))
                await TryTellAsync(instance, stoppingToken);
    }

    private async Task TryTellAsync(InstanceId instance, CancellationToken ct)
    {
        try
        {
            await TellAsync(instance, ct);
        }
        catch (NpgsqlException fault)
        {
            log.LogWarning(fault, "Could not tell viewers of an instance; they will see it when they look again");
        }
    }

    private async Task TellAsync(InstanceId instance, CancellationToken ct)
    {
        var viewing = viewers.Clients.Group(InstanceHub.GroupOf(instance));
        if (await instances.LineAsync(instance.Run, ct) is { } line && InstancePart.Of(line, instance, inForce.Policy.Workflows) is { } part)
            await viewing.SendAsync("ActivityExecutionLogUpdatedAsync", new { stats = ActivityStats.Of(part) }, ct);
        await viewing.SendAsync("WorkflowExecutionLogUpdatedAsync", new { }, ct);
        await viewing.SendAsync("WorkflowInstanceUpdatedAsync", new { workflowInstanceId = $"{instance}" }, ct);
    }
}
