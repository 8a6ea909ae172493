using System.Globalization;
using Mediation.Casework.Cases;
using Mediation.Casework.Owners;
using Mediation.Casework.Places;
using Mediation.Casework.Reading;
using Mediation.Postgres.Owners;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Owners;

/// <summary>What the list of compounds shows (业主自治页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">Its compounds.</param>
/// <param name="Votes">Their latest votes.</param>
/// <param name="Dues">What they pay by their votes.</param>
public sealed record OwnersView(
    Clockface Clock, Town Town, IReadOnlyList<OwnersVote> Votes, IReadOnlyList<(OwnersDue Due, DueTally Tally)> Dues);

/// <summary>What the page of a compound's owners shows (小区业主页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Compound">小区.</param>
/// <param name="Buildings">Its roll by building, without names.</param>
/// <param name="Log">What was done with the roll.</param>
/// <param name="Votes">Its votes.</param>
public sealed record RollView(
    Clockface Clock, Compound Compound, IReadOnlyList<RollBuilding> Buildings, IReadOnlyList<RollAct> Log, IReadOnlyList<OwnersVote> Votes)
{
    /// <summary>What its households pay by its votes.</summary>
    public IReadOnlyList<(OwnersDue Due, DueTally Tally)> Dues { get; init; } = [];

    /// <summary>Households of a building with names, shown this once after the reading was written down.</summary>
    public IReadOnlyList<RollRow> Read { get; init; } = [];

    /// <summary>What is wrong with the roll that was sent.</summary>
    public IReadOnlyList<LineFault> Faults { get; init; } = [];

    /// <summary>Why something was not done.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What was done; null when nothing was.</summary>
    public string? Done { get; init; }

    /// <summary>Households and area of the whole roll.</summary>
    public Weight All => Buildings.Aggregate(default(Weight), (sum, each) => sum + each.Weight);
}

/// <summary>What the form of a new vote shows (召集表决表).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Compound">小区.</param>
/// <param name="Units">Units for which this reader may call.</param>
/// <param name="Cases">Cases that wait for a vote.</param>
/// <param name="Form">As typed so far.</param>
/// <param name="Refusals">Why it was not called.</param>
public sealed record VoteCallView(
    Clockface Clock, Compound Compound, IReadOnlyList<Unit> Units, IReadOnlyList<string> Cases, VoteForm Form, IReadOnlyList<string> Refusals)
{
    /// <summary>Sent with the form, so that it is called once however often it is sent.</summary>
    public Guid Key { get; init; } = Guid.CreateVersion7();
}

/// <summary>What the page of a vote shows to those who keep it (表决页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Compound">小区.</param>
/// <param name="Vote">The vote.</param>
/// <param name="Tally">As counted now.</param>
/// <param name="Rooms">Its households.</param>
public sealed record VoteView(Clockface Clock, Compound Compound, OwnersVote Vote, VoteTally Tally, IReadOnlyList<VoteRoom> Rooms)
{
    /// <summary>The household whose ballot is put right; null for none.</summary>
    public VoteRoom? Correcting { get; init; }

    /// <summary>Number of the due that rests on it; null for none.</summary>
    public string? DueOpen { get; init; }

    /// <summary>A due as typed that was refused; before, nothing but a resolution that takes effect today.</summary>
    public DueForm Due { get; init; } = new("", "", Clock.Today, null);

    /// <summary>Whether a due may be opened on it.</summary>
    public bool MayOpenDue => Standing is VoteStanding.Closed && DueOpen is null && VoteResult.Of(Vote.Matter, Tally).Carried;

    /// <summary>What was typed for a ballot that was refused.</summary>
    public (string Building, string Room, Ballot Ballot) Typed { get; init; } = ("", "", new Ballot(null, null));

    /// <summary>Why something was not done.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What was done; null when nothing was.</summary>
    public string? Done { get; init; }

    /// <summary>Where it stands.</summary>
    public VoteStanding Standing => Vote.At(Clock.Now);
}

/// <summary>Rolls and votes in words (业主表决用语).</summary>
internal static class OwnersWords
{
    /// <summary>选聘和解聘物业服务企业或者其他管理人.</summary>
    public static string Of(VoteMatter matter) => Words.Of("vote-matter", matter.Code());

    /// <summary>投票中.</summary>
    public static string Of(VoteStanding standing) => Words.Of("vote-standing", standing.Code());

    /// <summary>同意.</summary>
    public static string Of(BallotChoice choice) => Words.Of("ballot", choice.Code());

    /// <summary>What a matter needs to be carried.</summary>
    public static string Needs(VoteMatter matter) => matter.IsSerious() ? Texts.Votes_NeedsThreeQuarters : Texts.Votes_NeedsHalf;

    /// <summary>参与表决的户数：201/284 户，应 ≥ 2/3.</summary>
    public static string Of(VoteLine line) => Texts.Votes_Line.With(
        Words.Of("vote-measure", line.Measure.Code()), Amount(line, line.Part), Amount(line, line.Whole), line.OfArea ? Texts.Votes_Metres : Texts.Votes_Households,
        line.Over ? ">" : "≥", line.Numerator, line.Denominator);

    /// <summary>通过.</summary>
    public static string Of(VoteResult result) =>
        result.Carried ? Texts.Votes_Carried : result.Quorate ? Texts.Votes_Lost : Texts.Votes_NotQuorate;

    /// <summary>12,345.60.</summary>
    public static string Area(long hundredths) => (hundredths / 100m).ToString("#,0.00", CultureInfo.InvariantCulture);

    private static string Amount(VoteLine line, long amount) => line.OfArea ? Area(amount) : amount.ToString("#,0", CultureInfo.InvariantCulture);
}
