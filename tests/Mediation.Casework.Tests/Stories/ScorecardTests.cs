using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Scorecards;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>物业考核: who inspects enters marks with grounds, rules make a score of them, the firm is heard before it is published, and twice too little has consequences.</summary>
public sealed class ScorecardTests
{
    private static readonly ServiceFigures Quiet = ServiceFigures.Before(new DateOnly(2026, 4, 8)) with { Households = 360 };

    [Fact]
    public void The_quarter_that_is_over_is_scored()
    {
        (Quiet.From, Quiet.Until).ShouldBe((new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31)));
        ServiceFigures.Before(new DateOnly(2026, 1, 1)).From.ShouldBe(new DateOnly(2025, 10, 1));
    }

    [Fact]
    public void Owners_and_community_enter_marks_and_the_score_is_their_mean_weighed_by_the_rules()
    {
        var story = Inspected().Marks("COMMUNITY", 71);
        story.File.Scorecard!.Entered.Select(entered => entered.Unit).ShouldBe(["OWNERS", "COMMUNITY"]);

        story.Does("COMMUNITY", "score-reckoned");

        var score = story.File.Scorecard.Score!;
        score.Lines.Select(line => (line.Dimension, line.Mean, line.Points, line.Weight)).ShouldBe(
        [
            (Dimension.Loyalty, 75, 75, 15), (Dimension.Diligence, 75, 75, 20), (Dimension.Effectiveness, 75, 75, 20),
            (Dimension.Transparency, 75, 75, 20), (Dimension.Responsibility, 75, 75, 15), (Dimension.Altruism, 75, 75, 10),
        ]);
        (score.Total, score.Verdict, score.FollowUp, score.Firm, score.Unit).ShouldBe((75, "pass", null, "恒安物业服务有限公司", "PROPERTY"));
    }

    [Fact]
    public void Complaints_lateness_and_bad_marks_take_points_off_where_there_are_enough_of_them()
    {
        var busy = Quiet with { Complaints = 18, Shares = 10, Late = 2, Marks = 10, MarkSum = 29 };
        (busy.ComplaintsPerHundred, busy.LatePercent, busy.MeanMark).ShouldBe((5, 20, 290));
        var story = Inspected(busy).Marks("COMMUNITY", 80).Does("COMMUNITY", "score-reckoned");

        var score = story.File.Scorecard!.Score!;
        score.Lines.Where(line => line.Deductions.Count > 0).Select(line => (line.Dimension, line.Points)).ShouldBe(
            [(Dimension.Diligence, 70), (Dimension.Effectiveness, 70), (Dimension.Altruism, 70)]);
        (score.Weighted, score.Weights, score.Total).ShouldBe((7500, 100, 75));
        Inspected(busy with { Shares = 9, Marks = 9 }).Marks("COMMUNITY", 80).Does("COMMUNITY", "score-reckoned")
            .File.Scorecard!.Score!.Lines.Sum(line => line.Deductions.Count).ShouldBe(1, "of few nothing is said");
    }

    [Fact]
    public void Points_never_fall_below_nothing_and_are_rounded_down()
    {
        var story = Inspected(Quiet with { Complaints = 36 }, owners: 1).Marks("COMMUNITY", 2).Does("COMMUNITY", "score-reckoned");

        var score = story.File.Scorecard!.Score!;
        score.Lines[2].Points.ShouldBe(0);
        (score.Lines[0].Mean, score.Total, score.Failed).ShouldBe((1, 0, true));
    }

    [Fact]
    public void The_firm_reads_it_and_answers_once_before_everybody_reads_it()
    {
        var story = Inspected().Marks("COMMUNITY", 80);
        story.File.Involved.ShouldNotContain("PROPERTY");
        story.Refuses("PROPERTY", "score-answered").ShouldBe("act.not-waiting");

        story.Does("COMMUNITY", "score-reckoned");
        story.File.Involved.ShouldContain("PROPERTY");
        story.Refuses("COMMUNITY", "score-published").ShouldBe("act.not-waiting");
        story.Refuses("PROPERTY", "score-answered", new { scoreAnswer = "打 13800001234 问我们" }).ShouldBe("disclose.personal-number");
        story.PrivateNames = new HashSet<string> { "王桂兰" };
        story.Refuses("PROPERTY", "score-answered", new { scoreAnswer = "王桂兰一直不交费" }).ShouldBe("scorecard.names-owner");
        story.Does("PROPERTY", "score-answered", new { scoreAnswer = "电梯配件三月才到货。" });
        story.Refuses("PROPERTY", "score-answered", new { scoreAnswer = "再说一句" }).ShouldBe("act.not-waiting");

        story.Refuses("COMMUNITY", "score-published-summons").ShouldBe("scorecard.otherwise");
        story.Does("COMMUNITY", "score-published").File.Result.ShouldBe(CaseResult.Done);
        story.Journal.OfType<ScorePublished>().ShouldHaveSingleItem().Answer.ShouldNotBeNull();
    }

    [Fact]
    public void A_firm_that_says_nothing_keeps_nothing_back()
    {
        var story = Inspected().Marks("COMMUNITY", 80).Does("COMMUNITY", "score-reckoned").Until("2026-04-24 09:00");

        story.Does("COMMUNITY", "score-published").File.Scorecard!.Answer.ShouldBeNull();
    }

    [Fact]
    public void Too_little_twice_in_a_row_opens_supervised_work_for_the_firm()
    {
        var first = Inspected(owners: 50).Marks("COMMUNITY", 50).Does("COMMUNITY", "score-reckoned").Does("PROPERTY", "score-seen");
        first.File.Scorecard!.Score!.Verdict.ShouldBe("fail");
        first.Does("COMMUNITY", "score-published").Last.Founded.ShouldBeNull();

        var second = Inspected(failedBefore: true, owners: 50).Marks("COMMUNITY", 50).Does("COMMUNITY", "score-reckoned").Does("PROPERTY", "score-seen");
        second.Refuses("COMMUNITY", "score-published").ShouldBe("scorecard.otherwise");
        second.Does("COMMUNITY", "score-published-summons");

        var work = second.Last.Founded!.Decision.After;
        (work.Intake.Category, work.Lead!.Unit, work.Intake.Compound, work.Intake.AcceptedAt).ShouldBe(("ZL08-02", "PROPERTY", "XY-06", second.Now));
        work.OpenItems.Single().Acts.ShouldBe(["talk-held"]);
        second.File.Result.ShouldBe(CaseResult.Done);
    }

    [Fact]
    public void Nobody_scores_their_own_service()
    {
        var story = Story.Scheduled("ZL08-01", "COMMUNITY");
        ShippedPolicy.Town.ServingUnit("XY-01")!.Code.ShouldBe("COMMUNITY", "no firm serves it");

        story.Does("OWNERS", "no-marks").Refuses("COMMUNITY", "marks-entered", Given.Scores(80)).ShouldBe("scorecard.own-service");

        story.Does("COMMUNITY", "no-score").File.Result.ShouldBe(CaseResult.Done);
    }

    [Fact]
    public void Each_compound_has_its_own_firm_where_firms_are_units()
    {
        var second = ShippedPolicy.Town.Unit("PROPERTY")! with { Code = "PROPERTY2", Name = "回归线物业服务有限公司" };
        var town = ShippedPolicy.Town with { Units = [.. ShippedPolicy.Town.Units, second] };

        (town.ServingUnit("HG-01")!.Code, town.ServingUnit("XY-06")!.Code, town.ServingUnit("nowhere"), town.ServingUnit(null)).ShouldBe(("PROPERTY2", "PROPERTY", null, null));
    }

    /// <summary>The owners' body has entered its marks.</summary>
    internal static Story Inspected(ServiceFigures? figures = null, int owners = 80, bool failedBefore = false)
    {
        var story = Story.Scheduled("ZL08-01", "COMMUNITY", at: "2026-04-08 09:00", place: "茶马家园");
        story.Service = (figures ?? Quiet) with { FailedBefore = failedBefore };
        return story.Marks("OWNERS", owners);
    }
}
