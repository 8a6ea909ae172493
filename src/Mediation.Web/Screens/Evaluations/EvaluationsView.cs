using Mediation.Casework.Evaluations;
using Mediation.Casework.Places;
using Mediation.Postgres.Evaluations;
using Mediation.Web.Parts;
using Mediation.Web.Screens.Rates;

namespace Mediation.Web.Screens.Evaluations;

/// <summary>What residents think of units (码上评 · 单位得评).</summary>
/// <param name="Address">The days, as the address says them.</param>
/// <param name="Days">The days.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What units are called.</param>
/// <param name="Figures">Units with marks, by code.</param>
public sealed record EvaluationsView(
    RatesAddress Address, RateDays Days, Clockface Clock, Town Town, IReadOnlyDictionary<string, UnitMarks> Figures)
{
    /// <summary>Units that may be evaluated, those with marks first, each in the town's order.</summary>
    public IEnumerable<Unit> Units => Town.Units.Where(EvaluationForm.MayBeEvaluated).OrderBy(unit => Figures.ContainsKey(unit.Code) ? 0 : 1);

    /// <summary>The address of one unit's evaluations.</summary>
    public string Of(Unit unit) => FilterAddress.Write($"{EvaluationsScreen.Path}/{unit.Code}", Address with { Unit = null, Hit = null, After = null });
}

/// <summary>What residents said of one unit (单位评价明细).</summary>
/// <param name="Address">The days, as the address says them.</param>
/// <param name="Days">The days.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Unit">Which.</param>
/// <param name="Figure">In numbers; null when there are no marks.</param>
/// <param name="Lines">One by one.</param>
public sealed record UnitEvaluationsView(
    RatesAddress Address, RateDays Days, Clockface Clock, Unit Unit, UnitMarks? Figure, IReadOnlyList<EvaluationLine> Lines);

/// <summary>A poster to hang out (评价海报).</summary>
/// <param name="Town">Who answers for it.</param>
/// <param name="Subject">What is evaluated.</param>
/// <param name="Address">What the code leads to.</param>
/// <param name="Clock">The product's clock.</param>
public sealed record PosterView(string Town, string Subject, string Address, Clockface Clock);
