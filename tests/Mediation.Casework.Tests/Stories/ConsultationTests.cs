using Mediation.Casework.Cases;
using Mediation.Casework.Journal;

namespace Mediation.Casework.Tests.Stories;

/// <summary>咨询: who only asks is answered by whoever was asked, and that is all.</summary>
public sealed class ConsultationTests
{
    [Fact]
    public void A_question_is_with_the_desk_at_once_and_over_when_it_is_answered()
    {
        var story = Story.Accepted(Given.Question);

        story.Lead.ShouldBe("DESK");
        story.File.OpenItems.ShouldHaveSingleItem().Acts.ShouldBe(["answer-question", "ask-adviser", "hand-up"]);
        story.Does("DESK", "answer-question", new { answer = "带身份证到派出所户籍窗口。", channel = "当面" });
        story.File.Result.ShouldBe(CaseResult.Done);
        story.File.Deadlines.ShouldAllBe(clock => clock.MetAt == story.Now);
        story.Last.Statements.ShouldHaveSingleItem().Text.ShouldBe("带身份证到派出所户籍窗口。");
    }

    [Fact]
    public void An_answer_from_the_towns_list_comes_with_what_it_rests_on()
    {
        var story = Story.Accepted(Given.Question).Does("DESK", "answer-question", new { commonQuestion = "fee", answer = "您放心。", channel = "当面" });

        story.Journal.OfType<Replied>().ShouldHaveSingleItem();
        story.Last.Statements.Single().Text.ShouldBe("不收钱。人民调解委员会调解民间纠纷，不收取任何费用。（人民调解法第四条）\n您放心。");
    }

    [Fact]
    public void Nothing_said_is_no_answer() =>
        Story.Accepted(Given.Question).Refuses("DESK", "answer-question", new { channel = "当面" }).ShouldBe("answer.empty");

    [Fact]
    public void The_legal_adviser_answers_what_the_desk_cannot()
    {
        var story = Story.Accepted(Given.Question).Does("DESK", "ask-adviser");

        story.File.OpenItems.ShouldHaveSingleItem().Unit.ShouldBe("LEGAL");
        story.Does("LEGAL", "answer-question", new { answer = "可以。", channel = "电话" }).File.Result.ShouldBe(CaseResult.Done);
    }

    [Fact]
    public void What_is_more_than_a_question_becomes_a_case_of_its_own()
    {
        var story = Story.Accepted(Given.Question).Does("DESK", "hand-up", new { need = Given.Leak });

        story.File.Result.ShouldBe(CaseResult.Done);
        story.Last.Founded!.Decision.After.Lead!.Unit.ShouldBe("PMC");
    }
}
