using Mediation.Postgres.Views;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Supervision;

/// <summary>What the supervision page shows, as its address says (督办筛选).</summary>
/// <param name="Scope">Which cases are listed; null for overdue and amber.</param>
/// <param name="Unit">主办单位.</param>
/// <param name="Category">The first four characters of a category.</param>
/// <param name="Open">The case whose acts are opened.</param>
/// <param name="Act">Which of its acts.</param>
/// <param name="Did">The act that was just done, for the notice.</param>
/// <param name="On">The case it was done on, or how many.</param>
public sealed record SupervisionFilter(
    LateScope? Scope = null, string? Unit = null, string? Category = null, string? Open = null, string? Act = null,
    string? Did = null, string? On = null)
{
    /// <summary>The same list with nothing opened and nothing just done.</summary>
    public SupervisionFilter Quiet => this with { Open = null, Act = null, Did = null, On = null };

    /// <summary>The address of the page.</summary>
    public string Address => FilterAddress.Write(SupervisionScreen.Path, this);

    /// <summary>The address of the list on the page.</summary>
    public string ListAddress => Address + "#list";

    /// <summary>What the list is asked.</summary>
    public LateFilter Late => new(Scope ?? LateScope.Late, Unit, Category);
}
