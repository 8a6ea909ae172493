using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Case;

/// <summary>What the address of a case says besides its number (案件网址).</summary>
/// <param name="Act">Id of the form to open (<see cref="ActFormView.Id"/>).</param>
/// <param name="Show">The one kind of the timeline that is shown; null for all.</param>
/// <param name="At">The local moment as of which the case is shown (当时的样子); null for now.</param>
public sealed record CaseAddress(string? Act = null, TimelineKind? Show = null, DateTime? At = null)
{
    /// <summary>The page of a case.</summary>
    public static string Of(string number) => $"/cases/{number}";

    /// <summary>Where its forms are posted.</summary>
    public static string ActsOf(string number) => $"/cases/{number}/acts";

    /// <summary>Where one asks what the register knows of the home that a call came from.</summary>
    public static string HomeOf(string number) => $"/cases/{number}/home";

    /// <summary>This address, written out.</summary>
    public string Write(string number) => FilterAddress.Write(Of(number), this);
}
