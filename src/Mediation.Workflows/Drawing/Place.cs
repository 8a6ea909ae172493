using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>A box in its row, or the passage of lines through it.</summary>
internal sealed class Place(Box? box)
{
    private double x;

    public Box? Box { get; } = box;

    public List<Place> Above { get; } = [];

    public List<Place> Below { get; } = [];

    public int Row { get; set; }

    public double Rank { get; set; }

    public int Order { get; set; }

    public double Width => Box?.Width ?? 0;

    public double CenterX => X + Width / 2;

    public double X
    {
        get => x;
        set
        {
            x = value;
            if (Box is not null)
                Box.X = value;
        }
    }
}

/// <summary>All lines from one activity to another: drawn as one, with all their outcomes.</summary>
internal sealed class Bundle(
    IReadOnlyList<Connection> lines, Place source, Place target, bool isBackward, Marks marks)
{
    private const double LongestLine = 84;

    public IReadOnlyList<Connection> Lines { get; } = lines;

    public Place Source { get; } = source;

    public Place Target { get; } = target;

    public bool IsBackward { get; } = isBackward;

    public List<Place> Bends { get; } = [];

    public IReadOnlyList<string> Label { get; } = marks.PortsOf(source.Box!.Node, lines) is { Length: > 0 } names
        ? TextLines.Wrap(names, LongestLine, 12)
        : [];

    /// <summary>The stretch of its source's lower edge that its label needs.</summary>
    public double Room => Math.Max(20, Label.Select(l => TextLines.Width(l, 12)).DefaultIfEmpty().Max() + 12);

    public double ExitX { get; set; }

    public double EntryX { get; set; }
}
