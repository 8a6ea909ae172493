namespace Mediation.Workflows.Drawing;

/// <summary>What the signs mean (图例), in rows as wide as the picture, but at least as a telephone's.</summary>
internal sealed class Legend
{
    private const double Narrowest = 300;

    private const double RowHeight = 20;

    public Legend(Picture picture)
    {
        Width = Math.Max(Narrowest, picture.Width);
        var (x, y) = (0.0, RowHeight);
        var items = new List<(string, double, double)>();
        foreach (var words in Entries)
        {
            var width = TextLines.Width(words, 12) + 18;
            if (x > 0 && x + width > Width)
                (x, y) = (0, y + RowHeight);
            items.Add((words, x, y));
            x += width;
        }
        (Items, Height) = (items, y + RowHeight / 2);
    }

    public double Width { get; }

    public double Height { get; }

    public IReadOnlyList<(string Words, double X, double Baseline)> Items { get; }

    private static IEnumerable<string> Entries =>
    [
        .. new[] { Mark.Passed, Mark.Standing, Mark.Ahead, Mark.Faulted }.Select(m => $"{Words.Sign(m)} {Words.Of(m)}"),
        $"{Words.LateSign}{Words.Late}",
        $"{Words.BackSign} {Words.SentBack("n")}",
        Words.Lines,
    ];
}
