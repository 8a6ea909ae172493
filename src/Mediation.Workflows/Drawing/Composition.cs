using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>
/// Places a container's activities: where the designer put them, or in layers from top to bottom when the file has no
/// positions.
/// </summary>
internal static class Composition
{
    private const double Gap = 32;

    public static Picture Of(ActivityNode container)
    {
        var boxes = container.Children.Select(c => Boxed(c.Node)).ToList();
        if (container.Type is not Flowchart)
            return container.Type is Sequence ? Chain(boxes) : Side(boxes);
        if (FlowGraph.StartOf(container, trigger: null) is not { } start)
            return new Picture([], [], 0, 0);
        var graph = FlowGraph.Of(container, start.Id);
        return TryDesigned(boxes) ? Routed(container, boxes, graph) : new Layers(container, boxes, graph).Draw();
    }

    private static Box Boxed(ActivityNode node) => new(node, node.Children.Count > 0 ? Of(node) : null);

    private static bool TryDesigned(List<Box> boxes)
    {
        foreach (var box in boxes)
        {
            if (JsonMembers.Find(box.Node.Json, "metadata") is not { } metadata
                || JsonMembers.Find(metadata, "designer") is not { } designer
                || JsonMembers.Find(designer, "position") is not { } position
                || JsonMembers.Find(position, "x") is not { ValueKind: JsonValueKind.Number } x
                || JsonMembers.Find(position, "y") is not { ValueKind: JsonValueKind.Number } y)
                return false;
            (box.X, box.Y) = (x.GetDouble(), y.GetDouble());
        }
        if (boxes.Count > 1 && boxes.TrueForAll(b => b.X == boxes[0].X && b.Y == boxes[0].Y))
            return false;
        var (left, top) = (boxes.Min(b => b.X), boxes.Min(b => b.Y));
        foreach (var box in boxes)
            (box.X, box.Y) = (box.X - left, box.Y - top);
        return true;
    }

    private static Picture Routed(ActivityNode container, List<Box> boxes, FlowGraph graph)
    {
        var byId = boxes.ToDictionary(b => b.Node.Id);
        var right = boxes.Max(b => b.X + b.Width);
        var routes = container.Connections
            .Select((c, i) => Routing.Line(c, byId[c.Source], byId[c.Target], [], graph, right + 12 * (i % 4 + 1)))
            .ToList();
        return Routing.Sized(boxes, routes);
    }

    private static Picture Chain(List<Box> boxes)
    {
        var width = boxes.Select(b => b.Width).DefaultIfEmpty().Max();
        var y = 0.0;
        var routes = new List<Route>();
        foreach (var (index, box) in boxes.Index())
        {
            (box.X, box.Y) = ((width - box.Width) / 2, y);
            y = box.Bottom + Gap;
            if (index > 0)
                routes.Add(new(
                    new Connection(boxes[index - 1].Node.Id, null, box.Node.Id, null),
                    [(width / 2, boxes[index - 1].Bottom), (width / 2, box.Y)], false));
        }
        return Routing.Sized(boxes, routes);
    }

    private static Picture Side(List<Box> boxes)
    {
        var x = 0.0;
        foreach (var box in boxes)
        {
            box.X = x;
            x += box.Width + Gap;
        }
        return Routing.Sized(boxes, []);
    }
}
