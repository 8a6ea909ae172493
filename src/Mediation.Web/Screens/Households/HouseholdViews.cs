using Mediation.Casework.Households;
using Mediation.Casework.Places;
using Mediation.Postgres.Households;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Households;

/// <summary>What the list shows (重点户清单页): nothing personal.</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What codes are called.</param>
/// <param name="Today">The day it is.</param>
/// <param name="Households">Those the reader may know of.</param>
public sealed record HouseholdsView(Clockface Clock, Town Town, DateOnly Today, IReadOnlyList<Household> Households);

/// <summary>What the form of a new household shows (重点户登记表).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What may be chosen.</param>
/// <param name="Units">Units that may keep contact for this reader.</param>
/// <param name="Form">As typed so far.</param>
/// <param name="Refusals">Why it was not entered.</param>
public sealed record HouseholdEntryView(Clockface Clock, Town Town, IReadOnlyList<Unit> Units, HouseholdForm Form, IReadOnlyList<string> Refusals);

/// <summary>What the page of a household shows (重点户页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What codes are called.</param>
/// <param name="Record">The household and its log.</param>
public sealed record HouseholdView(Clockface Clock, Town Town, HouseholdRecord Record)
{
    /// <summary>Who and where it is, shown this once after the reading was written down.</summary>
    public HouseholdIdentity? Identity { get; init; }

    /// <summary>Why something was not done; null otherwise.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether something was just done.</summary>
    public bool Done { get; init; }
}

/// <summary>The register in words (重点户用语).</summary>
internal static class HouseholdWords
{
    /// <summary>红色重点户.</summary>
    public static string Of(Colour colour) => Words.Of("household-colour", colour.ToString().ToLowerInvariant());

    /// <summary>独居老人.</summary>
    public static string Flag(string flag) => Words.Of("care-flag", flag);

    /// <summary>改色：红色重点户 → 黄色特殊户.</summary>
    public static string Of(HouseholdAct act) => string.Concat(Words.Of("household-act", act.Kind),
        act.After is null && act.Before is null ? "" : $"：{string.Join(" → ", new[] { act.Before, act.After }.OfType<string>().Select(Said))}");

    private static string Said(string text) => Enum.TryParse<Colour>(text, ignoreCase: true, out var colour) ? Of(colour) : text;
}
