using Mediation.Casework.Acceptance;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>党群同心议事: what is heard at an evening talk is a note, and brought to the window with its words; who speaks what a resident speaks is known.</summary>
public sealed class EveningTalkTests
{
    private const string Lamp = "物业不作为，楼道灯坏了一个月没人修";

    [Fact]
    public void A_note_needs_no_form_and_becomes_a_case_with_its_words_while_the_talk_goes_on()
    {
        var story = Given.Talk();

        story.Does("COMMUNITY", "bring-heard");

        var made = story.Last.Founded!.Decision;
        made.Statements.Single(said => said.Kind == "complaint").Text.ShouldBe(Lamp);
        (made.After.IsOwnWork, made.After.Intake.Channel).ShouldBe((false, WireWords.Reported));
        story.File.Heard.Single().Became.ShouldBe("LZ2026-000002");
        story.File.Closed.ShouldBeFalse();
        story.Refuses("COMMUNITY", "bring-heard").ShouldBe("talk.nothing");
        story.Does("COMMUNITY", "work-done").File.Closed.ShouldBeTrue();
    }

    [Fact]
    public void Of_several_notes_one_is_chosen_and_one_that_was_brought_is_not_brought_again()
    {
        var story = Talk().Does("COMMUNITY", "note-heard", new { heardWords = Lamp }).Does("COMMUNITY", "note-heard", new { heardWords = "停车位划得太窄" })
            .Does("COMMUNITY", "note-heard", new { heardWords = "垃圾桶太远" });
        story.Said = "停车位划得太窄";

        story.Refuses("COMMUNITY", "bring-heard").ShouldBe("field.missing");
        story.Does("COMMUNITY", "bring-heard", new { heardMatter = "2" });

        story.File.Heard.Select(each => each.Became).ShouldBe([null, "LZ2026-000002", null]);
        story.Refuses("COMMUNITY", "bring-heard", new { heardMatter = "2" }).ShouldBe("field.not-an-option");
    }

    [Theory]
    [InlineData("楼道里好大一股煤气味"), InlineData("隔壁男的昨晚又打老婆"), InlineData("村会计冒领低保，名单上有死人")]
    public void A_danger_or_an_accusation_is_no_note(string said) =>
        Talk().Refuses("COMMUNITY", "note-heard", new { heardWords = said }).ShouldBe("talk.apart");

    [Fact]
    public void Notes_are_for_evening_talks_and_for_those_who_hold_them()
    {
        Story.Scheduled("ZL03-01", "COMMUNITY").Refuses("COMMUNITY", "note-heard", new { heardWords = Lamp }).ShouldBe("talk.none");
        Talk().Refuses("PROPERTY", "note-heard", new { heardWords = Lamp }).ShouldBe("act.not-yours");
    }

    [Fact]
    public void The_language_of_a_resident_is_one_of_the_towns_and_known_to_the_case()
    {
        Story.Accepted(Given.Lamp, form => form with { Language = "傣语" }).File.Intake.Language.ShouldBe("傣语");
        Story.Accepted(Given.Lamp).File.Intake.Language.ShouldBeNull();
        var briefing = Talk().Briefing(Townspeople.Desk);
        Accepting.Faults(new() { Text = Given.Lamp, Channel = WireWords.AtWindow, Place = "月光小区", Language = "外语" }, briefing).Single().Field.ShouldBe("language");
    }

    [Fact]
    public void Somebody_of_the_pool_who_speaks_it_stands_first()
    {
        var story = Story.Accepted(Given.Lamp, form => form with { Language = "傣语" });
        story.Does(Townspeople.Supervisor, "reassign", new { to = "BRANCH", reason = "就近办" });
        var briefing = story.Briefing(Townspeople.Of("BRANCH")) with
        {
            Talents = [new("T2026-0001", "BRANCH", ["水电维修"], "周末", new DateOnly(2027, 1, 1), 1), new("T2026-0002", "BRANCH", ["文艺组织", "傣语"], "晚上", new DateOnly(2027, 1, 1), 1)],
        };

        new Acts.InviteTalent().Fields(story.File, null, briefing)[0].Options[0].Value.ShouldBe("T2026-0002/傣语");
    }

    private static Story Talk() => Story.Scheduled("ZL11-02", "COMMUNITY");
}
