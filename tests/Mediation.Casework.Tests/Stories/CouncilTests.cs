using Mediation.Casework.Journal;
using Mediation.Casework.Meetings;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>议事会: a meeting whose members have voices. It has an agenda, votes by show of hands, and a case that was on the agenda hears the result.</summary>
public sealed class CouncilTests
{
    [Fact]
    public void Members_with_a_voice_vote_and_the_rest_only_talk()
    {
        var story = Everybody();

        story.Does("URBAN", "put-motion", Motion("换成 LED 灯", "two-thirds", ["BRANCH", "OWNERS", "RESIDENTS"], ["PROPERTY"]));

        var motion = story.File.Meetings.Single().Motions.ShouldHaveSingleItem();
        motion.Carried.ShouldBeTrue();
        motion.Abstained.ShouldBeEmpty();
        story.Refuses("URBAN", "put-motion", Motion("停车收费", "simple", ["UTILITY"], [])).ShouldBe("field.not-an-option");
        story.Refuses("URBAN", "put-motion", Motion("停车收费", "simple", ["OWNERS"], ["OWNERS"])).ShouldBe("motion.both-sides");
    }

    [Fact]
    public void Nothing_is_voted_on_before_more_than_half_of_the_voices_are_there()
    {
        var story = Called().Does("BRANCH", "report-in").Does("OWNERS", "report-in");
        story.Refuses("URBAN", "put-motion", Motion("换灯", "simple", ["BRANCH"], [])).ShouldBe("motion.no-quorum");
        story.Refuses("URBAN", "minutes", new { came = new[] { "BRANCH", "OWNERS", "UTILITY" }, text = "人不够" }).ShouldBe("meeting.no-quorum");

        story.Does("RESIDENTS", "report-in").Does("URBAN", "put-motion", Motion("换灯", "consensus", ["BRANCH"], []));

        story.File.Meetings.Single().Motions.Single().Abstained.ShouldBe(["OWNERS", "RESIDENTS"]);
    }

    [Theory]
    [InlineData(Majority.Consensus, 3, 0, 1, true)]
    [InlineData(Majority.Consensus, 3, 1, 0, false)]
    [InlineData(Majority.Consensus, 0, 0, 4, false)]
    [InlineData(Majority.Simple, 2, 2, 0, false)]
    [InlineData(Majority.Simple, 2, 1, 0, true)]
    [InlineData(Majority.Simple, 2, 1, 1, false)]
    [InlineData(Majority.TwoThirds, 2, 1, 0, true)]
    [InlineData(Majority.TwoThirds, 3, 1, 1, false)]
    public void A_motion_is_carried_by_what_it_needs(Majority needs, int inFavour, int against, int abstained, bool carried)
    {
        var motion = new Motion(Guid.CreateVersion7(), null, new(Guid.CreateVersion7(), ""), needs, Units(inFavour), Units(against), Units(abstained), default);

        motion.Carried.ShouldBe(carried);
    }

    [Fact]
    public void A_topic_that_came_from_a_case_brings_the_result_back_to_it()
    {
        var story = Everybody();
        story.Nearby = [new("LZ2026-000777", "MF02-03")];
        story.Does("URBAN", "add-topic", new { topic = "二栋漏水谁来修", fromCase = "LZ2026-000777" });
        story.Refuses("URBAN", "add-topic", new { topic = "再议一次", fromCase = "LZ2026-000777" }).ShouldBe("topic.twice");

        story.Does("URBAN", "put-motion", new { onTopic = "1", proposal = "从公共收益里修", majority = "simple", inFavour = new[] { "BRANCH", "OWNERS", "RESIDENTS" } });

        var sent = story.Last.Outgoing.ShouldHaveSingleItem();
        (sent.Correlation, sent.Name).ShouldBe(("LZ2026-000777", Resolution.EventName));
        var told = Given.SignedFor().TakesIn(sent);
        var heard = told.Last.Events.OfType<Deliberated>().ShouldHaveSingleItem();
        (heard.Title, heard.Carried, heard.InFavour, heard.Against, heard.Abstained).ShouldBe(("红色议事亭", true, 3, 0, 1));
        told.Last.Statements.ShouldContain(words => words.Text == "从公共收益里修");
        told.Last.Messages.ShouldContain(message => message.Template == "deliberated");
    }

    [Fact]
    public void A_meeting_without_voices_has_no_agenda_and_no_votes()
    {
        var story = Given.SignedFor().Does("URBAN", "summon", new { called = new[] { "HOUSING" }, meetAt = At("2026-03-03 09:00"), matter = "路灯归谁修" });

        story.Refuses("URBAN", "add-topic", new { topic = "路灯" }).ShouldBe("act.not-waiting");
        story.OpenTo(Townspeople.Of("URBAN")).ShouldNotContain(act => act.Kind.Code == "put-motion");
    }

    [Fact]
    public void The_monthly_meeting_is_convened_resolves_is_carried_out_and_hangs_out_for_everybody()
    {
        var story = Given.CouncilHere();

        story.Resolves();
        story.PrivateNames = new HashSet<string> { "陈桂芳" };
        object Hang(string words) => new { headline = "楼道换灯", disclosure = words, disclosedUntil = "2026-04-10" };
        story.Refuses("BRANCH", "disclose", Hang("陈桂芳反映的楼道灯已换")).ShouldBe("disclose.names-party");
        story.Refuses("BRANCH", "disclose", Hang("有问题请打 13812340021")).ShouldBe("disclose.personal-number");
        story.Does("BRANCH", "disclose", Hang("换了 42 盏灯，用公共收益 1,260 元。"));

        var meeting = story.File.Meetings.ShouldHaveSingleItem();
        (meeting.Convenor, meeting.Quorum, meeting.Over).ShouldBe(("BRANCH", 3, true));
        meeting.Motions.Single().Carried.ShouldBeTrue();
        story.File.Closed.ShouldBeTrue();
        story.File.Disclosures.ShouldHaveSingleItem().Unit.ShouldBe("BRANCH");
    }

    [Fact]
    public void A_meeting_that_is_called_off_is_convened_again_or_not_held_this_time()
    {
        var story = Story.Scheduled("ZL01-01", "BRANCH");
        object call = new { council = "pavilion", meetAt = At("2026-03-03 19:00"), matter = "本月议题" };

        story.Does("BRANCH", "convene", call).Does("BRANCH", "call-off", new { reason = "人来不齐" }).Does("BRANCH", "convene", call)
            .Does("BRANCH", "call-off", new { reason = "又来不齐" }).Does("BRANCH", "no-meeting", new { text = "本月没有要议的" });

        story.File.Closed.ShouldBeTrue();
        story.File.Meetings.Count.ShouldBe(2);
    }

    private static Story Called() => Given.SignedFor().Does("URBAN", "summon",
        new { group = "pavilion", called = new[] { "UTILITY" }, meetAt = At("2026-03-03 09:00"), matter = "公共照明，在议事亭" });

    private static Story Everybody() => new[] { "BRANCH", "OWNERS", "PROPERTY", "RESIDENTS", "UTILITY" }
        .Aggregate(Called(), (story, unit) => story.Does(unit, "report-in"));

    private static object Motion(string proposal, string majority, string[] inFavour, string[] against) => new { proposal, majority, inFavour, against };

    private static string[] Units(int count) => [.. Enumerable.Range(0, count).Select(n => $"U{n}")];

    private static string At(string moment) => Calendars.DemoCalendar.At(moment).ToString("O");
}
