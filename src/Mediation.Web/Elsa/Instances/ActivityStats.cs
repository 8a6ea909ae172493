using Mediation.Workflows.Execution;

namespace Mediation.Web.Elsa.Instances;

/// <summary>How often an activity began and ended, and whether it waits or failed: what its badge shows (活动标记).</summary>
internal sealed record ActivityStats(
    string ActivityId, string ActivityNodeId, int StartedCount, int CompletedCount, int UncompletedCount, bool IsBlocked, bool IsFaulted)
{
    /// <summary>None; Studio stops where it is missing.</summary>
    public IReadOnlyDictionary<string, object> Metadata { get; } = new Dictionary<string, object>();

    /// <summary>Of every activity, from where the instance stands.</summary>
    public static IReadOnlyList<ActivityStats> Of(InstancePart part)
    {
        var open = part.Open;
        var owners = open.Select(activity => activity.OwnerId).ToHashSet();
        return
        [
            .. from node in part.Definition.Activities.Values
               let now = open.Where(activity => activity.ActivityId == node.Id).ToList()
               let passed = part.Stands.Passed.GetValueOrDefault(node.Id)
               select new ActivityStats(node.Id, node.NodeId, passed + now.Count, passed, now.Count,
                   now.Any(activity => activity.Status is ActivityStatus.Running && !owners.Contains(activity.Id)),
                   now.Any(activity => activity.Status is ActivityStatus.Faulted)),
        ];
    }
}
