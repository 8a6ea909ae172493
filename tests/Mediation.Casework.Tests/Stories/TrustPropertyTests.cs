using Mediation.Casework.Books;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Owners;

namespace Mediation.Casework.Tests.Stories;

/// <summary>信托制物业: a case goes on by what the owners voted, and a quarter's work by what was disclosed; a click alone moves neither.</summary>
public sealed class TrustPropertyTests
{
    internal static readonly DecidedVote Carried = Vote(inFavour: 70, against: 5);

    internal static readonly DecidedVote Lost = Vote(inFavour: 35, against: 40);

    internal static readonly DisclosedBooks Books = new(1, new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31), 51_650_50);

    [Fact]
    public void A_vote_that_was_carried_leads_to_a_contract_and_its_disclosure()
    {
        var story = Story.Scheduled("ZL05-01", "OWNERS");
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["owners-vote"]);
        story.Refuses("OWNERS", "vote-passed").ShouldBe("vote.not-over");

        story.Vote = Carried;
        story.Refuses("OWNERS", "vote-failed").ShouldBe("vote.otherwise");
        story.Refuses("PROPERTY", "vote-passed").ShouldBe("act.not-yours");
        story.Does("OWNERS", "vote-passed");

        story.Journal.OfType<OwnersVoted>().ShouldHaveSingleItem().ShouldBe(new OwnersVoted(Carried, true));
        story.Does("OWNERS", "contract-noted", new { text = "三年" }).Does("OWNERS", "no-disclosure").File.Result.ShouldBe(CaseResult.Done);
    }

    [Fact]
    public void A_vote_that_was_lost_ends_it()
    {
        var story = Story.Scheduled("ZL05-01", "OWNERS");
        story.Vote = Lost;

        story.Refuses("OWNERS", "vote-passed").ShouldBe("vote.otherwise");
        story.Does("OWNERS", "vote-failed").File.Closed.ShouldBeTrue();
    }

    [Fact]
    public void A_quarters_work_is_done_by_disclosing()
    {
        var story = Story.Scheduled("ZL05-02", "PROPERTY", place: "茶马家园");
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["books"]);
        story.Refuses("PROPERTY", "books-disclosed").ShouldBe("books.not-disclosed");

        story.Books = Books;

        story.Does("PROPERTY", "books-disclosed").File.Result.ShouldBe(CaseResult.Done);
        story.Journal.OfType<BooksDisclosed>().Single().Books.Closing.ShouldBe(51_650_50);
    }

    private static DecidedVote Vote(int inFavour, int against) => new("YB2026-0001", VoteMatter.Manager,
        new VoteTally(new Weight(100, 890_000), new Weight(inFavour, inFavour * 8_900), new Weight(against, against * 8_900), default));
}
