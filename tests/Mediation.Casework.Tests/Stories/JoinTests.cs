using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;

namespace Mediation.Casework.Tests.Stories;

/// <summary>When the shares of a joint handling are enough for the lead to conclude.</summary>
public sealed class JoinTests
{
    [Theory]
    [InlineData("all", 3, 2, false)]
    [InlineData("all", 3, 3, true)]
    [InlineData("all", 0, 0, true)]
    [InlineData("any", 3, 0, false)]
    [InlineData("any", 3, 1, true)]
    [InlineData("any", 0, 0, true)]
    [InlineData("quorum:2", 3, 1, false)]
    [InlineData("quorum:2", 3, 2, true)]
    [InlineData("quorum:5", 3, 3, true)]
    [InlineData("lead-alone", 3, 0, true)]
    public void The_lead_is_ready_when_the_rule_says_so(string rule, int coHandlers, int concluded, bool ready) =>
        Join.Parse(rule)!.ReadyForLead(Shares(coHandlers, concluded)).ShouldBe(ready);

    [Theory]
    [InlineData("quorum:0")]
    [InlineData("quorum:21")]
    [InlineData("quorum")]
    [InlineData("most")]
    [InlineData(null)]
    public void Any_other_word_is_no_join(string? word) => Join.Parse(word).ShouldBeNull();

    [Theory]
    [InlineData("all")]
    [InlineData("any")]
    [InlineData("quorum:3")]
    [InlineData("lead-alone")]
    public void A_join_is_written_as_it_is_read(string word) => Join.Parse(word)!.ToString().ShouldBe(word);

    [Fact]
    public void The_lead_waits_until_the_last_co_handler_has_concluded()
    {
        var story = Given.SignedFor();
        var done = new { result = "解决", text = "已处理" };

        story.Refuses(story.Lead, "conclude", done).ShouldBe("joint.not-ready");
        story.Does("COMMUNITY", "conclude", done);
        story.Refuses(story.Lead, "conclude", done).ShouldBe("joint.not-ready");
        story.Does("UTILITY", "conclude", done);

        story.Last.Messages.ShouldContain(m => m.To == "unit:URBAN" && m.Template == "shares-joined");
        story.Does(story.Lead, "conclude", done).File.Stage.Code().ShouldBe("reply");
    }

    [Fact]
    public void Who_dispatches_after_a_return_says_how_many_of_four_units_are_enough()
    {
        var done = new { result = "解决", text = "已处理" };
        var story = Story.Accepted(Given.Lamp).Returns("ENFORCE").Does("DESK", "dispatch", new
        {
            lead = "ENFORCE",
            coHandlers = new[] { "COMMUNITY", "HOUSING", "POLICE" },
            join = "quorum",
            quorum = 2,
            reason = "四家一起办",
        }).EverybodySigns();

        story.Does("HOUSING", "conclude", done).Refuses("ENFORCE", "conclude", done).ShouldBe("joint.not-ready");
        story.Does("POLICE", "conclude", done).Does("ENFORCE", "conclude", done);

        story.File.Join.ShouldBe(new Join(JoinRule.Quorum, 2));
        story.File.Assignments.Last(a => a.Unit == "COMMUNITY").Live.ShouldBeFalse();
    }

    [Theory]
    [InlineData("quorum", 3)]
    [InlineData("quorum", null)]
    [InlineData("any", 1)]
    public void A_quorum_is_a_number_of_those_who_are_there(string join, int? quorum) =>
        Story.Accepted(Given.Lamp).Returns("ENFORCE").Refuses("DESK", "dispatch", new
        {
            lead = "ENFORCE",
            coHandlers = new[] { "COMMUNITY", "HOUSING" },
            join,
            quorum,
            reason = "一起办",
        }).ShouldBe("dispatch.quorum");

    [Fact]
    public void Who_has_signed_hears_that_nothing_waits_for_it_though_others_have_not_signed_yet()
    {
        var story = Story.Accepted(Given.Lamp).Does("COMMUNITY", "sign-for");

        story.Refuses("COMMUNITY", "sign-for").ShouldBe("act.not-waiting");
        story.Refuses("POLICE", "sign-for").ShouldBe("act.not-yours");
    }

    [Fact]
    public void A_co_handler_that_returns_its_share_is_no_longer_waited_for()
    {
        var story = Given.SignedFor();

        story.Does("COMMUNITY", "return-dispatch", new { reasonCode = "not-our-area", reason = "不在本社区" });
        story.Does("UTILITY", "conclude", new { result = "解决", text = "已处理" });

        story.File.ReturnCount.ShouldBe(0);
        story.CoHandlers.ShouldBe(["UTILITY"]);
        story.OpenTo(TestKit.Shipped.Townspeople.Of("URBAN")).Select(o => o.Kind.Code).ShouldContain("conclude");
    }

    [Fact]
    public void A_co_handler_may_sign_for_its_share_after_the_lead()
    {
        var story = Story.Accepted(Given.Lamp).Does("URBAN", "sign-for").Does("COMMUNITY", "sign-for");

        story.Item("COMMUNITY", "conclude").Title.ShouldBe("办理并记录结果");
        story.Item("UTILITY", "sign-for").Title.ShouldBe("签收");
    }

    private static IEnumerable<Assignment> Shares(int coHandlers, int concluded) => Enumerable.Range(0, coHandlers)
        .Select(at => new Assignment(Guid.CreateVersion7(), $"U{at}", Share.CoHandler, DateTimeOffset.UnixEpoch)
        {
            State = at < concluded ? ShareState.Concluded : ShareState.SignedFor,
        })
        .Append(new Assignment(Guid.CreateVersion7(), "L", Share.Lead, DateTimeOffset.UnixEpoch))
        .Append(new Assignment(Guid.CreateVersion7(), "R", Share.CoHandler, DateTimeOffset.UnixEpoch)
        {
            State = ShareState.Returned,
        });
}
