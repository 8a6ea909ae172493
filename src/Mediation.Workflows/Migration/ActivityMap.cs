using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Migration;

/// <summary>
/// Which activity of the new version each activity of the old one becomes (环节对照): the one that the administrator named,
/// else the one of the same id unless it was named for another; the two roots become each other.
/// </summary>
internal sealed class ActivityMap
{
    private readonly Dictionary<string, string> images = [];

    private readonly Dictionary<string, string> preimages = [];

    private readonly List<Obstacle> obstacles = [];

    public ActivityMap(WorkflowDefinition from, WorkflowDefinition to, IReadOnlyDictionary<string, string> named)
    {
        foreach (var (old, image) in named)
        {
            if (!from.Activities.ContainsKey(old) || !to.Activities.ContainsKey(image))
                obstacles.Add(new(ObstacleKind.UnknownActivity, $"{old} → {image}"));
            else if (!TryAdd(old, image))
                obstacles.Add(new(ObstacleKind.TwoToOne, to.Activities[image].DisplayText));
        }
        TryAdd(WorkflowRoot.Id, WorkflowRoot.Id);
        foreach (var id in from.Activities.Keys)
            if (to.Activities.ContainsKey(id))
                TryAdd(id, id);
        TryAdd(from.Root.Id, to.Root.Id);
    }

    /// <summary>What is wrong with what the administrator named.</summary>
    public IReadOnlyList<Obstacle> Obstacles => obstacles;

    public string? Image(string id) => images.GetValueOrDefault(id);

    /// <summary>What was passed in the round that goes on, under its new ids; what has no image can't be gone back to.</summary>
    public IReadOnlyDictionary<string, long>? Images(IReadOnlyDictionary<string, long>? left) => left?
        .Where(l => images.ContainsKey(l.Key)).ToDictionary(l => images[l.Key], l => l.Value);

    public string? Preimage(string id) => preimages.GetValueOrDefault(id);

    private bool TryAdd(string old, string image)
    {
        if (images.ContainsKey(old) || preimages.ContainsKey(image))
            return false;
        images.Add(old, image);
        preimages.Add(image, old);
        return true;
    }
}
