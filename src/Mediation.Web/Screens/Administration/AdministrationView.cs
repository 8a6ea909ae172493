using System.Collections.Immutable;
using Mediation.Postgres.Administration;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Administration;

/// <summary>Which lines of the log are looked for, as the address (管理记录网址).</summary>
/// <param name="Q">Words.</param>
/// <param name="Kind">What was done.</param>
/// <param name="From">Not before this day.</param>
/// <param name="Until">Not after this day.</param>
/// <param name="After">Go on after this line.</param>
public sealed record AdministrationAddress(
    string? Q = null, string? Kind = null, DateOnly? From = null, DateOnly? Until = null, Guid? After = null);

/// <summary>What the page of the log shows (管理记录页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Address">What is looked for.</param>
/// <param name="Lines">The newest of them first.</param>
/// <param name="Next">The line after which the next page begins; null when this is the last.</param>
public sealed record AdministrationView(
    Clockface Clock, AdministrationAddress Address, ImmutableList<AdministrationLine> Lines, Guid? Next)
{
    /// <summary>The filter as a form.</summary>
    public IReadOnlyList<FilterField> Filters =>
    [
        new("q", Texts.Administration_Words, Address.Q),
        new("kind", Texts.Administration_Kind, Address.Kind, [.. Words.All("administration").Select(kind => new FormOption(kind.Code, kind.Text))]),
        new("from", Texts.Administration_From, $"{Address.From:yyyy-MM-dd}") { Day = true },
        new("until", Texts.Administration_Until, $"{Address.Until:yyyy-MM-dd}") { Day = true },
    ];
}
