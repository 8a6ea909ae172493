using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Lists;
using Mediation.Casework.Micro;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.Casework.Schedules;

namespace Mediation.Casework.Errands;

/// <summary>What is written down when somebody asks to have something done for them (代办登记).</summary>
public sealed record ErrandNote
{
    /// <summary>The kind: a category of <see cref="Errand.Branch"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Who does it (代办单位): code.</summary>
    public string Unit { get; init; } = "";

    /// <summary>小区代码.</summary>
    public string Compound { get; init; } = "";

    /// <summary>楼栋、房号; may be empty.</summary>
    public string Building { get; init; } = "";

    /// <summary>What is to be done, at most 300 characters.</summary>
    public string Text { get; init; } = "";

    /// <summary>For whom (姓名).</summary>
    public string PersonName { get; init; } = "";

    /// <summary>How to reach them (电话).</summary>
    public string Phone { get; init; } = "";

    /// <summary>预约时间; null where nothing is agreed yet.</summary>
    public DateTimeOffset? MeetAt { get; init; }

    /// <summary>The kinds there are, by code.</summary>
    public static IEnumerable<Categories.Category> Kinds(RuleBook rules) =>
        rules.Categories.All.Where(each => !each.Retired && each.Code.StartsWith(Errand.Branch, StringComparison.Ordinal));

    /// <summary>Every fault at once, each at its field; none when it may be written down.</summary>
    public IReadOnlyList<Refusal> Faults(Actor actor, Briefing briefing) =>
    [
        .. ListPartners.Of(actor, briefing.Town).Any(unit => unit.Code == Unit) ? [] : new[] { new Refusal("listed.unit", "unit") },
        .. Kinds(briefing.Rules).Any(each => each.Code == Kind) ? [] : new[] { new Refusal("field.not-an-option", "errandKind", "errandKind", Kind) },
        .. briefing.Town.Compound(Compound) is null ? [new Refusal("field.not-an-option", "compound", "compound", Compound)] : Array.Empty<Refusal>(),
        .. Said("text", Text, 300, needed: true), .. Said("building", Building, 40, needed: false), .. Said("reporter.name", PersonName, 40, needed: true),
        .. PhoneNumber.Digits(Phone) is null ? [new Refusal("field.malformed", "reporter.phone", "phone")] : Array.Empty<Refusal>(),
        .. MeetAt is { } at && at <= briefing.Now ? [new Refusal("errand.meet", "visitAt")] : Array.Empty<Refusal>(),
    ];

    /// <summary>What becomes of it: a service of the town, or, where its words are a danger, an urgent or a secret matter, a case like any other.</summary>
    /// <param name="founding">What it is founded on, as a complaint.</param>
    /// <param name="briefing">What is known.</param>
    public Answer<AcceptanceDecision> Decide(Founding founding, Briefing briefing)
    {
        var form = Form(briefing.Town);
        var whole = Accepting.Decide(form, founding, briefing);
        return !whole.TryGet(out var complaint) || !MicroLane.Keeps(complaint.Assessment)
            ? whole
            : Accepting.Decide(form with { Category = Kind }, founding with
            {
                Own = new OwnWork(Unit, OfHousehold: true) { Channel = form.Channel },
                Errand = new Errand([]) { MeetAt = MeetAt },
            }, briefing);
    }

    /// <summary>The same as the window would write it down (诉求登记).</summary>
    public ComplaintForm Form(Town town) => new()
    {
        Text = Text.Trim(),
        Channel = WireWords.Reported,
        Place = $"{town.Compound(Compound)?.Name}{Building.Trim()}",
        Reporter = new ReporterForm { Name = PersonName.Trim(), Phone = Phone.Trim() },
    };

    private static IEnumerable<Refusal> Said(string field, string text, int longest, bool needed)
    {
        if (needed && string.IsNullOrWhiteSpace(text))
            yield return new Refusal("field.missing", field, field);
        else if (text.Length > longest)
            yield return new Refusal("field.too-long", field, field, longest, text.Length);
    }
}
