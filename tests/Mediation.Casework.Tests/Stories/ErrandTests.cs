using Mediation.Casework.Acceptance;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Errands;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>代办服务: the rules say which papers a kind needs; what was handed over goes back before anything ends, and it is in no statistic of disputes.</summary>
public sealed class ErrandTests
{
    [Fact]
    public void A_certificate_is_got_for_somebody_whose_papers_come_and_go_back()
    {
        var story = Story.RunsErrand("ZL09-11");

        (story.File.IsOwnWork, story.File.Intake.Secrecy, story.Lead).ShouldBe((true, 2, "COMMUNITY"));
        story.File.Errand!.Missing.ShouldBe(["居民身份证", "户口簿", "社会保障卡"]);
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["errand"]);
        story.Refuses("COMMUNITY", GiveBackPapers.ActCode, new { servicePapers = new[] { "户口簿" }, givenTo = "本人" }).ShouldBe("errand.nothing-held");
        story.Refuses("PROPERTY", TakePapers.ActCode, new { servicePapers = new[] { "户口簿" } }).ShouldBe("act.not-yours");
        story.Refuses("COMMUNITY", "appoint-errand", new { visitAt = "2026-03-01T09:00:00+08:00" }).ShouldBe("errand.meet");

        story.Does("COMMUNITY", "appoint-errand", new { visitAt = "2026-03-03T09:00:00+08:00" })
            .Does("COMMUNITY", TakePapers.ActCode, new { servicePapers = new[] { "居民身份证", "户口簿" } });
        story.Refuses("COMMUNITY", TakePapers.ActCode, new { servicePapers = new[] { "户口簿" } }).ShouldBe("field.not-an-option", "it was handed over already");
        story.Refuses("COMMUNITY", ErrandDone.ActCode, Proof).ShouldBe("errand.missing");
        story.Refuses("COMMUNITY", DropErrand.ActCode, new { reason = "本人去了" }).ShouldBe("errand.held");
        story.Does("COMMUNITY", TakePapers.ActCode, new { servicePapers = new[] { "社会保障卡" } });
        story.Refuses("COMMUNITY", ErrandDone.ActCode, Proof).ShouldBe("errand.held");
        story.Does("COMMUNITY", GiveBackPapers.ActCode, new { servicePapers = new[] { "居民身份证", "户口簿", "社会保障卡" }, givenTo = "家属" });
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();

        story.Does("COMMUNITY", ErrandDone.ActCode, Proof).File.Result.ShouldBe(CaseResult.Done);
        (story.File.Errand!.Held.Count, story.File.Errand.MeetAt).ShouldBe((0, new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.FromHours(8))));
    }

    [Fact]
    public void A_visit_needs_no_papers_and_what_nobody_wants_any_more_is_dropped()
    {
        Story.RunsErrand("ZL09-13").Does("COMMUNITY", ErrandDone.ActCode, Proof).File.Closed.ShouldBeTrue();
        Story.RunsErrand("ZL09-12").Does("COMMUNITY", DropErrand.ActCode, new { reason = "本人去了" }).File.Closed.ShouldBeTrue();
    }

    [Fact]
    public void A_danger_is_a_case_at_once_and_a_wrong_form_is_told_at_its_fields()
    {
        var briefing = Story.RunsErrand("ZL09-13").Briefing(Townspeople.Of("COMMUNITY"));
        var note = Story.Errand("ZL09-13") with { Text = Given.Violence };

        var decided = note.Decide(new Founding(Guid.CreateVersion7(), "LZ2026-000009", null), briefing).Value.Decision.After;
        (decided.IsOwnWork, decided.Errand).ShouldBe((false, null));
        new ErrandNote().Faults(Townspeople.Of("COMMUNITY"), briefing).Select(fault => fault.Field)
            .ShouldBe(["unit", "errandKind", "compound", "text", "reporter.name", "reporter.phone"]);
        (note with { Kind = "ZL02-01", MeetAt = briefing.Now }).Faults(Townspeople.Of("COMMUNITY"), briefing).Select(fault => fault.Field).ShouldBe(["errandKind", "visitAt"]);
    }

    private static object Proof => new { text = "认证好了", evidence = "受益人当面确认" };
}
