using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Micro;
using Mediation.Casework.Places;
using Mediation.Casework.Schedules;

namespace Mediation.Casework.Ideas;

/// <summary>An idea as it is written down at the window or by a building head (登记金点子). Who has it says their name or not.</summary>
public sealed record IdeaNote
{
    /// <summary>Number of the collection.</summary>
    public string Collection { get; init; } = "";

    /// <summary>The idea, at most 500 characters.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whose it is; empty where they don't say.</summary>
    public string PersonName { get; init; } = "";

    /// <summary>How to reach them; empty where they don't say.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Every fault at once, each at its field; none when it may be written down.</summary>
    /// <param name="collection">The collection that it names; null when there is none.</param>
    /// <param name="today">The day.</param>
    public IReadOnlyList<Refusal> Faults(IdeaCollection? collection, DateOnly today) =>
    [
        .. collection is not null && collection.Takes(today) ? [] : new[] { new Refusal("idea.closed", null, Collection) },
        .. string.IsNullOrWhiteSpace(Text) ? [new Refusal("field.missing", "text", "text")] : Array.Empty<Refusal>(),
        .. Text.Length > 500 ? [new Refusal("field.too-long", "text", "text", 500, Text.Length)] : Array.Empty<Refusal>(),
        .. PersonName.Length > 40 ? [new Refusal("field.too-long", "reporter.name", "reporter.name", 40, PersonName.Length)] : Array.Empty<Refusal>(),
        .. Phone.Length > 0 && PhoneNumber.Digits(Phone) is null ? [new Refusal("field.malformed", "reporter.phone", "phone")] : Array.Empty<Refusal>(),
    ];

    /// <summary>What becomes of it: an idea that the collection's unit answers, or, where its words are a danger, an urgent or a secret matter, a case like any other.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="founding">What it is founded on, as a complaint.</param>
    /// <param name="briefing">What is known.</param>
    public Answer<AcceptanceDecision> Decide(IdeaCollection collection, Founding founding, Briefing briefing)
    {
        var form = Form(collection, briefing.Actor, briefing.Town);
        var whole = Accepting.Decide(form, founding, briefing);
        return !whole.TryGet(out var complaint) || !MicroLane.Keeps(complaint.Assessment)
            ? whole
            : Accepting.Decide(form with { Category = Idea.Category }, founding with
            {
                Own = new OwnWork(collection.Unit, OfHousehold: false) { Channel = form.Channel },
                Idea = new Idea(collection.Number),
            }, briefing);
    }

    /// <summary>The same as the window would write it down (诉求登记).</summary>
    public ComplaintForm Form(IdeaCollection collection, Actor actor, Town town) => new()
    {
        Text = Text.Trim(),
        Channel = actor.AtWindow ? WireWords.AtWindow : WireWords.Reported,
        Place = collection.Compound is { } code ? town.Compound(code)?.Name ?? town.Name : town.Name,
        Reporter = PersonName.Length + Phone.Length == 0
            ? new ReporterForm { Anonymous = true }
            : new ReporterForm { Name = PersonName.Trim(), Phone = Phone.Trim() },
    };
}
