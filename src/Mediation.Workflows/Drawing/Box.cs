using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>An activity with its place inside its container.</summary>
internal sealed class Box
{
    private const double Padding = 14;

    private const double LineHeight = 19;

    private const double MarkHeight = 17;

    private const double LongestLine = 150;

    public Box(ActivityNode node, IReadOnlyList<string> marks, Picture? inside)
    {
        (Node, Marks, Inside) = (node, marks, inside);
        Caption = TextLines.Wrap(node.DisplayText, inside is null ? LongestLine : Math.Max(LongestLine, inside.Width), 14);
        var words = Caption.Select(l => TextLines.Width(l, 14)).Concat(marks.Select(m => TextLines.Width(m, 12))).Max();
        Width = Math.Max(words + 2 * Padding, inside is null ? 96 : inside.Width + 2 * Padding);
        Height = HeaderHeight + (inside is null ? 0 : inside.Height + Padding);
    }

    public ActivityNode Node { get; }

    /// <summary>The name, broken into lines.</summary>
    public IReadOnlyList<string> Caption { get; }

    /// <summary>How it stands, one line each; none without an instance.</summary>
    public IReadOnlyList<string> Marks { get; }

    /// <summary>What it embeds, or null.</summary>
    public Picture? Inside { get; }

    public double X { get; set; }

    public double Y { get; set; }

    public double Width { get; set; }

    public double Height { get; }

    public double CenterX => X + Width / 2;

    public double Bottom => Y + Height;

    public (double X, double Y) InsideOrigin => ((Width - Inside!.Width) / 2, HeaderHeight);

    private double HeaderHeight => 2 * Padding + Caption.Count * LineHeight + Marks.Count * MarkHeight - 4;

    /// <summary>The baseline of a line of the name, and of a mark below it.</summary>
    public static double BaselineOf(int line) => Padding + 13 + line * LineHeight;

    public double BaselineOfMark(int mark) => Padding + Caption.Count * LineHeight + 11 + mark * MarkHeight;
}

/// <summary>Lines between two activities that go the same way, with their bends and what leads along them.</summary>
internal sealed record Route(
    IReadOnlyList<Connection> Connections, IReadOnlyList<(double X, double Y)> Points, bool IsBackward,
    IReadOnlyList<string> Label);

/// <summary>Boxes and lines of one container, from its own origin.</summary>
internal sealed record Picture(IReadOnlyList<Box> Boxes, IReadOnlyList<Route> Routes, double Width, double Height)
{
    /// <summary>The container itself, for telling which of its lines were taken.</summary>
    public ActivityNode? Container { get; init; }

    public static Picture Of(ActivityNode container, IReadOnlyList<Box> boxes, IReadOnlyList<Route> routes)
    {
        var points = routes.SelectMany(r => r.Points).ToList();
        return new Picture(
            boxes, routes,
            boxes.Select(b => b.X + b.Width).Concat(points.Select(p => p.X)).DefaultIfEmpty().Max(),
            boxes.Select(b => b.Bottom).Concat(points.Select(p => p.Y)).DefaultIfEmpty().Max())
        {
            Container = container,
        };
    }
}
