namespace Mediation.Workflows.Drawing;

/// <summary>
/// Draws lines between the rows, never through a box: down from the source, across in a lane of the gap, down again; back
/// lines across to the right of everything, up there, and in above their target. Every stretch across has a lane of its own.
/// </summary>
internal sealed class Routing(List<List<Place>> rows, List<Bundle> bundles)
{
    private const double LaneHeight = 11;

    private const double SideLane = 13;

    private const double ArrowRoom = 20;

    private readonly Dictionary<(Bundle Bundle, int Gap), double> lanes = [];

    private readonly Dictionary<Bundle, double> sides = [];

    public IReadOnlyList<Route> Draw()
    {
        SetEnds();
        SetSides();
        SetHeights();
        return [.. bundles.Select(b => new Route(b.Lines, Points(b), b.IsBackward, b.Label))];
    }

    private void SetEnds()
    {
        foreach (var from in bundles.GroupBy(b => b.Source))
        {
            var x = from.Key.CenterX - from.Sum(b => b.Room) / 2;
            foreach (var bundle in from.OrderBy(b => b.IsBackward).ThenBy(b => (b.Bends.FirstOrDefault() ?? b.Target).CenterX))
            {
                bundle.ExitX = x + bundle.Room / 2;
                x += bundle.Room;
            }
        }
        foreach (var to in bundles.GroupBy(b => b.Target))
        {
            var inbound = to.OrderBy(b => b.IsBackward).ThenBy(b => b.Bends.LastOrDefault()?.CenterX ?? b.ExitX).ToList();
            var step = Math.Min(18, to.Key.Width / (inbound.Count + 1));
            foreach (var (index, bundle) in inbound.Index())
                bundle.EntryX = to.Key.CenterX + (index - (inbound.Count - 1) / 2.0) * step;
        }
        foreach (var bundle in bundles.Where(b => !b.IsBackward && b.Bends.Count == 0))
            if (Math.Abs(bundle.ExitX - bundle.EntryX) < 4)
                bundle.EntryX = bundle.ExitX;
    }

    /// <summary>Shorter loops nearer to the boxes.</summary>
    private void SetSides()
    {
        var right = rows.SelectMany(r => r).Max(p => p.X + p.Width);
        foreach (var (index, bundle) in bundles.Where(b => b.IsBackward).OrderBy(b => b.Source.Row - b.Target.Row).Index())
            sides[bundle] = right + SideLane * (index + 1);
    }

    private void SetHeights()
    {
        var y = Gap(-1, 0);
        foreach (var (index, row) in rows.Index())
        {
            var height = row.Select(p => p.Box?.Height ?? 0).DefaultIfEmpty().Max();
            foreach (var box in row.Select(p => p.Box))
                if (box is not null)
                    box.Y = y + (height - box.Height) / 2;
            y = Gap(index, y + height);
        }
    }

    /// <summary>Gives every stretch in the gap below a row its lane; answers where the next row begins.</summary>
    private double Gap(int gap, double top)
    {
        var stretches = bundles.SelectMany(b => Stretches(b)).Where(s => s.Gap == gap && Math.Abs(s.From - s.To) > 0.5).ToList();
        var leaving = bundles.Where(b => b.Source.Row == gap).ToList();
        if (gap == -1 && stretches.Count == 0)
            return top;
        var y = top + 8 + 15 * leaving.Select(b => b.Label.Count).DefaultIfEmpty().Max();
        var toTheRight = stretches.Where(s => s.To > s.From).OrderByDescending(s => s.From);
        var toTheLeft = stretches.Where(s => s.To < s.From).OrderBy(s => s.From);
        foreach (var stretch in toTheRight.Concat(toTheLeft))
            lanes[(stretch.Bundle, gap)] = y += LaneHeight;
        return gap == rows.Count - 1 && leaving.Count == 0 ? top : y + ArrowRoom;
    }

    private IEnumerable<(Bundle Bundle, int Gap, double From, double To)> Stretches(Bundle bundle)
    {
        if (bundle.IsBackward)
        {
            yield return (bundle, bundle.Source.Row, bundle.ExitX, sides[bundle]);
            yield return (bundle, bundle.Target.Row - 1, sides[bundle], bundle.EntryX);
            yield break;
        }
        var from = bundle.ExitX;
        var gap = bundle.Source.Row;
        foreach (var bend in bundle.Bends)
        {
            yield return (bundle, gap++, from, bend.CenterX);
            from = bend.CenterX;
        }
        yield return (bundle, gap, from, bundle.EntryX);
    }

    private List<(double X, double Y)> Points(Bundle bundle)
    {
        var points = new List<(double X, double Y)> { (bundle.ExitX, bundle.Source.Box!.Bottom) };
        foreach (var (_, gap, from, to) in Stretches(bundle))
            if (lanes.TryGetValue((bundle, gap), out var lane))
                points.AddRange([(from, lane), (to, lane)]);
        points.Add((bundle.EntryX, bundle.Target.Box!.Y));
        return points;
    }
}
