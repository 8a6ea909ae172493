using Mediation.Casework.Acceptance;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Lists;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>红邻三清单: what is needed is put on a list, matched with what is offered, taken on, handed over, and done with evidence; a complaint goes where complaints go.</summary>
public sealed class ListTests
{
    private const string Wheelchair = "想借一把轮椅，下周去医院用";

    [Fact]
    public void A_need_stands_on_its_list_until_a_partner_takes_it_on_and_is_done_with_evidence()
    {
        var story = Story.ListsNeed(Wheelchair);

        (story.File.Intake.Category, story.File.IsOwnWork, story.Lead).ShouldBe((ListWords.Need, true, "COMMUNITY"));
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["listed"]);
        story.File.Parties.Single().Anonymous.ShouldBeFalse("who it is for is a party of the case");
        story.Refuses("COURT", ClaimListed.ActCode, new { claimant = "COURT" }).ShouldBe("listed.not-partner");

        story.Does("VOLUNTEERS", ClaimListed.ActCode, new { claimant = "VOLUNTEERS" });
        (story.Lead, story.File.Listing!.Taker).ShouldBe(("VOLUNTEERS", "VOLUNTEERS"));
        story.File.Deadlines.Where(clock => !clock.IsFinal).Select(clock => clock.Kind).ShouldBe(["list-work"]);
        var due = story.File.Deadlines[^1].Id;
        story.Refuses("COMMUNITY", DeliverListed.ActCode, new { text = "借了", evidence = "受益人当面确认" }).ShouldBe("act.not-yours");

        story.Does("VOLUNTEERS", HandOverListed.ActCode, new { receiver = "PROPERTY", reason = "物业有轮椅" });
        (story.Lead, story.File.Listing!.Taker).ShouldBe(("PROPERTY", "PROPERTY"));
        story.File.OpenItems.Single().Unit.ShouldBe("PROPERTY");
        story.File.Deadlines[^1].Id.ShouldBe(due, "its clock runs on");
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();

        story.Refuses("PROPERTY", DeliverListed.ActCode, new { text = "借了", evidence = "照片为证" }).ShouldBe("listed.no-photo");
        story.Does("PROPERTY", DeliverListed.ActCode, new { text = "借了，周五还", evidence = "受益人当面确认" });
        (story.File.Result, story.File.Listing!.Settled).ShouldBe((CaseResult.Done, DeliverListed.ActCode));
    }

    [Fact]
    public void What_fits_by_kind_place_and_hour_is_proposed_and_a_person_accepts_it()
    {
        var line = new Listing("场地物资", ["周末节假日", "工作日晚上"]);
        var here = Offer("ZY2026-0003", "场地物资", ["周末节假日"], "XY-01");
        var anywhere = Offer("ZY2026-0001", "场地物资", ["周末节假日", "工作日晚上"]);

        Matching.Of(
            [
                Offer("ZY2026-0004", "便民维修", ["周末节假日"]), Offer("ZY2026-0005", "场地物资", ["工作日白天"]),
                Offer("ZY2026-0006", "场地物资", ["周末节假日"], "XY-02"), Offer("ZY2026-0002", "场地物资", ["周末节假日"]), anywhere, here,
            ], line, "XY-01").Select(each => each.Code).ShouldBe(["ZY2026-0003", "ZY2026-0001", "ZY2026-0002"]);
        Matching.Of([here, anywhere], line, null).ShouldBe([anywhere]);

        var story = Story.ListsNeed(Wheelchair);
        story.Refuses("COMMUNITY", MatchListed.ActCode, new { match = here.Code }).ShouldBe("listed.no-match");
        story.Resources = [here];
        story.Projects = [new("LZ2026-000009", "XY-01", new("场地物资", ["工作日白天"])), new("LZ2026-000010", "XY-01", new("其他", ["工作日白天"]))];
        story.Refuses("VOLUNTEERS", MatchListed.ActCode, new { match = here.Code }).ShouldBe("act.not-yours");
        story.Refuses("COMMUNITY", MatchListed.ActCode, new { match = "LZ2026-000010" }).ShouldBe("field.not-an-option");
        story.Does("COMMUNITY", MatchListed.ActCode, new { match = here.Code }).Does("COMMUNITY", MatchListed.ActCode, new { match = "LZ2026-000009" });
        story.File.Listing!.Matches.ShouldBe([here.Code, "LZ2026-000009"]);
        story.Refuses("COMMUNITY", MatchListed.ActCode, new { match = here.Code }).ShouldBe("listed.no-match");
    }

    [Theory]
    [InlineData("楼道里好大一股煤气味，不敢开灯")]
    [InlineData(Given.Violence)]
    [InlineData(Given.Accusation)]
    public void What_is_dangerous_or_not_for_everybody_never_stands_on_a_list(string words)
    {
        var story = Story.ListsNeed(words);

        (story.File.IsOwnWork, story.File.Listing).ShouldBe((false, null));
        story.File.Intake.HardStops.ShouldBe(Story.Accepted(words).File.Intake.HardStops);
        story.Lead.ShouldBe(Story.Accepted(words).Lead);
    }

    [Fact]
    public void A_need_that_is_really_a_complaint_is_accepted_as_it_was_said_with_who_said_it()
    {
        var story = Story.ListsNeed(Given.Lamp).Does("COMMUNITY", ListedIsComplaint.ActCode);

        (story.File.Result, story.File.Listing!.Settled).ShouldBe((CaseResult.Done, ListedIsComplaint.ActCode));
        var made = story.Last.Founded!;
        (made.Decision.After.IsOwnWork, made.Decision.After.Listing).ShouldBe((false, null));
        made.Decision.After.Parties.Single().Anonymous.ShouldBeFalse();
        made.Decision.Statements.ShouldContain(said => said.Text == Given.Lamp);
        made.Decision.Events.OfType<SplitOff>().Single().FromNumber.ShouldBe(story.File.Number);
        Story.ListsNeed(Given.NotOurs).File.IsOwnWork.ShouldBeFalse("who asks for what isn't given here is told so");
    }

    [Fact]
    public void What_a_partner_puts_back_is_nobodys_and_may_be_set_aside()
    {
        var story = Story.ListsNeed(Wheelchair).Does("BRANCH", ClaimListed.ActCode, new { claimant = "BRANCH" });
        var back = story.OpenTo(Townspeople.Of("BRANCH")).Single(open => open.Kind.Code == "go-back").Fields[0].Options[0].Value;

        story.Does("BRANCH", "go-back", new { step = back, reason = "办不了" });
        story.File.Listing!.Taker.ShouldBeNull();
        story.Refuses("BRANCH", HandOverListed.ActCode, new { receiver = "PROPERTY", reason = "给物业" }).ShouldBe("listed.not-taken");
        story.Does("BRANCH", SetAsideListed.ActCode, new { reason = "本人已经借到" }).File.Listing!.Settled.ShouldBe(SetAsideListed.ActCode);
    }

    [Fact]
    public void The_words_of_a_line_name_nobody_and_hold_no_number()
    {
        var note = Story.Need(Wheelchair);

        Codes(note).ShouldBeEmpty();
        Codes(note with { Text = "刘桂英想借轮椅" }).ShouldBe([("listed.names-person", "text")]);
        Codes(note with { Building = "2栋，13900001122" }).ShouldBe([("listed.personal-number", "text")]);
        Codes(note with { Unit = "POLICE" }).ShouldBe([("listed.unit", "unit")]);
        Codes(new ListNote { Unit = "COMMUNITY" }).Select(fault => fault.Item2).ShouldBe(["text", "helpKind", "hours", "compound"]);
        (note with { Project = true }).Form(ShippedPolicy.Town).Reporter!.Anonymous.ShouldBeTrue("a project is nobody's");
        note.Form(ShippedPolicy.Town).Channel.ShouldBe(WireWords.Reported);
    }

    private static List<(string, string?)> Codes(ListNote note) =>
        [.. note.Faults(Townspeople.Of("COMMUNITY"), ShippedPolicy.Town).Select(fault => (fault.Code, fault.Field))];

    private static Resource Offer(string code, string subject, IReadOnlyList<string> hours, params string[] compounds) =>
        new(code, "商铺", "明月便利店", "COMMUNITY", [subject], compounds, hours, "借轮椅", null, new DateOnly(2026, 12, 31));
}
