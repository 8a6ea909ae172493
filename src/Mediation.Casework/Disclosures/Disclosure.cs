using System.Text.RegularExpressions;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Disclosures;

/// <summary>
/// What everybody may read of a case (公示): how a meeting resolved, what is being built, what was spent. It hangs out until its last day, or until
/// it is taken down. It names nobody.
/// </summary>
/// <param name="Id">Identity; part of its address.</param>
/// <param name="Unit">Which unit discloses it.</param>
/// <param name="Headline">标题.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">公示时刻.</param>
/// <param name="Until">Its last day.</param>
public sealed partial record Disclosure(Guid Id, string Unit, StatementRef Headline, StatementRef Text, DateTimeOffset At, DateOnly Until)
{
    /// <summary>How many days it may hang out.</summary>
    public const int LongestDays = 90;

    /// <summary>Whether it was taken down before its last day (撤下).</summary>
    public bool TakenDown { get; init; }

    /// <summary>Whether words hold a number that belongs to one person: a mobile telephone, or an identity card.</summary>
    public static bool HoldsPersonalNumber(string words) => PersonalNumber().IsMatch(words);

    [GeneratedRegex(@"(?<!\d)(1[3-9]\d[ -]?\d{4}[ -]?\d{4}|\d{17}[\dXx])(?!\d)")]
    private static partial Regex PersonalNumber();
}
