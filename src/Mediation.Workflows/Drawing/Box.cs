using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>An activity with its place inside its container.</summary>
internal sealed class Box(ActivityNode node, Picture? inside)
{
    private const double Padding = 16;

    private const double Header = 52;

    public ActivityNode Node { get; } = node;

    /// <summary>What it embeds, or null.</summary>
    public Picture? Inside { get; } = inside;

    public double X { get; set; }

    public double Y { get; set; }

    public double Width { get; } = Math.Max(
        TextWidth(node.DisplayText) + 2 * Padding, inside is null ? 112 : inside.Width + 2 * Padding);

    public double Height { get; } = inside is null ? 56 : Header + inside.Height + Padding;

    /// <summary>Where lines may pass above it without crossing a box of its row.</summary>
    public double LaneAbove { get; set; } = double.NaN;

    /// <summary>Where lines may pass below it.</summary>
    public double LaneBelow { get; set; } = double.NaN;

    public double CenterX => X + Width / 2;

    public double Bottom => Y + Height;

    public static (double X, double Y) InsideOrigin => (Padding, Header);

    /// <summary>Room a text takes at 14 px: full-width characters a square, others about half.</summary>
    public static double TextWidth(string text) => text.Sum(c => c < 0x2E80 ? 8.0 : 14.0);
}

/// <summary>A line with its bends.</summary>
internal sealed record Route(Connection Connection, IReadOnlyList<(double X, double Y)> Points, bool IsBackward);

/// <summary>Boxes and lines of one container, from its own origin.</summary>
internal sealed record Picture(IReadOnlyList<Box> Boxes, IReadOnlyList<Route> Routes, double Width, double Height);
