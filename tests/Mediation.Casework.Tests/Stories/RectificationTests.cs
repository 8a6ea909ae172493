using Mediation.Casework.Acceptance;
using Mediation.Casework.Cases;
using Mediation.Casework.Evaluations;
using Mediation.Casework.Journal;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>码上评、真督改: the unit that was marked badly puts it right, and somebody else says whether that will do.</summary>
public sealed class RectificationTests
{
    private static readonly EvaluationForm Bad = new(new("00000000-0000-7000-8000-00000000000e"), "URBAN")
    {
        Mark = 1,
        Aspect = "办事效率",
        Words = "排了一上午的队，下午又说材料不全。",
    };

    [Fact]
    public void A_bad_mark_is_with_the_unit_at_once_and_over_when_a_supervisor_says_so()
    {
        var story = Story.Evaluated(Bad);

        story.Lead.ShouldBe("URBAN");
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["rectification"]);
        story.File.Evaluations.Single().ShouldBe(new Evaluation(Bad.Id, story.File.Intake.AcceptedAt, 1, "办事效率", null));
        story.Does("URBAN", "rectified", new { measures = "材料清单贴到窗口，一次说清。", proof = "清单照片，已贴。" });
        story.Does(Townspeople.Supervisor, "rectify-again", new { text = "清单没有写全，请补上。" });
        story.Does("URBAN", "rectified", new { measures = "已补全。", proof = "新清单照片。" });
        story.Does(Townspeople.Supervisor, "confirm-rectified", new { text = "到窗口看过，属实。" });
        story.File.Result.ShouldBe(CaseResult.Done);
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["rectification", "rectification-check", "rectification", "rectification-check"]);
        story.File.Deadlines.ShouldAllBe(clock => clock.MetAt != null);
    }

    [Fact]
    public void Neither_the_unit_nor_the_desk_nor_a_supervisor_of_the_same_unit_checks_the_proof()
    {
        var story = Story.Evaluated(Bad).Does("URBAN", "rectified", new { measures = "已改。", proof = "照片。" });
        var both = Townspeople.Supervisor with { Memberships = [.. Townspeople.Supervisor.Memberships, .. Townspeople.Of("URBAN").Memberships] };

        story.Refuses("URBAN", "confirm-rectified", new { text = "好了" }).ShouldBe("act.not-yours");
        story.Refuses(Townspeople.Desk, "confirm-rectified", new { text = "好了" }).ShouldBe("act.needs-role");
        story.Refuses(both, "confirm-rectified", new { text = "好了" }).ShouldBe("rectification.own-unit");
    }

    [Fact]
    public void What_was_changed_is_not_enough_without_what_proves_it() =>
        Story.Evaluated(Bad).Refuses("URBAN", "rectified", new { measures = "已改。" }).ShouldBe("field.missing");

    [Fact]
    public void Another_bad_mark_joins_and_who_left_a_telephone_becomes_a_party()
    {
        var story = Story.Evaluated(Bad);
        var (parties, clocks) = (story.File.Parties.Count, story.File.Deadlines.Count);
        var joined = Evaluating.Join(story.Dossier, Bad with { Id = Guid.CreateVersion7(), Mark = 2, Phone = "138 0000 1234" }, story.Briefing(Actors.Actor.System));

        joined.After.Evaluations.Select(each => each.Mark).ShouldBe([1, 2]);
        joined.After.Parties.Count.ShouldBe(parties + 1);
        joined.After.Deadlines.Count.ShouldBe(clocks);
        joined.Identities.Single().Phone.ShouldBe("13800001234");
        joined.Statements.Single().Text.ShouldBe(Bad.Words);
        joined.Events.OfType<Evaluated>().Single().Evaluation.Words!.Id.ShouldBe(joined.Statements.Single().Id);
        CaseLaws.BrokenBy(new Acts.Dossier(joined.After, joined.Facts, story.Dossier.States)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("窗口的人说话不耐烦", false)]
    [InlineData("举报你们所长收了老板的红包，贪污低保款", true)]
    [InlineData("我丈夫天天打我，你们来了也不管，我不想活了", true)]
    public void Words_of_a_danger_or_an_accusation_are_a_complaint_like_any_other(string words, bool inFull)
    {
        var briefing = Story.Evaluated(Bad).Briefing(Actors.Actor.System);
        var form = Evaluating.InFull(Bad with { Words = words }, briefing)!;
        var decided = Accepting.Decide(form, new Founding(Guid.CreateVersion7(), "LZ2026-000009", null) { Evaluation = Evaluating.Of(Bad, briefing) }, briefing).Value;

        Evaluating.GoesInFull(decided.Assessment).ShouldBe(inFull);
        decided.Decision.After.Lead?.Unit.ShouldNotBe("URBAN");
    }

    [Theory]
    [InlineData("办事拖拖拉拉，让我跑了五趟")]
    [InlineData("材料一次讲不清，今天缺这个明天缺那个")]
    [InlineData("公示的办事时间下午两点半，三点都没开门")]
    [InlineData("办证大厅排队从门里排到门外，只开了一个窗口。")]
    public void What_residents_usually_say_of_a_window_alarms_nobody(string words)
    {
        var briefing = Story.Evaluated(Bad).Briefing(Actors.Actor.System);
        var assessment = Accepting.Decide(Evaluating.InFull(Bad with { Words = words }, briefing)!,
            new Founding(Guid.CreateVersion7(), "LZ2026-000009", null) { Evaluation = Evaluating.Of(Bad, briefing) }, briefing).Value.Assessment;

        (Evaluating.GoesInFull(assessment), Evaluating.MayBeDangerous(assessment)).ShouldBe((false, false));
    }

    [Fact]
    public void Who_says_that_it_is_an_accusation_is_believed_whatever_the_words_are()
    {
        var briefing = Story.Evaluated(Bad).Briefing(Actors.Actor.System);
        var form = Evaluating.InFull(Bad with { Words = "他家亲戚每次都不用排队", Accuses = true }, briefing)!;
        var after = Accepting.Decide(form, new Founding(Guid.CreateVersion7(), "LZ2026-000009", null) { Evaluation = Evaluating.Of(Bad, briefing) }, briefing)
            .Value.Decision.After;

        (after.Intake.Secrecy, after.Lead!.Unit).ShouldBe((3, "DISCIPLINE"));
        after.Involved.ShouldNotContain("URBAN");
    }

    [Fact]
    public void A_form_says_all_that_is_wrong_with_it_and_a_court_is_not_evaluated()
    {
        var town = ShippedPolicy.Town;

        Bad.Faults(town).ShouldBeEmpty();
        (Bad with { Unit = "COURT" }).Faults(town).Single().Code.ShouldBe("unit.unknown");
        (Bad with { Mark = 6, Aspect = "长相", Words = new string('好', 501), Phone = "没有" }).Faults(town).Select(fault => fault.Code)
            .ShouldBe(["field.not-an-option", "field.not-an-option", "field.too-long", "field.malformed"]);
        (Bad with { Mark = null, Words = null, Accuses = true }).Faults(town).Select(fault => fault.Code)
            .ShouldBe(["field.missing", "evaluation.accuses-of-nothing"]);
    }
}
