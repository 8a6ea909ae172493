using Mediation.Casework.Tests.Stories;
using Mediation.Casework.Trials;
using Mediation.Rules.Reading;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Trials;

/// <summary>What later questions were asked with is kept, as far as it differs, and drafts are run on it. 提问时的事实</summary>
public sealed class AskedFactsTests
{
    [Fact]
    public void A_later_question_keeps_its_history_and_no_more_than_differs()
    {
        var story = Story.Accepted(Given.Lamp);
        story.Last.Rulings.ShouldAllBe(ruling => ruling.Asked == null);

        story.Returns();

        var ruling = story.Last.Rulings.Single(one => one.Set == "return-review");
        ruling.Asked.ShouldNotBeNull().Clock.ShouldBeNull();
        ruling.Asked.History.ShouldNotBeNull().ReturnCount.ShouldBe(1);
        ruling.Asked.Over(story.Dossier.Facts).Complaint.ShouldBe(story.Dossier.Facts.Complaint);
    }

    [Fact]
    public void A_question_about_a_clock_keeps_the_clock()
    {
        var story = Given.SignedFor();
        var handling = story.File.Deadlines.First(clock => clock.Kind == "handling").Id;

        story.Does("URBAN", "stop-clock", new { deadline = handling, ground = "awaiting-material", until = "2026-03-06" });

        story.Last.Rulings.Single(one => one.Set == "stop-clock").Asked.ShouldNotBeNull().Clock.ShouldNotBeNull().StopGround.ShouldBe("awaiting-material");
    }

    [Fact]
    public void A_draft_of_a_later_question_is_run_on_what_was_asked()
    {
        var story = Story.Accepted(Given.Lamp).Returns();
        var asked = story.Last.Rulings.Single(one => one.Set == "return-review").Asked.ShouldNotBeNull();
        var past = new PastCase(story.File.Number, story.File.Intake.InForceOn, asked.Over(story.Dossier.Facts));

        Draft(text => text).Compare(past).ShouldBeNull();
        Draft(text => text.Replace(">= 2", ">= 1", StringComparison.Ordinal).Replace("< 2", "< 1", StringComparison.Ordinal)).Compare(past).ShouldNotBeNull()
            .Changes.ShouldBe([new Otherwise("return-review", "review", "consultation")]);
    }

    private static BackTest Draft(Func<string, string> change)
    {
        var text = File.ReadAllText(ShippedPolicy.File("rules", "return-review.json"));
        var set = RuleFile.Read(change(text), "return-review.json").RuleSets.ShouldHaveSingleItem();
        return new BackTest(ShippedPolicy.Rules, ShippedPolicy.Rules.With(set), "return-review");
    }
}
