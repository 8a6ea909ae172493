using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Supervision;

/// <summary>What the supervision page shows, as its address says (督办筛选).</summary>
/// <param name="Scope">Which cases are listed; null for overdue and amber.</param>
/// <param name="Unit">主办单位.</param>
/// <param name="Category">The first four characters of a category.</param>
/// <param name="Grid">网格; <see cref="TownGround.Unknown"/> for places that belong to none.</param>
/// <param name="Station">社区, whose station it is; <see cref="TownGround.Unknown"/> for none.</param>
/// <param name="Holder">The unit whose turn it is (当前持有).</param>
/// <param name="DueFrom">Falls due on this day or later.</param>
/// <param name="DueTo">Falls due on this day or earlier.</param>
/// <param name="At">The local moment as of which everything is shown (当时的样子); null for now.</param>
/// <param name="Open">The case whose acts are opened.</param>
/// <param name="Act">Which of its acts.</param>
/// <param name="Did">The act that was just done, for the notice.</param>
/// <param name="On">The case it was done on, or how many.</param>
public sealed record SupervisionFilter(
    LateScope? Scope = null, string? Unit = null, string? Category = null, string? Grid = null, string? Station = null, string? Holder = null,
    DateOnly? DueFrom = null, DateOnly? DueTo = null, DateTime? At = null, string? Open = null, string? Act = null, string? Did = null,
    string? On = null)
{
    /// <summary>The same list with nothing opened and nothing just done.</summary>
    public SupervisionFilter Quiet => this with { Open = null, Act = null, Did = null, On = null };

    /// <summary>Everything, as of the same moment.</summary>
    public SupervisionFilter Whole => new(At: At);

    /// <summary>The address of the page.</summary>
    public string Address => FilterAddress.Write(SupervisionScreen.Path, this);

    /// <summary>The address of the list on the page.</summary>
    public string ListAddress => Address + "#list";

    /// <summary>What the list is asked.</summary>
    public LateFilter Late(Policy policy)
    {
        var ground = new TownGround(policy.Town);
        return new(Scope ?? LateScope.Late, Unit, Category)
        {
            Compounds = Grid is { } grid ? ground.CompoundsOf(grid) : null,
            Community = Station is { } station ? TownGround.Code(station) : null,
            Holder = Holder,
            DueFrom = DueFrom is { } from ? policy.Calendar.StartOf(from) : null,
            DueUntil = DueTo is { } to ? policy.Calendar.EndOf(to) : null,
        };
    }
}
