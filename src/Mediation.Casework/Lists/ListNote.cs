using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Disclosures;
using Mediation.Casework.Places;

namespace Mediation.Casework.Lists;

/// <summary>What is written down for 需求清单 or 项目清单: what is needed, what kind, when and where, and apart from it who for.</summary>
public sealed record ListNote
{
    /// <summary>Whether it is a project of the compound; otherwise a need.</summary>
    public bool Project { get; init; }

    /// <summary>The unit that writes it down, and has it until somebody takes it on (登记单位).</summary>
    public string Unit { get; init; } = "";

    /// <summary>类别.</summary>
    public string Subject { get; init; } = "";

    /// <summary>时段.</summary>
    public IReadOnlyList<string> Hours { get; init; } = [];

    /// <summary>小区代码.</summary>
    public string Compound { get; init; } = "";

    /// <summary>Which building, where it isn't a home alone (楼栋); may be empty.</summary>
    public string Building { get; init; } = "";

    /// <summary>What is needed; names nobody, for partners read it.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who it is for (姓名); only of a need, may be empty.</summary>
    public string PersonName { get; init; } = "";

    /// <summary>How to reach them (电话); only of a need, may be empty.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Number of the round on which it was heard; null for none.</summary>
    public string? Round { get; init; }

    /// <summary>Every fault at once, each at its field; none when it may be written down.</summary>
    public IReadOnlyList<Refusal> Faults(Actor actor, Town town) =>
    [
        .. ListPartners.Of(actor, town).Any(unit => unit.Code == Unit) ? [] : new[] { new Refusal("listed.unit", "unit") },
        .. Words("text", Text, ListWords.LongestText, needed: true), .. Words("building", Building, 40, needed: false),
        .. Words("reporter.name", PersonName, 40, needed: false),
        .. Known("helpKind", Subject, ListWords.Subjects),
        .. Hours.Count == 0 ? [new Refusal("field.missing", "hours", "hours")] : Array.Empty<Refusal>(),
        .. Hours.Except(ListWords.AllHours).Select(each => new Refusal("field.not-an-option", "hours", "hours", each)),
        .. town.Compound(Compound) is null ? [new Refusal("field.not-an-option", "compound", "compound", Compound)] : Array.Empty<Refusal>(),
        .. Phone.Length > 0 && PhoneNumber.Digits(Phone) is null ? [new Refusal("field.malformed", "reporter.phone", "phone")] : Array.Empty<Refusal>(),
        .. Disclosure.HoldsPersonalNumber($"{Building} {Text}") ? [new Refusal("listed.personal-number", "text")] : Array.Empty<Refusal>(),
        .. PersonName.Trim() is { Length: > 0 } name && $"{Building} {Text}".Contains(name, StringComparison.Ordinal)
            ? [new Refusal("listed.names-person", "text")] : Array.Empty<Refusal>(),
    ];

    /// <summary>The same as the window would write it down (诉求登记).</summary>
    public ComplaintForm Form(Town town) => new()
    {
        Text = Text.Trim(),
        Channel = WireWords.Reported,
        Place = $"{town.Compound(Compound)?.Name}{Building.Trim()}",
        Reporter = Project || (PersonName.Trim().Length == 0 && Phone.Trim().Length == 0)
            ? new ReporterForm { Anonymous = true }
            : new ReporterForm { Name = PersonName.Trim(), Phone = Phone.Trim() },
    };

    /// <summary>What it is as a line.</summary>
    public Listing Line => new(Subject, [.. Hours.Distinct()]) { Round = Round };

    private static IEnumerable<Refusal> Known(string field, string word, IReadOnlyList<string> words)
    {
        if (word.Length == 0)
            yield return new Refusal("field.missing", field, field);
        else if (!words.Contains(word))
            yield return new Refusal("field.not-an-option", field, field, word);
    }

    private static IEnumerable<Refusal> Words(string field, string text, int longest, bool needed)
    {
        if (needed && string.IsNullOrWhiteSpace(text))
            yield return new Refusal("field.missing", field, field);
        else if (text.Length > longest)
            yield return new Refusal("field.too-long", field, field, longest, text.Length);
    }
}
