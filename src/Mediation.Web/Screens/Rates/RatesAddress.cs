using Mediation.Postgres.Rates;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Rates;

/// <summary>What the addresses of the rates say (指标筛选).</summary>
/// <param name="From">First day of the period; null for the last thirty days.</param>
/// <param name="To">Its last day.</param>
/// <param name="Unit">Of one unit.</param>
/// <param name="Hit">In the list: only what the numerator counts, or only what it doesn't.</param>
/// <param name="After">In the list: where the page begins.</param>
public sealed record RatesAddress(
    DateOnly? From = null, DateOnly? To = null, string? Unit = null, bool? Hit = null, string? After = null)
{
    /// <summary>The address of all rates.</summary>
    public string All => FilterAddress.Write(RatesScreen.Path, this with { Unit = null, Hit = null, After = null });

    /// <summary>The address of one rate.</summary>
    public string Of(Rate rate) => FilterAddress.Write(PathOf(rate), this with { Hit = null, After = null });

    /// <summary>The address of the list behind one.</summary>
    public string Cases(Rate rate) => FilterAddress.Write(CasesPathOf(rate), this);

    /// <summary>Where a rate is, without a filter.</summary>
    public static string PathOf(Rate rate) => $"{RatesScreen.Path}/{rate.Code}";

    /// <summary>Where the list behind a rate is, without a filter.</summary>
    public static string CasesPathOf(Rate rate) => $"{PathOf(rate)}/cases";
}
