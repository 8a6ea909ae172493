using Mediation.Casework.Parties;
using Mediation.TestKit.Mediations;

namespace Mediation.Casework.Tests.Stories;

/// <summary>Stories that have come some way, each on words the shipped rules know.</summary>
internal static class Given
{
    /// <summary>民间纠纷: mediated by PMC, with PROPERTY and LEGAL.</summary>
    public const string Leak = "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认";

    /// <summary>市政: handled by URBAN, with COMMUNITY and UTILITY.</summary>
    public const string Lamp = "路灯不亮";

    /// <summary>占道经营: enforced by ENFORCE, with COMMUNITY.</summary>
    public const string Vending = "小区门口占道经营，堵得走不了路";

    /// <summary>生活噪声: mediated by PMC, with PROPERTY and COMMUNITY; the police lead when dissuading didn't help.</summary>
    public const string Noise = "楼上天天晚上拖椅子，孩子跑来跑去，咚咚咚到十一点";

    /// <summary>家暴: P0, POLICE and never mediation.</summary>
    public const string Violence = "楼上老公打老婆，天天打，昨晚把老婆打得头破血流";

    /// <summary>检举: secret, DISCIPLINE only.</summary>
    public const string Accusation = "举报我们村主任贪污低保款，给他亲戚办低保";

    /// <summary>行政复议: not for this window.</summary>
    public const string NotOurs = "我要申请行政复议";

    /// <summary>Words no rule knows.</summary>
    public const string Unclear = "啊吧啊吧";

    private static readonly object Done = new { result = "解决", text = "已处理" };

    public const string Question = "想问一下居住证在哪里办，要带些什么";

    public static Story SignedFor(string text = Lamp) => Story.Accepted(text).EverybodySigns();

    public static Story Concluded(string text = Lamp) => SignedFor(text).EverybodyConcludes();

    public static Story Answered(string text = Lamp) => Concluded(text).Answers();

    /// <summary>The monthly meeting of the council stands together: three of its four voices, and one that was invited.</summary>
    public static Story CouncilHere() => new[] { "OWNERS", "PROPERTY", "UTILITY" }.Aggregate(
        Story.Scheduled("ZL01-01", "BRANCH").Does("BRANCH", "convene",
            new { council = "pavilion", called = new[] { "UTILITY" }, meetAt = Calendars.DemoCalendar.At("2026-03-03 19:00").ToString("O"), matter = "本月议题，在议事亭" }),
        (story, unit) => story.Does(unit, "report-in"));

    /// <summary>Residents were asked and a council resolved; who does which share is yet to be said (问、议、办、评).</summary>
    public static Story Discussed() => new[] { "OWNERS", "PROPERTY" }.Aggregate(
            Story.Scheduled("ZL01-02", "BRANCH")
                .Does("BRANCH", "views-collected", new { text = "二十户都说要修活动室。" })
                .Does("BRANCH", "convene", new { council = "pavilion", meetAt = Calendars.DemoCalendar.At("2026-03-03 19:00").ToString("O"), matter = "活动室怎么修" }),
            (story, unit) => story.Does(unit, "report-in"))
        .Does("BRANCH", "add-topic", new { topic = "修活动室" })
        .Does("BRANCH", "put-motion", new { onTopic = "1", proposal = "由物业修活动室", majority = "simple", inFavour = new[] { "BRANCH", "OWNERS" } })
        .Does("BRANCH", "minutes", new { came = new[] { "OWNERS", "PROPERTY" }, text = "议定由物业修。" })
        .Does("BRANCH", "appraise");

    /// <summary>It votes on one topic, and what it resolved is done; it has yet to be disclosed.</summary>
    public static Story Resolves(this Story story) => story
        .Does("BRANCH", "add-topic", new { topic = "楼道灯总坏" })
        .Does("BRANCH", "put-motion", new
        {
            onTopic = "1",
            proposal = "换成 LED 灯",
            majority = "two-thirds",
            inFavour = new[] { "BRANCH", "OWNERS" },
            against = new[] { "PROPERTY" },
        })
        .Does("BRANCH", "give-task", new { unit = "PROPERTY", text = "一周内换完", until = "2026-03-10" })
        .Does("BRANCH", "minutes", new { came = new[] { "OWNERS", "PROPERTY", "UTILITY" }, text = "三方到会，议定换灯。" })
        .Does("PROPERTY", "task-done", new { text = "已换 42 盏。" })
        .Does("BRANCH", "appraise");

    /// <summary>The parties are asked, and all consent.</summary>
    public static Story Consents(this Story story) => story.Plays(MediationPlay.Consent);

    /// <summary>A session is held, and the parties agree by word of mouth.</summary>
    public static Story Agrees(this Story story) => story.Plays(MediationPlay.Agreement);

    /// <summary>A session is held, and an agreement is drawn up that nobody has signed or confirmed.</summary>
    public static Story Draws(this Story story, string form)
    {
        if (story.File.Mediation!.Sessions.IsEmpty)
            story.Plays(MediationPlay.Agreement.Take(1));
        return story.Does("PMC", "draw-agreement", new
        {
            form,
            facts = "楼上漏水",
            dispute = "谁来修",
            terms = "楼上赔一千二百元五角",
            performance = "转账",
            performBy = "2026-03-20",
        });
    }

    /// <summary>The other side promises an amount by a day.</summary>
    public static Story PlansInstalment(this Story story, string amount = "300", string dueOn = "2026-03-20") => story.Does("PMC", "plan-instalment",
        new { whose = MediationPlay.PartyOf(story.File, PartySide.Respondent), performanceWay = "transfer", amount, dueOn });

    /// <summary>The lead's mediator does some of a mediation.</summary>
    public static Story Plays(this Story story, IEnumerable<(string Act, Func<Cases.CaseFile, object> Form)> steps)
    {
        foreach (var (act, form) in steps.Where(s => s.Act != "name-party" || story.File.Parties.TrueForAll(p => p.Side is PartySide.Complainant)))
            story.Does(story.Lead, act, form(story.File));
        return story;
    }

    public static Story EverybodySigns(this Story story)
    {
        foreach (var unit in story.File.Assignments.Where(a => a.Live && a.SignedForAt is null).Select(a => a.Unit))
            story.Does(unit, "sign-for");
        return story;
    }

    public static Story CoHandlersConclude(this Story story)
    {
        foreach (var unit in story.CoHandlers)
            story.Does(unit, "conclude", Done);
        return story;
    }

    public static Story EverybodyConcludes(this Story story) =>
        story.CoHandlersConclude().Does(story.Lead, "conclude", Done);

    public static Story Answers(this Story story) =>
        story.Does(story.Lead, "reply", new { text = "已经修好", channel = "电话" });

    public static Story IsContent(this Story story) =>
        story.Does("DESK", "follow-up", new { reached = true, solved = true, satisfaction = "满意" });

    public static Story IsNotContent(this Story story, string reason = "处理不当") => story.Does("DESK", "follow-up",
        new { reached = true, solved = false, satisfaction = "不满意", reasonCode = reason });

    public static Story DoesNotAnswer(this Story story) => story.Does("DESK", "follow-up", new { reached = false });

    public static Story Returns(this Story story, string? proposed = null) => story.Does(story.Lead, "return-dispatch",
        new { reasonCode = "not-our-duty", reason = "不属我单位职责", proposedUnit = proposed });

    /// <summary>A unit gives every dimension of property service the same mark.</summary>
    public static Story Marks(this Story story, string unit, int mark) => story.Does(unit, "marks-entered", Scores(mark));

    /// <summary>A form with the same mark in every dimension.</summary>
    public static Dictionary<string, object> Scores(int mark) => Enum.GetValues<Scorecards.Dimension>()
        .SelectMany(dimension => new[] { KeyValuePair.Create($"{dimension}".ToLowerInvariant(), (object)mark), new($"{dimension}".ToLowerInvariant() + "Ground", "现场看过") })
        .ToDictionary();

    public static Story IsDispatched(this Story story, string lead, params string[] coHandlers) =>
        story.Does("DESK", "dispatch", new { lead, coHandlers, reason = "职责所在" });

    /// <summary>Something was said at an evening talk, and noted.</summary>
    public static Story Talk(string heard = "物业不作为，楼道灯坏了一个月没人修")
    {
        var story = Story.Scheduled("ZL11-02", "COMMUNITY").Does("COMMUNITY", "note-heard", new { heardWords = heard });
        story.Said = heard;
        return story;
    }
}
