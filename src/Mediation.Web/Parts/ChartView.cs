namespace Mediation.Web.Parts;

/// <summary>How a chart is drawn.</summary>
public enum ChartKind
{
    /// <summary>柱状图.</summary>
    Bar,

    /// <summary>折线图.</summary>
    Line,

    /// <summary>堆叠柱状图.</summary>
    Stacked,
}

/// <summary>Numbers as a picture and as a table (图表); the table is what counts, the picture is a help.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Title">What the numbers are.</param>
/// <param name="Kind">How they are drawn.</param>
/// <param name="Of">What the rows are: 单位, 月份 …</param>
/// <param name="Rows">Names of the rows.</param>
/// <param name="Series">The columns, each with one number per row.</param>
public sealed record ChartView(
    string Id, string Title, ChartKind Kind, string Of, IReadOnlyList<string> Rows, IReadOnlyList<ChartSeries> Series);

/// <summary>One column of numbers.</summary>
/// <param name="Name">What they count.</param>
/// <param name="Numbers">One per row, in order; null where there is nothing to say, which breaks a line.</param>
/// <param name="Colour">A colour of the style sheet's tokens: blue, faint, or a signal (green, amber, red) where it is one.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Numbers, string Colour = "blue");
