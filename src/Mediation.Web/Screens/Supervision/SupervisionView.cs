using Mediation.Postgres.Views;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Supervision;

/// <summary>The supervision page (督办页).</summary>
/// <param name="Filter">What it shows.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Board">The counts.</param>
/// <param name="Names">What units and categories are called.</param>
/// <param name="Rows">The list.</param>
/// <param name="More">Whether there are more cases than rows.</param>
public sealed record SupervisionView(
    SupervisionFilter Filter, Clockface Clock, SupervisionBoard Board, TownNames Names, IReadOnlyList<LateRow> Rows, bool More)
{
    /// <summary>Most rows on the page.</summary>
    public const int MostRows = 50;

    /// <summary>What an act answered when it was refused, as sentences; shown above the list.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>Cases whose workflow failed at a step (流程故障).</summary>
    public IReadOnlyList<FaultLine> Faults { get; init; } = [];

    /// <summary>逾期.</summary>
    public int Overdue => Board.Units.Sum(unit => unit.Overdue);

    /// <summary>今晚前到期.</summary>
    public int Tonight => Board.Units.Sum(unit => unit.Tonight);

    /// <summary>将到期: amber.</summary>
    public int Amber => Board.Units.Sum(unit => unit.DueSoon);

    /// <summary>在办.</summary>
    public int Open => Board.Units.Sum(unit => unit.Open);

    /// <summary>Whether anybody may be urged from here.</summary>
    public bool MayUrge => Rows.Any(row => row.Acts.Contains("urge"));
}

/// <summary>A row of the red list as the page shows it (红黄名单行).</summary>
/// <param name="Case">What the view found.</param>
/// <param name="Matter">The category in words.</param>
/// <param name="Place">The compound's name; null when unknown.</param>
/// <param name="Reasons">Why it is late.</param>
/// <param name="Held">Who held it how long.</param>
/// <param name="Acts">Acts of oversight open to the reader.</param>
/// <param name="Suggested">The one to suggest; null when none is open.</param>
public sealed record LateRow(
    LateCase Case, string Matter, string? Place, IReadOnlyList<string> Reasons, IReadOnlyList<HeldShare> Held,
    IReadOnlyList<string> Acts, string? Suggested)
{
    /// <summary>The forms of its acts, when the address opens it.</summary>
    public IReadOnlyList<ActFormView> Forms { get; init; } = [];
}
