using Mediation.Casework.Places;
using Mediation.Postgres.Rates;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Rates;

/// <summary>Every rate over some days (指标页).</summary>
/// <param name="Address">What the address says.</param>
/// <param name="Days">The days.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Results">What the rates came to.</param>
public sealed record RatesView(RatesAddress Address, RateDays Days, Clockface Clock, IReadOnlyList<RateResult> Results);

/// <summary>One rate over some days (单项指标页).</summary>
/// <param name="Address">What the address says.</param>
/// <param name="Days">The days.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Groups">Units side by side with their like.</param>
/// <param name="Months">Month by month.</param>
public sealed record RateView(
    RatesAddress Address, RateDays Days, Clockface Clock, RateResult Result, IReadOnlyList<UnitGroup> Groups, ChartView Months);

/// <summary>Units of one kind, which may fairly be compared (同类单位).</summary>
/// <param name="Name">What the kind is called.</param>
/// <param name="Units">Units with their figures, in the town's order.</param>
public sealed record UnitGroup(string Name, IReadOnlyList<(Unit Unit, RateFigure Figure)> Units)
{
    /// <summary>The units of a town that have members, by kind. A unit the town doesn't know any more stands under its code.</summary>
    public static IReadOnlyList<UnitGroup> Of(Town town, IReadOnlyDictionary<string, RateFigure> figures)
    {
        var known = town.Units.Where(unit => figures.ContainsKey(unit.Code)).ToList();
        var gone = figures.Keys.Except(known.Select(unit => unit.Code)).Select(code => new Unit(code, code, "", null));
        return
        [
            .. known.Concat(gone).GroupBy(unit => unit.Kind)
                .Select(kind => new UnitGroup(Words.Of("unit-kind", kind.Key), [.. kind.Select(unit => (unit, figures[unit.Code]))])),
        ];
    }
}

/// <summary>The list behind a figure (指标明细页).</summary>
/// <param name="Address">What the address says.</param>
/// <param name="Days">The days.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What units and categories are called.</param>
/// <param name="Units">Units to choose among.</param>
/// <param name="Rate">Which rate.</param>
/// <param name="Found">A page of its members.</param>
public sealed record RateCasesView(
    RatesAddress Address, RateDays Days, Clockface Clock, TownNames Names, IReadOnlyList<Unit> Units, Rate Rate, RateCasesPage Found)
{
    /// <summary>The filters, as the address has them.</summary>
    public IReadOnlyList<FilterField> Filters =>
    [
        new("from", Texts.Rates_From, $"{Days.From:yyyy-MM-dd}") { Day = true },
        new("to", Texts.Rates_To, $"{Days.To:yyyy-MM-dd}") { Day = true },
        new("unit", Texts.Rates_Unit, Address.Unit, [.. Units.Select(unit => new FormOption(unit.Code, unit.Name))]),
        .. Rate.Span ? [] : new[]
        {
            new FilterField("hit", Texts.Rates_Counted, Address.Hit switch { true => "true", false => "false", null => null },
                new FormOption("true", Texts.Rates_Hit), new FormOption("false", Texts.Rates_Miss)),
        },
    ];
}
