using Mediation.Casework.Cases;
using Mediation.Postgres.Reports;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Rates;
using Mediation.Web.Screens.Tables;

namespace Mediation.Web.Screens.Reports;

/// <summary>The report as sheets of a workbook (月报工作簿): figures, kinds, ledger, meetings; the same rows as on the page.</summary>
internal static class ReportSheets
{
    /// <summary>Heads of the ledger, on the page and in the workbook.</summary>
    public static IReadOnlyList<string> LedgerHeads { get; } =
    [
        Texts.Report_Number, Texts.Report_AcceptedAt, Texts.Report_Channel, Texts.Report_RequestType, Texts.Report_Category, Texts.Report_Compound, Texts.Report_Lead,
        Texts.Report_Stage, Texts.Report_Result, Texts.Report_ClosedAt, Texts.Report_Returned, Texts.Report_Urged, Texts.Report_Supervised,
    ];

    /// <summary>Heads of the table of meetings, on the page and in the workbook.</summary>
    public static IReadOnlyList<string> WhistleHeads { get; } =
    [
        Texts.Report_WhistleUnit, Texts.Report_WhistleCalled, Texts.Report_WhistleCame, Texts.Report_WhistleOurs, Texts.Report_WhistleWanting,
        Texts.Report_WhistleCalling, Texts.Report_WhistleAnswered, Texts.Report_WhistleRightly,
    ];

    /// <summary>The four sheets.</summary>
    public static IEnumerable<XlsxSheet> Of(ReportView view)
    {
        yield return new XlsxSheet(Texts.Report_Figures,
            [Texts.Rates_Rate, Texts.Rates_Value, Texts.Report_Hits, Texts.Report_Of, Texts.Report_Before, Texts.Rates_Means, Texts.Report_LeftOut],
            view.Figures.Select(figure => new object[]
            {
                RateWords.Name(figure.Rate), RateWords.Value(figure.Rate, figure.Now), figure.Now.Hits, figure.Now.Of,
                RateWords.Value(figure.Rate, figure.Before), RateWords.Definition(figure.Rate), RateWords.LeftOut(figure.Rate),
            }));
        yield return new XlsxSheet(Texts.Report_Kinds, [Texts.Report_Kind, Texts.Report_Accepted, Texts.Report_Closed, Texts.Report_Open],
            view.Ledger.Tallies.Append(Sum(view.Ledger)).Select(tally => new object[] { KindOf(view, tally), tally.Accepted, tally.Closed, tally.Open }));
        yield return new XlsxSheet(Texts.Report_Ledger, LedgerHeads, view.Ledger.Lines.Select(line => Cells(view, line)));
        yield return new XlsxSheet(Texts.Report_Whistles, WhistleHeads, view.Whistles.Select(tally => Cells(view, tally)));
    }

    /// <summary>What a line of the ledger says; counts as numbers.</summary>
    public static IReadOnlyList<object> Cells(ReportView view, LedgerLine line) =>
    [
        line.Number, view.Clock.Written(line.AcceptedAt), line.Channel, line.RequestType, view.Names.Category(line.Category), view.Names.Compound(line.Compound) ?? "",
        line.Lead is { } lead ? view.Names.Unit(lead) : "", Words.Of("stage", line.Stage.Code()), line.Result is { } result ? Words.Of("result", result.Code()) : "",
        line.ClosedAt is { } closed ? view.Clock.Written(closed) : "", line.ReturnCount, line.UrgeCount, line.Supervised ? Texts.Rates_Yes : Texts.Rates_No,
    ];

    /// <summary>How a unit did at meetings; counts as numbers.</summary>
    public static IReadOnlyList<object> Cells(ReportView view, WhistleTally tally) =>
    [
        view.Names.Unit(tally.Unit), tally.Called, tally.Came, tally.Ours, tally.Wanting, tally.Calling, tally.Answered, tally.Rightly,
    ];

    /// <summary>All kinds together.</summary>
    public static KindTally Sum(MonthLedger ledger) => new(
        "", ledger.Tallies.Sum(tally => tally.Accepted), ledger.Tallies.Sum(tally => tally.Closed), ledger.Tallies.Sum(tally => tally.Open));

    /// <summary>邻里纠纷, or that it is all of them.</summary>
    public static string KindOf(ReportView view, KindTally tally) => tally.Kind.Length == 0 ? Texts.Report_Sum : view.Names.Group(tally.Kind);
}
