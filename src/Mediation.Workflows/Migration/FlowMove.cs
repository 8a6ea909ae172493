using Mediation.Workflows.Activities;
using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Migration;

/// <summary>
/// Carries the counters of a flowchart over (汇合计数迁移). Counters belong to lines, so that a line which both versions have
/// keeps its count. A line that only the new version has counts as the new version would have counted it where that is
/// certain: nothing while its source isn't done, and dead where its source was passed over or couldn't end by that port.
/// </summary>
/// <remarks>
/// Only what can still happen is looked at: what lies ahead of the open activities, by any line of the new version. There
/// every activity must stand as the machine itself leaves it between two bursts: entered as often as its join says of the
/// lines that lead to it.
/// </remarks>
internal sealed class FlowMove
{
    private readonly FlowPosition position;

    private readonly ActivityNode old;

    private readonly ActivityNode chart;

    private readonly ActivityMap map;

    private readonly Func<string, bool> hasPassed;

    private readonly List<Obstacle> obstacles;

    private readonly FlowGraph before;

    private readonly FlowGraph after;

    private readonly Dictionary<string, Connection> origins = [];

    private readonly Dictionary<string, int> entered = [];

    private readonly Dictionary<string, int> decided = [];

    private readonly HashSet<string> ambiguous = [];

    /// <summary>A move of one open flowchart to one with at least one activity.</summary>
    public FlowMove(
        FlowPosition position, ActivityNode old, ActivityNode chart, ActivityMap map, Func<string, bool> hasPassed,
        List<Obstacle> obstacles)
    {
        (this.position, this.old, this.chart, this.map) = (position, old, chart, map);
        (this.hasPassed, this.obstacles) = (hasPassed, obstacles);
        before = FlowGraph.Of(old, position.Start);
        var start = map.Image(position.Start) is { } kept && Holds(chart, kept) ? kept : FlowGraph.StartOf(chart, null)!.Id;
        after = FlowGraph.Of(chart, start);
        foreach (var line in old.Connections)
            if (Image(line) is { } image)
                origins[image.Key] = line;
    }

    /// <summary>The counters for the new version; they mean nothing when an obstacle was found.</summary>
    /// <param name="open">Ids of the activities that are open in the flowchart.</param>
    public FlowPosition Of(IReadOnlyList<string> open)
    {
        foreach (var id in after.Reachable.OrderBy(after.Depth))
            Count(id, open);
        var standing = open.Select(map.Image).OfType<string>().Where(id => Holds(chart, id)).ToHashSet();
        foreach (var lost in standing.Where(id => !after.IsReachable(id)))
            Refuse(ObstacleKind.OtherPlace, Names.Of(chart, lost));
        var ahead = Ahead(standing);
        CheckArrivals();
        foreach (var id in ahead.Where(after.IsReachable))
            new JoinCheck(this, id, ahead, standing).Run();
        CheckLoops(ahead, standing);
        return new FlowPosition(after.Start, entered, decided, Followed(), Rounds(), Held())
        {
            Tokens = position.Tokens,
            Left = map.Images(position.Left),
        };
    }

    internal FlowGraph Graph => after;

    internal int Entered(string id) => entered.GetValueOrDefault(id);

    internal int Decided(Connection line) => decided.GetValueOrDefault(line.Key);

    internal bool IsFollowed(Connection line) => Origin(line) is { } origin && position.Followed.Contains(origin.Key);

    internal bool IsAmbiguous(Connection line) => ambiguous.Contains(line.Key);

    internal Connection? Origin(Connection line) => origins.GetValueOrDefault(line.Key);

    /// <summary>Whether a line goes back, or leaves a loop, in one version and not in the other.</summary>
    internal bool TurnsOtherwise(Connection line) => Origin(line) is { } origin && WasDecided(origin)
        && (before.IsBackward(origin) != after.IsBackward(line)
            || ImageOf(before.LoopLeftBy(origin)?.Header) != after.LoopLeftBy(line)?.Header);

    internal void Refuse(ObstacleKind kind, string subject) => obstacles.Add(new(kind, subject));

    internal string Say(Connection line) => Names.Line(chart, line.Source, line.Target);

    internal string Say(string id) => Names.Of(chart, id);

    /// <summary>How often an activity was entered, and the lines that leave it decided; every one after all that lead to it.</summary>
    private void Count(string id, IReadOnlyList<string> open)
    {
        var origin = map.Preimage(id) is { } was && Holds(old, was) ? was : null;
        var times = origin is null ? TimesPassedOver(id) : position.Entered.GetValueOrDefault(origin);
        if (times > 0)
            entered[id] = times;
        foreach (var line in after.Outbound(id))
        {
            var count = Origin(line) is { } known ? position.Decided.GetValueOrDefault(known.Key)
                : origin is null ? times
                : CountNew(line, origin, open);
            if (count > 0)
                decided[line.Key] = count;
        }
    }

    // A line that only the new version has, from a source that both have.
    private int CountNew(Connection line, string origin, IReadOnlyList<string> open)
    {
        var left = TimesLeft(origin, open);
        if (left == 0)
            return 0;
        var certain = !hasPassed(origin) || CouldNotEndBy(origin, line.Port);
        if (!certain || after.IsBackward(line) || after.LoopLeftBy(line) is not null)
            ambiguous.Add(line.Key);
        return left;
    }

    private int TimesLeft(string origin, IReadOnlyList<string> open)
    {
        var lines = before.Outbound(origin).Select(l => position.Decided.GetValueOrDefault(l.Key)).DefaultIfEmpty().Max();
        if (lines > 0)
            return lines;
        return open.Contains(origin) ? hasPassed(origin) ? 1 : 0 : position.Entered.GetValueOrDefault(origin);
    }

    // Only of a type whose outcomes the file itself spells out.
    private bool CouldNotEndBy(string origin, string? port)
    {
        var node = before.Node(origin);
        return port is not null and not ActivityType.Done && node.Type.Ports(node) is { Count: > 0 } ports && !ports.Contains(port)
            && node.Inputs.Values.All(i => i is Expressions.LiteralExpression or Expressions.ObjectExpression);
    }

    // A new activity that only dead lines lead to is passed over as often as they are.
    private int TimesPassedOver(string id)
    {
        var counts = after.ForwardInbound(id).Select(l => IsAmbiguous(l) ? 0 : Decided(l)).Distinct().ToList();
        return counts is [var times] && !after.ForwardInbound(id).Any(IsFollowed) ? times : 0;
    }

    private HashSet<string> Ahead(IEnumerable<string> standing)
    {
        var ahead = new HashSet<string>();
        var next = new Stack<string>(standing);
        while (next.TryPop(out var id))
            foreach (var line in after.Outbound(id))
                if (ahead.Add(line.Target))
                    next.Push(line.Target);
        return ahead;
    }

    // What has arrived at a join that waits for more must have arrived in the new version too.
    private void CheckArrivals()
    {
        foreach (var line in old.Connections)
            if (!before.IsBackward(line) && Image(line) is null
                && position.Decided.GetValueOrDefault(line.Key) > position.Entered.GetValueOrDefault(line.Target))
                Refuse(ObstacleKind.ArrivalLost, Names.Line(old, line.Source, line.Target));
    }

    private void CheckLoops(HashSet<string> ahead, HashSet<string> standing)
    {
        foreach (var header in ahead)
            if (after.LoopAt(header) is { } loop && loop.BackLines.Min(Decided) != RoundsOf(header))
                Refuse(ObstacleKind.LoopDiffers, Say(header));
        foreach (var (header, keys) in position.Held)
            foreach (var line in keys.Select(before.Line))
                if (Image(line) is not { } image || ImageOf(header) is not { } head || after.LoopAt(head)?.IsLeftBy(image) is not true)
                    Refuse(ObstacleKind.LoopDiffers, Names.Of(old, header));
    }

    private int RoundsOf(string header) => map.Preimage(header) is { } was ? position.Rounds.GetValueOrDefault(was) : 0;

    private IReadOnlyList<string> Followed() =>
        [.. position.Followed.Select(before.Line).Select(Image).OfType<Connection>().Select(l => l.Key).Order(StringComparer.Ordinal)];

    private Dictionary<string, int> Rounds() => position.Rounds.Where(r => ImageOf(r.Key) is not null)
        .ToDictionary(r => map.Image(r.Key)!, r => r.Value);

    private Dictionary<string, IReadOnlyList<string>> Held() => position.Held.Where(h => ImageOf(h.Key) is not null).ToDictionary(
        h => map.Image(h.Key)!,
        IReadOnlyList<string> (h) => [.. h.Value.Select(before.Line).Select(Image).OfType<Connection>().Select(l => l.Key)]);

    private bool WasDecided(Connection line) => position.Decided.GetValueOrDefault(line.Key) > 0
        || position.Held.Values.Any(keys => keys.Contains(line.Key));

    private string? ImageOf(string? id) => id is null ? null : map.Image(id);

    /// <summary>The line of the new version between the images, from the same port; its target port may have another name.</summary>
    private Connection? Image(Connection line)
    {
        var (source, target) = (map.Image(line.Source), map.Image(line.Target));
        var alike = chart.Connections.Where(c => c.Source == source && c.Target == target && c.Port == line.Port).ToList();
        return alike.Find(c => c.TargetPort == line.TargetPort) ?? alike.FirstOrDefault();
    }

    private static bool Holds(ActivityNode chart, string id) => chart.Children.Any(c => c.Node.Id == id);
}
