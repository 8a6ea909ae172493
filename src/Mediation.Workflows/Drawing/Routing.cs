using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>Draws lines: forward ones downwards, back ones around the right side.</summary>
internal static class Routing
{
    private const double Inset = 16;

    /// <param name="connection">What the line stands for.</param>
    /// <param name="source">Where it begins.</param>
    /// <param name="target">Where it ends.</param>
    /// <param name="bends">Places between, from top to bottom.</param>
    /// <param name="graph">Tells which way it goes.</param>
    /// <param name="rightLane">How far to the right a back line goes.</param>
    public static Route Line(
        Connection connection, Box source, Box target, IReadOnlyList<(double X, double Y)> bends, FlowGraph graph,
        double rightLane)
    {
        var backward = graph.IsBackward(connection);
        if (!backward)
            return new(connection, [(source.CenterX, source.Bottom), .. bends, (target.CenterX, target.Y)], false);
        var (from, to) = (source.X + source.Width - Inset, target.X + target.Width - Inset);
        var below = double.IsNaN(source.LaneBelow) ? source.Bottom + Inset : source.LaneBelow;
        var above = double.IsNaN(target.LaneAbove) ? target.Y - Inset : target.LaneAbove;
        return new(connection,
            [(from, source.Bottom), (from, below), (rightLane, below), (rightLane, above), (to, above), (to, target.Y)],
            true);
    }

    public static Picture Sized(IReadOnlyList<Box> boxes, IReadOnlyList<Route> routes)
    {
        var points = routes.SelectMany(r => r.Points).ToList();
        return new Picture(
            boxes, routes,
            boxes.Select(b => b.X + b.Width).Concat(points.Select(p => p.X)).DefaultIfEmpty().Max(),
            boxes.Select(b => b.Bottom).Concat(points.Select(p => p.Y)).DefaultIfEmpty().Max());
    }
}
