using System.Globalization;
using Mediation.Casework.Ideas;
using Mediation.Casework.Places;
using Mediation.Postgres.Ideas;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Ideas;

/// <summary>What the list of collections shows (征集页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">Names units and compounds.</param>
/// <param name="Collections">Each with its numbers.</param>
/// <param name="MayBegin">Whether the reader may begin one.</param>
public sealed record IdeasView(Clockface Clock, Town Town, IReadOnlyList<CollectedIdeas> Collections, bool MayBegin)
{
    /// <summary>Where one is held: its compound, or the whole town.</summary>
    public static string PlaceOf(Town town, IdeaCollection collection) =>
        collection.Compound is { } code ? town.Compound(code)?.Name ?? code : town.Name;
}

/// <summary>What the form of a new collection shows (开始征集).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">Compounds.</param>
/// <param name="Units">For whom the reader may begin one.</param>
/// <param name="Form">As typed so far.</param>
/// <param name="Refusals">Why it did not begin.</param>
public sealed record IdeaEntryView(Clockface Clock, Town Town, IReadOnlyList<Unit> Units, IdeaCollectionForm Form, IReadOnlyList<string> Refusals);

/// <summary>What a collection's page shows (一次征集).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">Names units and compounds.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Lines">Ideas that the reader may see.</param>
/// <param name="Id">Minted with the page: the same form is one idea.</param>
/// <param name="Note">As typed so far.</param>
/// <param name="Refusals">Why it was not written down.</param>
public sealed record IdeaCollectionView(
    Clockface Clock, Town Town, IdeaCollection Collection, IReadOnlyList<IdeaLine> Lines, Guid Id, IdeaNote Note, IReadOnlyList<string> Refusals)
{
    /// <summary>Whether the reader may write an idea down now.</summary>
    public bool Takes { get; init; }

    /// <summary>What was just written down; null for nothing.</summary>
    public GivenIdea? Done { get; init; }
}

/// <summary>What was just written down, for whoever hands the code over (登记结果).</summary>
/// <param name="Number">编号.</param>
/// <param name="Code">The code by which its answer is read.</param>
/// <param name="Kept">Whether it is an idea; otherwise it was accepted as a case at once.</param>
public sealed record GivenIdea(string Number, string Code, bool Kept);

/// <summary>Reads the forms (征集金点子表单).</summary>
internal static class IdeaForms
{
    /// <summary>The id that the form was minted with.</summary>
    public static Guid IdOf(IFormCollection form) => Guid.TryParse(form["id"], out var id) ? id : Guid.CreateVersion7();

    /// <summary>An idea.</summary>
    public static IdeaNote NoteOf(string collection, IFormCollection form) => new()
    {
        Collection = collection,
        Text = form["text"].ToString().Trim(),
        PersonName = form["personName"].ToString().Trim(),
        Phone = form["phone"].ToString().Trim(),
    };

    /// <summary>A new collection.</summary>
    public static IdeaCollectionForm CollectionOf(IFormCollection form) => new(IdOf(form))
    {
        Unit = form["unit"].ToString(),
        Compound = form["compound"].ToString(),
        Subject = form["ideaSubject"].ToString().Trim(),
        Detail = form["ideaDetail"].ToString().Trim(),
        From = DayOf(form["ideaFrom"]),
        Until = DayOf(form["ideaUntil"]),
    };

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
