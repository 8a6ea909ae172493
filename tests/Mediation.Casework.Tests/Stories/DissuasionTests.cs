using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.TestKit.Mediations;

namespace Mediation.Casework.Tests.Stories;

/// <summary>劝阻记录: who asks people to stop writes it down once, and it goes with the case to whoever has the power to make them.</summary>
public sealed class DissuasionTests
{
    [Fact]
    public void What_was_tried_goes_with_the_case_to_the_police_and_no_time_is_lost()
    {
        var story = Given.SignedFor(Given.Noise).Until("2026-03-02 21:30").Dissuades("COMMUNITY", "2026-03-02 21:00", "答应改正")
            .Until("2026-03-03 22:30").Dissuades("PROPERTY", "2026-03-03 22:10", "不听劝阻").RefusesMediation();
        var handling = Handling(story);

        story.Does("PMC", "refer", new { reason = "劝了两次，当晚又拖椅子" });

        story.Lead.ShouldBe("POLICE");
        story.CoHandlers.ShouldBe(["COMMUNITY", "PROPERTY"], ignoreOrder: true);
        story.File.Intake.Category.ShouldBe("MF02-02");
        story.File.Dissuasions.Select(d => (d.Unit, d.Effect)).ShouldBe([("COMMUNITY", "答应改正"), ("PROPERTY", "不听劝阻")]);
        story.Journal.OfType<Referred>().Single().ShouldBe(new Referred("PMC", 2));
        Handling(story).StartedAt.ShouldBe(handling.StartedAt);
        story.File.OpenItems.ShouldNotContain(item => item.Unit == "PMC");
        story.Does("POLICE", "sign-for").Refuses("POLICE", "refer", new { reason = "再转一次" }).ShouldBe("refer.not-provided");
        story.EverybodySigns().EverybodyConcludes().Answers().IsContent().Does("DESK", "close").File.Closed.ShouldBeTrue();
    }

    [Fact]
    public void Nobody_is_referred_to_the_police_before_anybody_was_asked_to_stop()
    {
        var story = Given.SignedFor(Given.Noise).RefusesMediation();

        story.Refuses("PMC", "refer", new { reason = "太吵" }).ShouldBe("refer.nobody-dissuaded");
        story.Dissuades("COMMUNITY", "2026-03-02 09:00", "没有见到人");
        story.Refuses("PMC", "refer", new { reason = "太吵" }).ShouldBe("refer.nobody-dissuaded");
        story.Dissuades("COMMUNITY", "2026-03-02 09:00", "不听劝阻").Refuses("COMMUNITY", "refer", new { reason = "太吵" }).ShouldBe("act.not-waiting");
    }

    [Fact]
    public void A_mediation_comes_to_its_end_before_the_matter_is_referred() =>
        Given.SignedFor(Given.Noise).Dissuades("COMMUNITY", "2026-03-02 09:00", "不听劝阻").Refuses("PMC", "refer", new { reason = "太吵" })
            .ShouldBe("refer.step-open");

    [Fact]
    public void What_no_rule_refers_is_left_to_a_supervisor() =>
        Given.SignedFor(Given.Vending).Dissuades("ENFORCE", "2026-03-02 09:00", "不听劝阻").Refuses("ENFORCE", "refer", new { reason = "又摆上了" })
            .ShouldBe("refer.not-provided");

    [Theory]
    [InlineData("2026-03-02 11:00", "dissuade.ahead")]
    [InlineData("2026-01-20 11:00", "dissuade.too-long-ago")]
    public void A_dissuasion_is_written_down_after_it_happened_and_while_it_is_remembered(string at, string refusal) =>
        Given.SignedFor(Given.Noise).Until("2026-03-02 10:00").Refuses("COMMUNITY", "dissuade", Written(at, "不听劝阻")).ShouldBe(refusal);

    [Fact]
    public void Neither_repairs_nor_secrets_nor_violence_are_for_dissuading()
    {
        var violence = Given.SignedFor(Given.Violence);
        violence.Refuses(violence.Lead, "dissuade", Written("2026-03-02 09:00", "不听劝阻")).ShouldBe("dissuade.not-of-this-kind");
        Given.SignedFor(Given.Lamp).Refuses("URBAN", "dissuade", Written("2026-03-02 09:00", "不听劝阻")).ShouldBe("dissuade.not-of-this-kind");
        var secret = Story.Accepted(Given.Accusation);
        secret.Refuses(secret.Lead, "dissuade", Written("2026-03-02 09:00", "不听劝阻")).ShouldBe("dissuade.not-of-this-kind");
    }

    private static Deadline Handling(Story story) => story.File.Deadlines.First(d => d is { Kind: "handling", Side: ClockSide.Management, IsFinal: false });

    internal static object Written(string at, string effect) => new
    {
        dissuadedAt = Calendars.DemoCalendar.At(at).ToString("O"),
        manner = "上门",
        effect,
        text = "请楼上住户不要在晚上拖动桌椅",
    };
}

/// <summary>How such a story goes on.</summary>
internal static class Dissuading
{
    public static Story Dissuades(this Story story, string unit, string at, string effect) =>
        story.Does(unit, "dissuade", DissuasionTests.Written(at, effect));

    public static Story RefusesMediation(this Story story) => story.Plays(MediationPlay.Refusal);
}
