using Mediation.Web.Parts;

namespace Mediation.Web.Screens.DeadlineFeed;

/// <summary>What the page of the calendar feed shows (日历订阅页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="MadeAt">When the address was made that is good now, by the real clock; null for none.</param>
public sealed record DeadlineFeedView(Clockface Clock, DateTimeOffset? MadeAt)
{
    /// <summary>The address that was made just now; null otherwise, for it isn't kept.</summary>
    public string? Address { get; init; }
}
