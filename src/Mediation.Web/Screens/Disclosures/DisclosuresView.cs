using Mediation.Casework.Books;
using Mediation.Casework.Owners;
using Mediation.Casework.Places;
using Mediation.Postgres.Books;
using Mediation.Postgres.Disclosures;
using Mediation.Postgres.Ideas;
using Mediation.Postgres.Scorecards;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Disclosures;

/// <summary>What hangs out, as anybody reads it (公示栏).</summary>
/// <param name="Town">Names compounds and units.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Compound">The one compound that was asked for; null for all.</param>
/// <param name="Hanging">What hangs out, newest first.</param>
public sealed record DisclosuresView(Town Town, Clockface Clock, Compound? Compound, IReadOnlyList<PublicDisclosure> Hanging)
{
    /// <summary>Votes of owners that were called lately, newest first.</summary>
    public IReadOnlyList<OwnersVote> Votes { get; init; } = [];

    /// <summary>What households pay by their votes, newest first.</summary>
    public IReadOnlyList<OwnersDue> Dues { get; init; } = [];

    /// <summary>Codes of compounds whose books hang out.</summary>
    public IReadOnlyList<string> Books { get; init; } = [];

    /// <summary>Whether scores of property firms hang out.</summary>
    public bool Scores { get; init; }

    /// <summary>Whether ideas are or were collected.</summary>
    public bool Ideas { get; init; }

    /// <summary>Compounds in which something hangs out, by name.</summary>
    public IEnumerable<Compound> Places => Town.Compounds
        .Where(each => each.Code == Compound?.Code || Hanging.Any(hung => hung.Compound == each.Code) || Votes.Any(vote => vote.Compound == each.Code) || Dues.Any(due => due.Compound == each.Code)
            || Books.Contains(each.Code))
        .OrderBy(each => each.Name, StringComparer.Ordinal);

    /// <summary>Where something hangs out: its compound, or the whole place.</summary>
    public string PlaceOf(PublicDisclosure hung) => Town.Compounds.FirstOrDefault(each => each.Code == hung.Compound)?.Name ?? Town.Name;

    /// <summary>Who hung it out.</summary>
    public string UnitOf(PublicDisclosure hung) => Town.Unit(hung.Unit)?.Name ?? hung.Unit;
}

/// <summary>A vote of owners as anybody reads it (业主表决公示).</summary>
/// <param name="Town">Names compound and unit.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Vote">The vote.</param>
/// <param name="Tally">How it was voted; told when it is over.</param>
public sealed record PublicVoteView(Town Town, Clockface Clock, OwnersVote Vote, VoteTally Tally)
{
    /// <summary>Where it stands.</summary>
    public VoteStanding Standing => Vote.At(Clock.Now);

    /// <summary>The result.</summary>
    public VoteResult Result => VoteResult.Of(Vote.Matter, Tally);
}

/// <summary>What households pay by a resolution, as anybody reads it (众筹公示).</summary>
/// <param name="Town">Names the compound.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Due">The due.</param>
/// <param name="Tally">How far it has come.</param>
public sealed record PublicDueView(Town Town, Clockface Clock, OwnersDue Due, DueTally Tally);

/// <summary>A period of a compound's books as anybody reads it (账目公示).</summary>
/// <param name="Town">Names the unit.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Compound">小区.</param>
/// <param name="Books">Everything that was disclosed.</param>
/// <param name="Shown">The period that is shown.</param>
public sealed record PublicBooksView(Town Town, Clockface Clock, Compound Compound, CompoundBooks Books, BookDisclosure Shown)
{
    /// <summary>The period.</summary>
    public BookPeriod Period { get; } = BookPeriod.Of(Books.Entries, Shown.From, Shown.Until);

    /// <summary>By which line one was reversed, if that one was disclosed as well.</summary>
    public int? ReversedBy(BookEntry entry) => Books.Entries.Any(each => each.Number == entry.ReversedBy) ? entry.ReversedBy : null;
}

/// <summary>Scores of property firms as anybody reads them (物业考核公示).</summary>
/// <param name="Town">Names compounds.</param>
/// <param name="Names">Names units.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Hanging">What hangs out, the latest period first and the best score in it.</param>
public sealed record PublicScoresView(Town Town, TownNames Names, Clockface Clock, IReadOnlyList<PublishedScore> Hanging)
{
    /// <summary>What hangs out by period.</summary>
    public IEnumerable<IGrouping<(DateOnly From, DateOnly Until), PublishedScore>> Periods => Hanging.GroupBy(hung => (hung.Score.Figures.From, hung.Score.Figures.Until));

    /// <summary>Its place in its period, from 1; who has the same score has the same place.</summary>
    public int RankOf(PublishedScore hung) =>
        1 + Hanging.Count(other => other.Score.Figures.Until == hung.Score.Figures.Until && other.Score.Figures.From == hung.Score.Figures.From && other.Score.Total > hung.Score.Total);
}

/// <summary>Collections of ideas as anybody reads them (征集金点子公示).</summary>
/// <param name="Town">Names units and compounds.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Collections">Each with its numbers and with what was adopted.</param>
public sealed record PublicIdeasView(Town Town, Clockface Clock, IReadOnlyList<CollectedIdeas> Collections);
