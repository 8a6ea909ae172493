using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>
/// Layered drawing after Sugiyama: an activity's layer is its distance from the start; lines that cross several layers
/// get a place in each; order within a layer by the mean of the neighbours', swept down and up.
/// </summary>
internal sealed class Layers
{
    private const double ColumnGap = 28;

    private const double RowGap = 60;

    private const double Lane = 16;

    private const int Sweeps = 4;

    private readonly ActivityNode container;

    private readonly FlowGraph graph;

    private readonly List<Box> boxes;

    private readonly List<List<Place>> rows = [];

    private readonly Dictionary<string, List<Place>> bends = [];

    public Layers(ActivityNode container, List<Box> boxes, FlowGraph graph)
    {
        (this.container, this.boxes, this.graph) = (container, boxes, graph);
        var reached = graph.Reachable.ToHashSet();
        var places = boxes.ToDictionary(b => b.Node.Id, b => new Place(b));
        foreach (var box in boxes)
            Row(reached.Contains(box.Node.Id) ? graph.Depth(box.Node.Id) : 0).Add(places[box.Node.Id]);
        foreach (var connection in container.Connections)
            if (reached.Contains(connection.Source) && !graph.IsBackward(connection))
                Thread(connection, places[connection.Source], places[connection.Target]);
    }

    public Picture Draw()
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var row in rows)
                Sort(row, place => place.Above);
            foreach (var row in rows.AsEnumerable().Reverse())
                Sort(row, place => place.Below);
        }
        SetPositions();
        var byId = boxes.ToDictionary(b => b.Node.Id);
        var right = rows.SelectMany(r => r).Max(p => p.X + p.Width);
        var routes = container.Connections.Select((c, i) => Routing.Line(
            c, byId[c.Source], byId[c.Target], [.. Bends(c)], graph, right + 14 * (i % 4 + 1))).ToList();
        return Routing.Sized(boxes, routes);
    }

    private IEnumerable<(double X, double Y)> Bends(Connection connection)
    {
        foreach (var bend in bends.GetValueOrDefault(connection.Key) ?? [])
        {
            yield return (bend.X, bend.Top);
            yield return (bend.X, bend.Top + bend.RowHeight);
        }
    }

    private void Thread(Connection connection, Place source, Place target)
    {
        var above = source;
        var chain = new List<Place>();
        for (var row = graph.Depth(connection.Source) + 1; row < graph.Depth(connection.Target); row++)
        {
            var bend = new Place(null);
            Row(row).Add(bend);
            chain.Add(bend);
            Join(above, bend);
            above = bend;
        }
        Join(above, target);
        bends[connection.Key] = chain;
    }

    private static void Join(Place above, Place below)
    {
        above.Below.Add(below);
        below.Above.Add(above);
    }

    private List<Place> Row(int index)
    {
        while (rows.Count <= index)
            rows.Add([]);
        return rows[index];
    }

    private static void Sort(List<Place> row, Func<Place, List<Place>> neighbours)
    {
        foreach (var (index, place) in row.Index())
            place.Rank = neighbours(place) is { Count: > 0 } near ? near.Average(n => n.Order) : index;
        var sorted = row.OrderBy(p => p.Rank).ToList();
        row.Clear();
        row.AddRange(sorted);
        foreach (var (index, place) in row.Index())
            place.Order = index;
    }

    private void SetPositions()
    {
        var widest = rows.Max(RowWidth);
        var y = Lane;
        foreach (var row in rows)
        {
            var x = (widest - RowWidth(row)) / 2;
            var height = row.Select(p => p.Box?.Height ?? 0).DefaultIfEmpty().Max();
            foreach (var place in row)
            {
                (place.X, place.Top, place.RowHeight) = (x, y, height);
                if (place.Box is { } box)
                    (box.X, box.Y, box.LaneAbove, box.LaneBelow) = (x, y, y - Lane, y + height + Lane);
                x += place.Width + ColumnGap;
            }
            y += height + RowGap;
        }
    }

    private static double RowWidth(List<Place> row) => row.Sum(p => p.Width) + ColumnGap * Math.Max(0, row.Count - 1);

    /// <summary>A box in its row, or the passage of a line through it.</summary>
    private sealed class Place(Box? box)
    {
        public Box? Box { get; } = box;

        public List<Place> Above { get; } = [];

        public List<Place> Below { get; } = [];

        public double Width => Box?.Width ?? 0;

        public double Rank { get; set; }

        public int Order { get; set; }

        public double X { get; set; }

        public double Top { get; set; }

        public double RowHeight { get; set; }
    }
}
