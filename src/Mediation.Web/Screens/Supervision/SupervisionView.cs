using Mediation.Postgres.Views;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Supervision;

/// <summary>The supervision page (督办页).</summary>
/// <param name="Filter">What it shows.</param>
/// <param name="Clock">The product's clock, or the moment as of which all is shown.</param>
/// <param name="Board">The counts.</param>
/// <param name="Names">What units and categories are called.</param>
/// <param name="Ground">What grids and stations are called.</param>
/// <param name="Rows">The list.</param>
/// <param name="More">Whether there are more cases than rows.</param>
public sealed record SupervisionView(
    SupervisionFilter Filter, Clockface Clock, SupervisionBoard Board, TownNames Names, TownGround Ground, IReadOnlyList<LateRow> Rows, bool More)
{
    /// <summary>Most rows on the page.</summary>
    public const int MostRows = 50;

    /// <summary>What an act answered when it was refused, as sentences; shown above the list.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>Cases whose workflow failed at a step (流程故障).</summary>
    public IReadOnlyList<FaultLine> Faults { get; init; } = [];

    /// <summary>办结未解决: closed within the last thirty days, and the resident says that it isn't solved; null as of a moment.</summary>
    public int? ClosedUnsolved { get; init; }

    /// <summary>审计发现: how much is wrong with cases as they are stored; null for whoever may not look there, and as of a moment.</summary>
    public int? AuditFindings { get; init; }

    /// <summary>From when on boards are known, when the address asked for an earlier one (看板可查起点); null otherwise.</summary>
    public DateTimeOffset? KnownSince { get; init; }

    /// <summary>Whether it is shown as of an earlier moment: to look at, with no act open (当时的样子).</summary>
    public bool Past => Filter.At is not null;

    /// <summary>按网格.</summary>
    public IReadOnlyList<BoardLine> Grids => Board.PlacesBy(Ground.GridOf);

    /// <summary>按站点.</summary>
    public IReadOnlyList<BoardLine> Stations => Board.PlacesBy(TownGround.StationOf);

    /// <summary>逾期.</summary>
    public int Overdue => Board.Units.Sum(unit => unit.Overdue);

    /// <summary>今晚前到期.</summary>
    public int Tonight => Board.Units.Sum(unit => unit.Tonight);

    /// <summary>将到期: amber.</summary>
    public int Amber => Board.Units.Sum(unit => unit.DueSoon);

    /// <summary>在办.</summary>
    public int Open => Board.Units.Sum(unit => unit.Open);

    /// <summary>Acts of oversight that may be done to several cases of the list, in the order in which they grow heavier (成批办理).</summary>
    public IReadOnlyList<string> ManyActs => [.. Casework.Acts.Oversight.Acts.Where(act => Rows.Any(row => row.Acts.Contains(act)))];
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
