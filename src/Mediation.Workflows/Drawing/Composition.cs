using Mediation.Workflows.Activities;
using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>
/// Places a container's activities in layers from top to bottom. Where an editor put them is left to the editor: its boxes
/// have other sizes, and a page has to be read on a telephone.
/// </summary>
internal sealed class Composition(Marks marks)
{
    private const double Gap = 32;

    public Picture Of(ActivityNode container)
    {
        var boxes = container.Children.Select(c => Boxed(c.Node)).ToList();
        if (container.Type is not Flowchart)
            return container.Type is Sequence ? Chain(container, boxes) : Side(container, boxes);
        if (FlowGraph.StartOf(container, trigger: null) is not { } start)
            return new Picture([], [], 0, 0);
        return new Layers(container, boxes, FlowGraph.Of(container, start.Id), marks).Draw();
    }

    private Box Boxed(ActivityNode node) => new(node, marks.LinesOf(node), node.Children.Count > 0 ? Of(node) : null);

    private static Picture Chain(ActivityNode container, List<Box> boxes)
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
                    [new Connection(boxes[index - 1].Node.Id, null, box.Node.Id, null)],
                    [(width / 2, boxes[index - 1].Bottom), (width / 2, box.Y)], false, []));
        }
        return Picture.Of(container, boxes, routes);
    }

    private static Picture Side(ActivityNode container, List<Box> boxes)
    {
        var x = 0.0;
        foreach (var box in boxes)
        {
            box.X = x;
            x += box.Width + Gap;
        }
        return Picture.Of(container, boxes, []);
    }
}
