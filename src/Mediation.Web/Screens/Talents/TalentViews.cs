using Mediation.Casework.Places;
using Mediation.Casework.Talents;
using Mediation.Postgres.Talents;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Talents;

/// <summary>What the list shows (人才清单页): nothing personal.</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What codes are called.</param>
/// <param name="Skill">The one skill that was asked for; null for all.</param>
/// <param name="Talents">Those the reader may know of.</param>
public sealed record TalentsView(Clockface Clock, Town Town, string? Skill, IReadOnlyList<Talent> Talents);

/// <summary>What the form of a new entry shows (人才登记表).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What may be chosen.</param>
/// <param name="Units">Units that may keep contact for this reader.</param>
/// <param name="Form">As typed so far.</param>
/// <param name="Refusals">Why it was not entered.</param>
public sealed record TalentEntryView(Clockface Clock, Town Town, IReadOnlyList<Unit> Units, TalentForm Form, IReadOnlyList<string> Refusals);

/// <summary>What the page of an entry shows (人才页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What codes are called.</param>
/// <param name="Record">The entry and its log.</param>
/// <param name="Points">服务积分.</param>
public sealed record TalentView(Clockface Clock, Town Town, TalentRecord Record, PointsAccount Points)
{
    /// <summary>Who it is, shown this once after the reading was written down.</summary>
    public TalentIdentity? Identity { get; init; }

    /// <summary>Why something was not done; null otherwise.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether something was just done.</summary>
    public bool Done { get; init; }
}
