using Mediation.Casework.Acceptance;
using Mediation.Casework.Places;

namespace Mediation.Casework.Talents;

/// <summary>What is written down when somebody enters the pool (人才登记), by consent only.</summary>
public sealed record TalentForm
{
    /// <summary>The longest stay, in days (最长保存期).</summary>
    public const int LongestKeep = 3 * 366;

    /// <summary>姓名和电话.</summary>
    public TalentIdentity Identity { get; init; } = new("", "");

    /// <summary>特长.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>什么时候有空.</summary>
    public string Availability { get; init; } = "";

    /// <summary>联系单位.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The day on which the person agreed (本人同意日期).</summary>
    public DateOnly? ConsentOn { get; init; }

    /// <summary>保存期限.</summary>
    public DateOnly? KeepUntil { get; init; }

    /// <summary>Every fault at once, each at its field; none when it may be entered.</summary>
    public IReadOnlyList<Refusal> Faults(Town town, DateOnly today) =>
    [
        .. Said("talentName", Identity.Name, 40), .. Said("availability", Availability, 100),
        .. PhoneNumber.Digits(Identity.Phone) is null ? [new Refusal("field.malformed", "phone", "phone")] : Array.Empty<Refusal>(),
        .. Skills.Count == 0 ? [new Refusal("field.missing", "skills", "skills")] : Array.Empty<Refusal>(),
        .. Skills.Except(TalentSkills.Of(town)).Select(skill => new Refusal("field.not-an-option", "skills", "skills", skill)),
        .. ConsentOn is { } day && day <= today ? Array.Empty<Refusal>() : [new Refusal("talent.no-consent", "consentOn")],
        .. DayFault(KeepUntil, today) is { } fault ? [fault] : Array.Empty<Refusal>(),
        .. TalentSight.Keepers(town).Any(unit => unit.Code == Unit) ? Array.Empty<Refusal>() : [new Refusal("talent.unit", "unit")],
    ];

    /// <summary>Why an entry can't stay until a day; null when it can.</summary>
    public static Refusal? DayFault(DateOnly? keepUntil, DateOnly today) =>
        keepUntil > today && keepUntil <= today.AddDays(LongestKeep) ? null : new Refusal("talent.day", "keepUntil");

    private static IEnumerable<Refusal> Said(string field, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new Refusal("field.missing", field, field);
        else if (text.Length > longest)
            yield return new Refusal("field.too-long", field, field, longest, text.Length);
    }
}
