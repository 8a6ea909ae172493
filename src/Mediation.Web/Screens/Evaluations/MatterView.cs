using Mediation.Casework.Places;
using Mediation.Postgres.Evaluations;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Evaluations;

/// <summary>A matter that was done, put to residents (居民评页).</summary>
/// <param name="Town">Who answers for it.</param>
/// <param name="Matter">What hangs out about it.</param>
/// <param name="Action">Where the form goes.</param>
/// <param name="Token">The one-time mark of this showing.</param>
/// <param name="Clock">The product's clock.</param>
public sealed record MatterView(string Town, PublicMatter Matter, string Action, string Token, Clockface Clock)
{
    /// <summary>Whether it waits for marks.</summary>
    public bool Asked { get; init; }

    /// <summary>Who led it; null when nobody does now.</summary>
    public Unit? Lead { get; init; }

    /// <summary>Whether a mark was taken just now.</summary>
    public bool Thanked { get; init; }

    /// <summary>Why the mark was not taken, as a sentence; null otherwise.</summary>
    public string? Refusal { get; init; }
}
