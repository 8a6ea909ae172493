using System.Globalization;
using Mediation.Casework;
using Mediation.Web.Screens.Publishing;

namespace Mediation.Web.Screens.Workbench;

/// <summary>What the form of the page of publishing rules says (发布规则表单).</summary>
/// <param name="Step">What is asked for; publishing when the form doesn't say.</param>
/// <param name="Version">The version it is about; null for the draft.</param>
/// <param name="Stamp">The stamp of the draft that was looked at.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">The day from which it should be in force, as typed; empty for at once.</param>
/// <param name="Seen">Whether new findings and lost examples were seen.</param>
internal sealed record RulePublishInput(PublishStep? Step, int? Version, string Stamp, string Reason, string From, bool Seen)
{
    // A day so far away is a slip.
    private const int MostYears = 10;

    /// <summary>Reads a post.</summary>
    public static RulePublishInput Of(IFormCollection form) => new(
        form["step"].Count == 0 ? PublishStep.Publish
        : Enum.TryParse<PublishStep>(form["step"], out var step) && Enum.IsDefined(step) ? step : null,
        int.TryParse(form["version"], CultureInfo.InvariantCulture, out var number) ? number : null,
        form["stamp"].ToString(), form["reason"].ToString().ReplaceLineEndings("\n").Trim(), form["from"].ToString().Trim(), form["seen"] == "true");

    /// <summary>What is wrong with the reason; null when it will do.</summary>
    public Refusal? WrongReason => Reason.Length == 0 ? new Refusal("field.missing", "reason", "reason")
        : Reason.Length > RulePublishing.LongestReason ? new Refusal("field.too-long", "reason", "reason", RulePublishing.LongestReason, Reason.Length)
        : null;

    /// <summary>The day from which it should be in force; null for at once, refused unless it lies ahead.</summary>
    public Answer<DateOnly?> Day(DateOnly today)
    {
        if (From.Length == 0)
            return (DateOnly?)null;
        if (DateOnly.TryParseExact(From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day > today && day <= today.AddYears(MostYears))
            return (DateOnly?)day;
        return new Refusal("rules.from", "from", MostYears);
    }
}
