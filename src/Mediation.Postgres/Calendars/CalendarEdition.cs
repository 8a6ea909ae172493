using Mediation.Casework.Calendars;

namespace Mediation.Postgres.Calendars;

/// <summary>A version of the work calendar as it was published (日历版本).</summary>
/// <param name="Number">第几版, from 1.</param>
/// <param name="Contents">What it says.</param>
/// <param name="Reason">Why it was published.</param>
/// <param name="PublishedAt">When, by the real clock; null for the one that came with the town.</param>
/// <param name="Publisher">Who, as they are called now; null for the one that came with the town.</param>
public sealed record CalendarEdition(
    int Number, CalendarContents Contents, string Reason, DateTimeOffset? PublishedAt, string? Publisher);

/// <summary>What will be the next version (日历草稿).</summary>
/// <param name="Stamp">Changes with every save; whoever saves or publishes names the one they saw.</param>
/// <param name="Contents">What it says.</param>
/// <param name="SavedAt">By the real clock.</param>
/// <param name="Saver">Who saved it, as they are called now.</param>
public sealed record CalendarDraft(Guid Stamp, CalendarContents Contents, DateTimeOffset SavedAt, string? Saver);

/// <summary>All versions, the newest first, and the draft if there is one (日历全貌).</summary>
/// <param name="Place">Code of the place.</param>
/// <param name="Editions">The first of them is in force.</param>
/// <param name="Draft">Null when nobody prepares another.</param>
/// <param name="Waiting">How many cases still have to be told of the version in force.</param>
public sealed record CalendarShelf(string Place, IReadOnlyList<CalendarEdition> Editions, CalendarDraft? Draft, int Waiting)
{
    /// <summary>The version in force.</summary>
    public CalendarEdition InForce => Editions[0];

    /// <summary>The newest contents: the draft's, else those in force.</summary>
    public CalendarContents Newest => Draft?.Contents ?? InForce.Contents;
}
