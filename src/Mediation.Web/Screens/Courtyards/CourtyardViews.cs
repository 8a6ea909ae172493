using Mediation.Casework.Courtyards;
using Mediation.Casework.Places;
using Mediation.Postgres.Courtyards;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Courtyards;

/// <summary>What the list of courtyards shows (院落清单页): nothing personal.</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What codes are called.</param>
/// <param name="Courtyards">Those the reader may know of, with their committees' terms.</param>
public sealed record CourtyardsView(Clockface Clock, Town Town, IReadOnlyList<Courtyard> Courtyards);

/// <summary>What the page of a courtyard shows (院落页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What codes are called.</param>
/// <param name="Courtyard">The courtyard, with its committee's terms.</param>
/// <param name="Committee">Who sits on it, by code, and what was done.</param>
/// <param name="Keeps">Whether the reader enters members and ends terms.</param>
public sealed record CourtyardView(Clockface Clock, Town Town, Courtyard Courtyard, Committee Committee, bool Keeps)
{
    /// <summary>The form of a new member, as typed so far.</summary>
    public MemberForm Form { get; init; } = new(Guid.CreateVersion7());

    /// <summary>Names by code, shown this once after the reading was written down.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>Why something was not done; empty otherwise.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>Whether something was just done.</summary>
    public bool Done { get; init; }
}
