using Mediation.Casework.Places;
using Mediation.Postgres.Quality;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Rates;

namespace Mediation.Web.Screens.Quality;

/// <summary>Every sign over some days (数据质量提示页).</summary>
/// <param name="Address">What the address says.</param>
/// <param name="Days">The days.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What units are called.</param>
/// <param name="Counts">How often each was found.</param>
public sealed record QualityView(
    RatesAddress Address, RateDays Days, Clockface Clock, TownNames Names, IReadOnlyList<QualityCount> Counts);

/// <summary>The evidence of one sign (提示明细页).</summary>
/// <param name="Address">What the address says.</param>
/// <param name="Days">The days.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What units and categories are called.</param>
/// <param name="Units">Units to choose among.</param>
/// <param name="Sign">Which sign.</param>
/// <param name="Page">A page of findings.</param>
public sealed record QualityListView(
    RatesAddress Address, RateDays Days, Clockface Clock, TownNames Names, IReadOnlyList<Unit> Units, QualitySign Sign, Page<QualityFinding> Page)
{
    /// <summary>The filters, as the address has them.</summary>
    public IReadOnlyList<FilterField> Filters =>
    [
        new("from", Texts.Rates_From, $"{Days.From:yyyy-MM-dd}") { Day = true },
        new("to", Texts.Rates_To, $"{Days.To:yyyy-MM-dd}") { Day = true },
        new("unit", Texts.Rates_Unit, Address.Unit, [.. Units.Select(unit => new FormOption(unit.Code, unit.Name))]),
    ];

    /// <summary>The address of the list from an item on; null for its beginning.</summary>
    public string From(string? after) => FilterAddress.Write(QualityScreen.PathOf(Sign), Address with { After = after });
}
