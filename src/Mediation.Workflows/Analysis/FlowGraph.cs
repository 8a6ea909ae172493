using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Analysis;

/// <summary>
/// A flowchart seen from its start: which connections go forward and which back, what dominates what, what leads where.
/// Walked breadth-first in connection order; a connection goes back when its target already reaches its source.
/// Dominators by Cooper, Harvey and Kennedy's iteration, so cost stays near-linear where paths are exponential.
/// </summary>
internal sealed class FlowGraph
{
    private static readonly ConditionalWeakTable<ActivityNode, ConcurrentDictionary<string, FlowGraph>> Graphs = [];

    private static readonly ConditionalWeakTable<ActivityNode, ActivityNode> Starts = [];

    private readonly Dictionary<string, Junction> junctions;

    private readonly IReadOnlyList<Connection> lines;

    private readonly bool[] backward;

    private readonly Loop?[] left;

    private readonly Dictionary<string, int> depths;

    private readonly Dictionary<string, string> dominators;

    private readonly IReadOnlyList<Loop> loops;

    private readonly ConcurrentDictionary<string, HashSet<string>> ancestors = new();

    private FlowGraph(ActivityNode flowchart, string start)
    {
        Start = start;
        junctions = flowchart.Children.Index().ToDictionary(c => c.Item.Node.Id, c => new Junction(c.Item.Node, c.Index));
        lines = flowchart.Connections;
        backward = new bool[lines.Count];
        left = new Loop?[lines.Count];
        Activities = new NameTable([.. flowchart.Children.Select(c => c.Node.Id)]);
        Keys = new NameTable([.. lines.Select(c => c.Key)]);
        foreach (var connection in lines)
            junctions[connection.Source].Outbound.Add(connection);
        Walk();
        var order = Order();
        depths = Depths(order);
        dominators = Dominators.Of(start, order, id => ForwardInbound(id).Select(c => c.Source));
        loops = Loop.Of(this, [.. Reachable.SelectMany(Outbound).Where(IsBackward)]);
        foreach (var loop in loops)
            junctions[loop.Header].Loop = loop;
        foreach (var line in lines)
            left[line.Place] = LoopLeftBy(line, inside: null);
    }

    public string Start { get; }

    /// <summary>The ids of the activities, by their place in the file.</summary>
    public NameTable Activities { get; }

    /// <summary>The keys of the lines, by their place in the file.</summary>
    public NameTable Keys { get; }

    /// <summary>Activities that can be reached, the start first.</summary>
    public IReadOnlyList<string> Reachable { get; private set; } = [];

    /// <summary>The graph from this start; kept with the flowchart.</summary>
    public static FlowGraph Of(ActivityNode flowchart, string start) => Graphs.GetOrCreateValue(flowchart)
        .GetOrAdd(start, static (id, chart) => new FlowGraph(chart, id), flowchart);

    /// <summary>Where a flowchart starts: trigger, Start, preferred, first without inbound line, first.</summary>
    public static ActivityNode? StartOf(ActivityNode flowchart, string? trigger)
    {
        if (flowchart.Children.Count == 0)
            return null;
        return (trigger is null ? null : flowchart.Children.FirstOrDefault(c => c.Node.Id == trigger)?.Node)
            ?? Starts.GetValue(flowchart, UntriggeredStartOf);
    }

    private static ActivityNode UntriggeredStartOf(ActivityNode flowchart)
    {
        var children = flowchart.Children.Select(c => c.Node).ToList();
        var targets = flowchart.Connections.Select(c => c.Target).ToHashSet();
        return children.Find(n => n.Type is Activities.Start)
            ?? children.Find(n => n.CanStartWorkflow)
            ?? children.Find(n => !targets.Contains(n.Id))
            ?? children[0];
    }

    /// <summary>An activity with the lines around it.</summary>
    public Junction At(string id) => junctions[id];

    public ActivityNode Node(string id) => junctions[id].Node;

    public List<Connection> Outbound(string id) => junctions[id].Outbound;

    public List<Connection> ForwardInbound(string id) => junctions[id].ForwardInbound;

    /// <summary>
    /// Every line that leads to an activity from one that can be reached, those that go back included.
    /// </summary>
    public IReadOnlyList<Connection> Inbound(string id) =>
        [.. lines.Where(c => c.Target == id && IsReachable(c.Source))];

    /// <summary>The loops, inner before outer.</summary>
    public IReadOnlyList<Loop> Loops => loops;

    /// <summary>Every line, in the order of the file.</summary>
    public IReadOnlyList<Connection> Lines => lines;

    /// <summary>Adds an activity and everything that forward lines lead to from it.</summary>
    public void AddDescent(string id, HashSet<string> descent)
    {
        var open = new Stack<string>([id]);
        while (open.TryPop(out var at))
            if (descent.Add(at))
                foreach (var line in Outbound(at))
                    if (!IsBackward(line))
                        open.Push(line.Target);
    }

    /// <summary>True when the start leads here.</summary>
    public bool IsReachable(string id) => junctions.TryGetValue(id, out var junction) && junction.IsReached;

    /// <summary>The line with this key; there is one.</summary>
    public Connection Line(string key) => lines[Keys.PlaceOf(key)];

    public bool IsBackward(Connection connection) => backward[connection.Place];

    /// <summary>The loop whose rounds begin at an activity, or null.</summary>
    public Loop? LoopAt(string header) => junctions.GetValueOrDefault(header)?.Loop;

    /// <summary>The innermost loop that a line leaves; null when it leaves none.</summary>
    public Loop? LoopLeftBy(Connection line) => left[line.Place];

    /// <summary>The next loop out that a line leaves, too.</summary>
    public Loop? LoopLeftBy(Connection line, Loop? inside) =>
        loops.FirstOrDefault(l => l.IsLeftBy(line) && (inside is null || l.Body.Count > inside.Body.Count));

    /// <summary>True when every forward path from the start to an activity passes through the other.</summary>
    public bool Dominates(string dominator, string id)
    {
        for (var at = id; ; at = dominators[at])
        {
            if (at == dominator)
                return true;
            if (at == Start)
                return false;
        }
    }

    /// <summary>True when a forward path leads from one activity to another.</summary>
    public bool LeadsTo(string from, string to) => ancestors.GetOrAdd(to, AncestorsOf).Contains(from);

    /// <summary>True when one activity may still come to another: forward, perhaps after more rounds of loops around it.</summary>
    public bool MayComeTo(string from, string to) => LeadsTo(from, to)
        || loops.Any(l => l.HasWithin(from) && !l.Body.Contains(to) && LeadsTo(l.Header, to));

    /// <summary>True when following one line can lead to following the other, or it is the same.</summary>
    public bool Follows(Connection first, Connection then) =>
        first == then || first.Target == then.Source || LeadsTo(first.Target, then.Source);

    /// <summary>Groups of forward lines that are followed together: those of one port, or all of a fork.</summary>
    public IEnumerable<List<Connection>> ParallelLines(string id) => Outbound(id)
        .Where(c => !IsBackward(c))
        .GroupBy(c => Node(id).Type is Activities.FlowFork ? null : c.Port)
        .Select(g => g.ToList())
        .Where(lines => lines.Count > 1);

    /// <summary>Lines on the longest forward path from the start.</summary>
    public int Depth(string id) => depths[id];

    private Dictionary<string, int> Depths(List<string> order)
    {
        var found = new Dictionary<string, int>(order.Count);
        foreach (var id in order)
            found[id] = ForwardInbound(id).Select(c => found[c.Source] + 1).DefaultIfEmpty().Max();
        return found;
    }

    private void Walk()
    {
        var order = new List<string> { Start };
        junctions[Start].IsReached = true;
        for (var i = 0; i < order.Count; i++)
        {
            var junction = At(order[i]);
            junction.IsWalked = true;
            foreach (var connection in junction.Outbound)
            {
                var target = At(connection.Target);
                // What hasn't been walked through yet has no line accepted that leads on from it.
                if (target.IsWalked && Reaches(connection.Target, connection.Source))
                {
                    backward[connection.Place] = true;
                    continue;
                }
                target.ForwardInbound.Add(connection);
                if (!target.IsReached)
                    order.Add(connection.Target);
                target.IsReached = true;
            }
        }
        Reachable = order;
    }

    /// <summary>Whether the lines accepted so far lead from one activity to another; walked backwards.</summary>
    private bool Reaches(string from, string to) => from == to || AncestorsOf(to).Contains(from);

    private HashSet<string> AncestorsOf(string id)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>([id]);
        while (open.TryPop(out var at))
            foreach (var connection in ForwardInbound(at))
                if (found.Add(connection.Source))
                    open.Push(connection.Source);
        return found;
    }

    /// <summary>Reachable activities, every one after all that lead to it.</summary>
    private List<string> Order()
    {
        var missing = Reachable.ToDictionary(id => id, id => ForwardInbound(id).Count);
        var order = new List<string>(missing.Count);
        var ready = new Queue<string>([Start]);
        while (ready.TryDequeue(out var id))
        {
            order.Add(id);
            foreach (var connection in Outbound(id))
                if (!IsBackward(connection) && --missing[connection.Target] == 0)
                    ready.Enqueue(connection.Target);
        }
        return order;
    }
}
