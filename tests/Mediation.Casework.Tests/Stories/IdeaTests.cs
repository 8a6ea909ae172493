using Mediation.Casework.Ideas;
using Mediation.Casework.Journal;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>征集金点子: each idea is answered by who collects; what is adopted hangs out without a name, and a danger is no idea.</summary>
public sealed class IdeaTests
{
    [Fact]
    public void An_idea_waits_for_the_unit_that_collects_within_ten_working_days_and_is_no_dispute()
    {
        var story = Story.GivesIdea("健身器材换新的，加一个凉亭");

        story.File.Idea!.Collection.ShouldBe("ZJ2026-0001");
        story.File.IsOwnWork.ShouldBeTrue();
        story.Item("BRANCH", AnswerIdea).Title.ShouldStartWith("答复金点子");
        story.File.Deadlines.Single(d => d.Kind == "idea" && !d.IsFinal).Unit.ShouldBe("BRANCH");
        story.Refuses("COMMUNITY", AnswerIdea, Yes()).ShouldBe("act.not-yours");
    }

    [Fact]
    public void An_adopted_idea_is_answered_and_hangs_out_without_a_name_or_a_telephone()
    {
        var story = Story.GivesIdea("健身器材换新的，加一个凉亭");
        story.PrivateNames = new HashSet<string> { "刘桂英" };

        story.Refuses("BRANCH", AnswerIdea, Yes(hung: null)).ShouldBe("idea.public");
        story.Refuses("BRANCH", AnswerIdea, Yes(hung: "刘桂英提的凉亭")).ShouldBe("disclose.names-party");
        story.Refuses("BRANCH", AnswerIdea, Yes(hung: "凉亭，问13900001122")).ShouldBe("idea.personal-number");
        story.Does("BRANCH", AnswerIdea, Yes());

        story.File.Idea.ShouldBe(new Idea("ZJ2026-0001") { Verdict = Idea.Adopted, Public = story.Journal.OfType<IdeaAnswered>().Single().Public });
        story.File.Closed.ShouldBeTrue();
        story.Last.Messages.ShouldContain(m => m.To == "complainant" && m.Template == "idea-answered");
    }

    [Fact]
    public void One_that_is_not_adopted_is_told_why_and_hangs_nowhere()
    {
        var story = Story.GivesIdea("种几棵桂花树");

        story.Refuses("BRANCH", AnswerIdea, new { ideaVerdict = Idea.Declined, ideaAnswer = "地下有燃气管，不能种树。", ideaPublic = "种树" }).ShouldBe("idea.public");
        story.Does("BRANCH", AnswerIdea, new { ideaVerdict = Idea.Declined, ideaAnswer = "地下有燃气管，不能种树。" });

        story.File.Idea!.Public.ShouldBeNull();
        story.File.Closed.ShouldBeTrue();
    }

    [Fact]
    public void A_danger_is_a_case_at_once()
    {
        var story = Story.GivesIdea("楼道里好大一股煤气味，赶紧来人");

        story.File.Idea.ShouldBeNull();
        story.File.IsOwnWork.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_is_taken_before_or_after_the_days_of_the_collection()
    {
        var note = new IdeaNote { Collection = "ZJ2026-0001", Text = "多装几个灯" };

        note.Faults(Story.Collection, new DateOnly(2026, 3, 31)).ShouldBeEmpty();
        note.Faults(Story.Collection, new DateOnly(2026, 4, 1)).Single().Code.ShouldBe("idea.closed");
        note.Faults(Story.Collection, new DateOnly(2026, 2, 28)).Single().Code.ShouldBe("idea.closed");
        note.Faults(null, new DateOnly(2026, 3, 2)).Single().Code.ShouldBe("idea.closed");
    }

    [Fact]
    public void A_collection_begins_for_one_of_the_units_that_the_actor_works_for_with_days_and_words()
    {
        var form = new IdeaCollectionForm(Guid.Empty)
        {
            Unit = "BRANCH",
            Compound = "XY-01",
            Subject = "院子怎么改",
            Detail = "您有什么主意？",
            From = new DateOnly(2026, 3, 2),
            Until = new DateOnly(2026, 3, 31),
        };
        var (branch, today) = (Townspeople.Of("BRANCH"), new DateOnly(2026, 3, 2));

        form.Faults(branch, ShippedPolicy.Town, today).ShouldBeEmpty();
        form.Faults(Townspeople.Of("GRID"), ShippedPolicy.Town, today).Single().Code.ShouldBe("idea.unit");
        (form with { Until = new DateOnly(2026, 3, 1) }).Faults(branch, ShippedPolicy.Town, today).Single().Code.ShouldBe("idea.days");
        (form with { From = null }).Faults(branch, ShippedPolicy.Town, today).Single().Code.ShouldBe("idea.days");
        (form with { Detail = "问我，13900001122" }).Faults(branch, ShippedPolicy.Town, today).Single().Code.ShouldBe("idea.personal-number");
    }

    private const string AnswerIdea = Acts.AnswerIdea.ActCode;

    private static object Yes(string? hung = "健身角换新器材，加一个凉亭") => new { ideaVerdict = Idea.Adopted, ideaAnswer = "改造时一起装。", ideaPublic = hung };
}
