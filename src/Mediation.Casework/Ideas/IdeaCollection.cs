using Mediation.Casework.Actors;
using Mediation.Casework.Disclosures;
using Mediation.Casework.Lists;
using Mediation.Casework.Places;

namespace Mediation.Casework.Ideas;

/// <summary>Ideas are collected before something is rebuilt (征集金点子).</summary>
/// <param name="Number">编号, such as ZJ2026-0001.</param>
/// <param name="Unit">Who leads it, and answers each idea: code.</param>
/// <param name="Compound">小区代码; null for the whole town.</param>
/// <param name="Subject">What about.</param>
/// <param name="Detail">What is asked, for everybody to read.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
public sealed record IdeaCollection(string Number, string Unit, string? Compound, string Subject, string Detail, DateOnly From, DateOnly Until)
{
    /// <summary>Whether ideas are taken on a day.</summary>
    public bool Takes(DateOnly day) => From <= day && day <= Until;
}

/// <summary>What is written down when a collection begins (开始征集).</summary>
/// <param name="Id">Minted with the form: sent twice it is one collection.</param>
public sealed record IdeaCollectionForm(Guid Id)
{
    /// <summary>How many days a collection may last (本镇政策).</summary>
    public const int LongestDays = 180;

    /// <summary>Who leads it: code.</summary>
    public string Unit { get; init; } = "";

    /// <summary>小区代码; empty for the whole town.</summary>
    public string Compound { get; init; } = "";

    /// <summary>What about, at most 60 characters.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What is asked, at most 500 characters; everybody reads it.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Its first day; null where none was written.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Its last day; null where none was written.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Every fault at once, each at its field; none when it may begin.</summary>
    public IReadOnlyList<Refusal> Faults(Actor actor, Town town, DateOnly today) =>
    [
        .. IdeaSight.LeadersOf(actor, town).Any(unit => unit.Code == Unit) ? [] : new[] { new Refusal("idea.unit", "unit") },
        .. Compound.Length == 0 || town.Compound(Compound) is not null ? [] : new[] { new Refusal("field.not-an-option", "compound", "compound", Compound) },
        .. Words("ideaSubject", Subject, 60), .. Words("ideaDetail", Detail, 500),
        .. From is { } from && Until is { } until && from >= today && until >= from && until <= from.AddDays(LongestDays)
            ? []
            : new[] { new Refusal("idea.days", "ideaUntil", LongestDays) },
    ];

    private static IEnumerable<Refusal> Words(string field, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new Refusal("field.missing", field, field);
        else if (text.Length > longest)
            yield return new Refusal("field.too-long", field, field, longest, text.Length);
        else if (Disclosure.HoldsPersonalNumber(text))
            yield return new Refusal("idea.personal-number", field);
    }
}

/// <summary>Who has to do with ideas (征集金点子知悉范围).</summary>
public static class IdeaSight
{
    /// <summary>Units for which an actor may begin a collection: party organisations, communities, owners' bodies and offices of the town.</summary>
    public static IReadOnlyList<Unit> LeadersOf(Actor actor, Town town) =>
        [.. town.Units.Where(unit => unit.Kind is "party" or "community" or "owners" or "town-office" && actor.WorksFor(unit.Code))];

    /// <summary>Whether an actor may write an idea down: the window, building heads, centre households, and the other partners of the compounds.</summary>
    public static bool MayNote(Actor actor, Town town) => actor.AtWindow || LeadersOf(actor, town).Count > 0 || ListPartners.Of(actor, town).Count > 0
        || town.Units.Any(unit => unit.Kind == "household" && actor.WorksFor(unit.Code));

    /// <summary>Whether an actor may look at collections: whoever may write one down, and supervisors.</summary>
    public static bool MayLook(Actor actor, Town town) => actor.Is(Role.Supervisor) || MayNote(actor, town);
}
