using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>
/// Layered drawing after Sugiyama: an activity's layer is its distance from the start; lines that cross several layers
/// get a place in each; order within a layer by the mean of the neighbours', swept down and up; then each place as near to
/// its neighbours as the others let it. Lines run between the rows only (<see cref="Routing"/>).
/// </summary>
internal sealed class Layers
{
    private const double ColumnGap = 24;

    private const int Sweeps = 4;

    private readonly ActivityNode container;

    private readonly List<Box> boxes;

    private readonly List<List<Place>> rows = [];

    private readonly List<Bundle> bundles = [];

    public Layers(ActivityNode container, List<Box> boxes, FlowGraph graph, Marks marks)
    {
        (this.container, this.boxes) = (container, boxes);
        var places = boxes.ToDictionary(b => b.Node.Id, b => new Place(b));
        foreach (var box in boxes)
            Put(places[box.Node.Id], graph.IsReachable(box.Node.Id) ? graph.Depth(box.Node.Id) : 0);
        foreach (var lines in container.Connections.GroupBy(c => (c.Source, c.Target)))
        {
            var bundle = new Bundle([.. lines], places[lines.Key.Source], places[lines.Key.Target], graph.IsBackward(lines.First()), marks);
            bundles.Add(bundle);
            if (bundle is { IsBackward: false } && graph.IsReachable(lines.Key.Source))
                Thread(bundle);
        }
        foreach (var from in bundles.GroupBy(b => b.Source))
            from.Key.Box!.Width = Math.Max(from.Key.Box.Width, from.Sum(b => b.Room));
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
        foreach (var row in rows)
            Spread(row, _ => null);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var row in rows)
                Spread(row, place => Mean(place.Above));
            foreach (var row in rows.AsEnumerable().Reverse())
                Spread(row, place => Mean(place.Below));
        }
        var left = rows.SelectMany(r => r).Min(p => p.X);
        foreach (var place in rows.SelectMany(r => r))
            place.X -= left;
        return Picture.Of(container, boxes, new Routing(rows, bundles).Draw());
    }

    private void Thread(Bundle bundle)
    {
        var above = bundle.Source;
        for (var row = bundle.Source.Row + 1; row < bundle.Target.Row; row++)
        {
            var bend = new Place(null);
            Put(bend, row);
            bundle.Bends.Add(bend);
            Join(above, bend);
            above = bend;
        }
        Join(above, bundle.Target);
    }

    private static void Join(Place above, Place below)
    {
        above.Below.Add(below);
        below.Above.Add(above);
    }

    private void Put(Place place, int row)
    {
        while (rows.Count <= row)
            rows.Add([]);
        place.Row = row;
        rows[row].Add(place);
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

    private static double? Mean(List<Place> near) => near.Count == 0 ? null : near.Average(n => n.CenterX);

    /// <summary>Where they want to be, pushed apart once to the right and once to the left; the mean of both keeps the gaps.</summary>
    private static void Spread(List<Place> row, Func<Place, double?> wish)
    {
        var wanted = row.Select(p => (wish(p) ?? p.CenterX) - p.Width / 2).ToList();
        var right = new double[row.Count];
        var left = new double[row.Count];
        for (var i = 0; i < row.Count; i++)
            right[i] = i == 0 ? wanted[i] : Math.Max(wanted[i], right[i - 1] + row[i - 1].Width + ColumnGap);
        for (var i = row.Count - 1; i >= 0; i--)
            left[i] = i == row.Count - 1 ? wanted[i] : Math.Min(wanted[i], left[i + 1] - row[i].Width - ColumnGap);
        foreach (var (index, place) in row.Index())
            place.X = (right[index] + left[index]) / 2;
    }
}
