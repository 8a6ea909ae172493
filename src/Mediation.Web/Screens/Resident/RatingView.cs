using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Acts;

namespace Mediation.Web.Screens.Resident;

/// <summary>The two questions of the call-back, to be answered by the resident (群众评价).</summary>
/// <param name="Action">Where the answer goes.</param>
/// <param name="Typed">What was chosen and written before it was refused.</param>
/// <param name="Refusals">Why it was refused, as sentences.</param>
public sealed record RatingView(string Action, ILookup<string, string> Typed, IReadOnlyList<string> Refusals)
{
    /// <summary>Empty questions.</summary>
    internal static RatingView Of(string code) => new($"/r/{code}", Array.Empty<string>().ToLookup(typed => typed), []);

    /// <summary>The questions again, with what was answered and what is missing.</summary>
    internal static RatingView Refused(string code, PostedAct sent, IReadOnlyList<Refusal> refusals) =>
        new($"/r/{code}", sent.Typed, [.. refusals.Select(Sentences.Of).Distinct()]);

    /// <summary>满意度.</summary>
    public static IReadOnlyList<string> Grades => RecordFollowUp.Grades;

    /// <summary>不满意原因: each code in the words of somebody who isn't an official. 情绪 is nobody's answer about themselves.</summary>
    public static IReadOnlyList<(string Code, string Words)> Reasons =>
    [
        ("处理不当", Texts.Resident_ReasonHandling),
        ("政策限制", Texts.Resident_ReasonPolicy),
        ("诉求超范围", Texts.Resident_ReasonBeyond),
        ("其他", Texts.Resident_ReasonOther),
    ];

    /// <summary>Whether a value was chosen.</summary>
    public bool Chose(string field, string value) => Typed[field].Contains(value);
}
