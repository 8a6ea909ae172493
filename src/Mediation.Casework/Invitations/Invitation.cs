using Mediation.Casework.Statements;

namespace Mediation.Casework.Invitations;

/// <summary>
/// A unit that has no share of a case and is let in for a while (受邀参与): as an observer, or as a partner. It sees the case until the day is over, it is
/// asked to leave, or the case ends; then the case doesn't exist for it any more.
/// </summary>
/// <param name="Id">Identity; also that of its clock.</param>
/// <param name="Unit">Unit code.</param>
/// <param name="Capacity">What it may do.</param>
/// <param name="Until">Until the end of which day.</param>
/// <param name="Purpose">What it is invited for.</param>
public sealed record Invitation(Guid Id, string Unit, Capacity Capacity, DateOnly Until, StatementRef Purpose)
{
    /// <summary>Whether it is over.</summary>
    public bool Ended { get; init; }
}

/// <summary>What an invited unit may do (参与身份).</summary>
public enum Capacity
{
    /// <summary>列席: sees and comments, decides nothing.</summary>
    Observer,

    /// <summary>协作: also writes down progress and dissuasions.</summary>
    Partner,
}
