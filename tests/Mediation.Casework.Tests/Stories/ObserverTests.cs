using Mediation.Casework.Acts;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>观察员: who is let in to look may comment and bring it to a supervisor, and decides nothing.</summary>
public sealed class ObserverTests
{
    [Fact]
    public void An_observer_comments_and_asks_a_supervisor_who_answers()
    {
        var story = Given.SignedFor(Given.Lamp);
        story.Refuses("LEGAL", AskSupervision.ActCode, new { text = "拖得太久" }).ShouldBe("ask-supervision.not-invited");
        story.Does(story.Lead, "invite", new { unit = "LEGAL", capacity = "observer", until = "2026-03-20", invitedFor = "看看办得怎么样" });

        story.OpenTo(Townspeople.Of("LEGAL")).Select(open => open.Kind.Code).ShouldBe(["ask-supervision", "end-invitation", "note"], ignoreOrder: true);
        story.Does("LEGAL", AskSupervision.ActCode, new { text = "三家单位都在等别家先办" });
        story.Refuses("LEGAL", AskSupervision.ActCode, new { text = "再说一次" }).ShouldBe("ask-supervision.asked");
        story.File.Deadlines[^1].Kind.ShouldBe("observer");
        var item = story.File.OpenItems.Single(each => each.Acts.Contains(AnswerObserver.ActCode));
        (item.Unit, item.Role).ShouldBe(("DESK", Casework.Actors.Role.Supervisor));
        story.Refuses(Townspeople.Desk, AnswerObserver.ActCode, new { text = "知道了" }).ShouldBe("act.needs-role");

        story.Does(Townspeople.Supervisor, AnswerObserver.ActCode, new { text = "已请牵头单位三天内回话" });
        story.File.Supervision.ShouldBeNull("whether it is put under supervision is another act");
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
        story.Does("LEGAL", AskSupervision.ActCode, new { text = "还是没有动" });
    }
}
