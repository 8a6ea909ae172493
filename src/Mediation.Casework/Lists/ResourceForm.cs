using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Places;

namespace Mediation.Casework.Lists;

/// <summary>What is written down when somebody offers something (资源登记).</summary>
/// <param name="Id">Minted with the form: sent twice it is one line.</param>
public sealed record ResourceForm(Guid Id)
{
    /// <summary>The longest it is offered without being asked for anew, in days (最长有效期).</summary>
    public const int LongestKeep = 366;

    /// <summary>提供方性质.</summary>
    public string Kind { get; init; } = "";

    /// <summary>提供方.</summary>
    public string Provider { get; init; } = "";

    /// <summary>联系单位.</summary>
    public string Unit { get; init; } = "";

    /// <summary>类别.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Codes of compounds; none for the whole town (服务小区).</summary>
    public IReadOnlyList<string> Compounds { get; init; } = [];

    /// <summary>时段.</summary>
    public IReadOnlyList<string> Hours { get; init; } = [];

    /// <summary>能提供什么.</summary>
    public string Offer { get; init; } = "";

    /// <summary>对外服务电话; may be empty.</summary>
    public string Phone { get; init; } = "";

    /// <summary>有效期.</summary>
    public DateOnly? KeepUntil { get; init; }

    /// <summary>Every fault at once, each at its field; none when it may be entered.</summary>
    public IReadOnlyList<Refusal> Faults(Actor actor, Town town, DateOnly today) =>
    [
        .. ListPartners.Of(actor, town).Any(unit => unit.Code == Unit) ? [] : new[] { new Refusal("listed.unit", "unit") },
        .. Resource.Kinds.Contains(Kind) ? [] : new[] { new Refusal("field.not-an-option", "providerKind", "providerKind", Kind) },
        .. Said("provider", Provider, 60), .. Said("offer", Offer, 200),
        .. Some("helpKinds", Subjects, ListWords.Subjects), .. Some("hours", Hours, ListWords.AllHours),
        .. Compounds.Where(code => town.Compound(code) is null).Select(code => new Refusal("field.not-an-option", "compounds", "compound", code)),
        .. Phone.Trim().Length > 0 && PhoneNumber.Digits(Phone) is null ? [new Refusal("field.malformed", "publicPhone", "publicPhone")] : Array.Empty<Refusal>(),
        .. KeepUntil > today && KeepUntil <= today.AddDays(LongestKeep) ? [] : new[] { new Refusal("resource.day", "keepUntil") },
    ];

    private static IEnumerable<Refusal> Some(string field, IReadOnlyList<string> chosen, IReadOnlyList<string> known) =>
        chosen.Count == 0 ? [new Refusal("field.missing", field, field)]
        : chosen.Except(known).Select(each => new Refusal("field.not-an-option", field, field, each));

    private static IEnumerable<Refusal> Said(string field, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new Refusal("field.missing", field, field);
        else if (text.Length > longest)
            yield return new Refusal("field.too-long", field, field, longest, text.Length);
    }
}
