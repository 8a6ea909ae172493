using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Casework.Scorecards;
using Mediation.Casework.Statements;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Books;
using Mediation.Web.Screens.Owners;

namespace Mediation.Web.Screens.Case;

/// <summary>What a line of the timeline says (一句话): without its subject.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="What">The sentence.</param>
/// <param name="Why">The reason or rule behind it.</param>
/// <param name="Words">What was written down, as written.</param>
/// <param name="ByItself">The system did it, whoever's act set it off.</param>
internal sealed record Saying(
    TimelineKind Kind, string What, string? Why = null, string? Words = null, bool ByItself = false);

/// <summary>A sentence for every kind of event, from <c>event.*</c> in <c>Words.resx</c> (办理记录的说法).</summary>
internal static partial class Sayings
{
    /// <summary>By what events of one act are said together; null for those that are said one by one.</summary>
    public static string? Gathering(CaseEvent happened) => happened switch
    {
        Ruled { ByPerson: false } => "ruled",
        DeadlineStarted => "deadline-started",
        DeadlineChanged { Change: CalendarChanged e } => $"calendar-changed {e.Version} {e.Was:O} {e.Due:O}",
        DeadlineChanged e => $"deadline-changed {ClockWord(e.Change)}",
        WorkItemOpened => "work-item-opened",
        WorkItemTurned => "work-item-turned",
        WorkItemClosed => "work-item-closed",
        ShareWithdrawn => "share-withdrawn",
        ShareReopened => "share-reopened",
        WorkflowStarted or WorkflowMoved or WorkflowEnded => "workflow",
        Urged { Automatic: false } => "urged",
        _ => null,
    };

    /// <summary>What to say of events that are said together, or of one.</summary>
    public static Saying Of(CaseReading r, IReadOnlyList<CaseEvent> alike) => alike[0] switch
    {
        Accepted e => People(Say("accepted", e.Number), why: Intake(r)),
        Ruled { ByPerson: true } e => People(Say("overruled", Words.Of("rule-set", e.RuleSet))),
        Ruled => System("ruled", List(alike.OfType<Ruled>().Select(e => Words.Of("rule-set", e.RuleSet)))),
        StageReached e => System("stage-reached", Words.Of("stage", e.Stage.Code())),
        Dispatched e => new Saying(TimelineKind.People, Say("dispatched", Shares(r, e)), Join(e), Text(r, e.Reason), e.Reason is null),
        SignedFor e => People(Say("signed-for")),
        ShareReturned e => People(Returned(r, e), words: Text(r, e.Reason)),
        ShareConcluded e => People(Say("share-concluded", e.Result), words: Text(r, e.Text)),
        ShareReopened => System("share-reopened", List(alike.OfType<ShareReopened>().Select(e => r.UnitOf(e.Assignment)))),
        ShareWithdrawn => System("share-withdrawn", List(alike.OfType<ShareWithdrawn>().Select(e => r.UnitOf(e.Assignment)))),
        WorkItemOpened => System("work-item-opened", Turns(r, alike)),
        WorkItemTurned => System("work-item-turned", List(alike.OfType<WorkItemTurned>().Select(e => e.Title))),
        WorkItemClosed => System("work-item-closed", List(alike.OfType<WorkItemClosed>().Select(e => ItemUnit(r, e.Item)))),
        WorkItemMoved e => People(Say("work-item-moved", r.Names.Unit(e.Unit)), words: Text(r, e.Reason)),
        WorkflowStarted or WorkflowMoved or WorkflowEnded => Flow(r, alike),
        WorkflowFaulted or FaultSettled or VariableMended or StepRetried or StepSkipped or WorkflowCancelled or WorkflowMigrated
            or WorkItemMigrated or WaitEnded or EventCame or EventKept or EventMatched or EventLapsed or EventSent
            or TaskAsked or TaskAnswered or RequestAsked or RequestAnswered or PutRight => Operated(r, alike[0]),
        MediationEvent e => Mediated(r, e),
        DeadlineStarted => Started(r, alike),
        DeadlineChanged e => Changed(r, e.Change, List(alike.OfType<DeadlineChanged>().Select(c => r.NameOfClock(c.Deadline)))),
        RungServed e => new Saying(TimelineKind.Clocks,
            Say("rung-served", r.NameOfClock(e.Deadline), Words.Of("rung", e.Effect)), ByItself: true),
        ExtensionAsked e => Asked(r, e),
        ExtensionDecided e => new Saying(TimelineKind.Clocks,
            Say(e.Approved ? "extension-approved" : "extension-declined"), Words: Text(r, e.Reason)),
        Spoken e => People(Spoke(e.About), words: Text(r, e.Text)),
        Contacted e => People(Say("contacted", e.How), words: Text(r, e.Text)),
        Dissuaded { Dissuasion: var d } => People(Say("dissuaded", r.Clock.Written(d.At), d.Manner, d.Effect), words: Text(r, d.Text)),
        MeetingCalled or ReportedIn or ExcusedFromMeeting or TopicAdded or MotionPut or MeetingTaskGiven or MeetingTaskDone or MeetingHeld or MeetingCalledOff or MeetingAppraised =>
            OfMeeting(r, alike[0]),
        TopicProposed e => People(Say("topic-proposed"), words: Text(r, e.Text)),
        Deliberated e => People(Say(e.Carried ? "deliberated-carried" : "deliberated-lost", e.Title, e.InFavour, e.Against, e.Abstained), words: Text(r, e.Text)),
        OwnersVoted { Vote: var v } e => People(Say(e.Carried ? "owners-voted-carried" : "owners-voted-lost", v.Number),
            words: string.Join('\n', v.Result.Lines.Select(line => $"{OwnersWords.Of(line)}，{(line.Met ? Texts.Votes_Met : Texts.Votes_NotMet)}"))),
        BooksDisclosed { Books: var b } => People(Say("books-disclosed", b.Number, r.Clock.Day(b.From), r.Clock.Day(b.Until), BookWords.Yuan(b.Closing))),
        Disclosed { Disclosure: var d } => People(Say("disclosed", r.Clock.Day(d.Until)), words: $"{Text(r, d.Headline)}\n{Text(r, d.Text)}"),
        DisclosureTakenDown e => People(Say("disclosure-taken-down"), words: Text(r, e.Reason)),
        Invited { Invitation: var i } => People(
            Say("invited", r.Names.Unit(i.Unit), Words.Of("capacity", i.Capacity.Code()), r.Clock.Day(i.Until)), words: Text(r, i.Purpose)),
        InvitationEnded e => new Saying(TimelineKind.People, Say("invitation-ended", r.Names.Unit(e.Unit)), Words: Text(r, e.Reason), ByItself: e.Reason is null),
        TalkNoted { Heard: var heard } => People(Say("talk-noted"), words: Text(r, heard.Words)),
        HeardBrought e => People(Say("heard-brought", e.Number), words: Text(r, e.Words)),
        IdeaGiven e => People(Say("idea-given", e.Idea.Collection)),
        IdeaAnswered e => People(Say("idea-answered", e.Verdict), words: string.Join('\n', new[] { Text(r, e.Told), Text(r, e.Public) }.OfType<string>())),
        ToldAbove { Raised: var raised } => new Saying(TimelineKind.Clocks,
            Say("told-above", r.Names.Unit(raised.Unit), r.NameOfClock(raised.Clock), r.Names.Unit(raised.Above)), ByItself: true),
        TakenUp { Taken: var taken } e => People(Say("taken-up", r.Names.Unit(taken.By), r.Names.Unit(taken.From)), words: Text(r, e.Reason)),
        HandedDown e => People(Say("handed-down", r.Names.Unit(e.From), r.Names.Unit(e.To)), words: Text(r, e.Reason)),
        Referred e => People(Say("referred", r.Names.Unit(e.From), e.DissuasionCount)),
        PassedOnFromCourtyard e => People(PassedOn(r, e), words: Text(r, e.Text)),
        TalentInvited e => People(Say("talent-invited", e.Talent, e.Skill), words: Text(r, e.Purpose)),
        MarksEntered { Entered: var e } => People(Say("marks-entered",
            List(e.Marks.Select(mark => $"{Words.Of("dimension", mark.Dimension.Code())} {mark.Mark}"))), words: Grounds(r, e)),
        ScoreReckoned { Score: var s } => People(Say("score-reckoned", s.Total, s.Label), s.Ground),
        ScoreAnswered e => People(Say("score-answered"), words: Text(r, e.Text)),
        ScorePublished { Score: var s } => People(Say("score-published", s.Total, s.Label)),
        Listed { Line: var l } => People(Say("listed", r.Names.Category(r.File.Intake.Category), l.Subject, List(l.Hours))),
        ListedMatched e => People(Say("listed-matched", e.Match)),
        ListedTaken e => People(Say(e.HandedOver ? "listed-handed-over" : "listed-taken", r.Names.Unit(e.Unit))),
        ListedSettled e => People(Say("listed-settled", Words.Of("act", e.How))),
        ErrandOpened { Errand: var x } => People(Say("errand-opened", x.Needed.Count == 0 ? Texts.Errands_NoPapers : List(x.Needed))),
        ErrandAppointed e => People(Say("errand-appointed", r.Clock.Written(e.At))),
        PapersTaken e => People(Say("papers-taken", List(e.Papers))),
        PapersGivenBack e => People(Say("papers-given-back", List(e.Papers), e.To)),
        Evaluated { Evaluation: var e } => People(Say("evaluated", Marked(e)), words: Text(r, e.Words)),
        Replied e => People(Say("replied", e.Channel), words: Text(r, e.Text)),
        FollowedUp e => People(Say("followed-up", Call(e.Call)), words: Text(r, e.Text)),
        Urged { Automatic: true } e => new Saying(TimelineKind.Clocks, Say("urged", r.Names.Unit(e.Unit)), ByItself: true),
        Urged e => People(Say("urged", List(alike.OfType<Urged>().Select(u => r.Names.Unit(u.Unit)))), words: Text(r, e.Text)),
        PutUnderSupervision e => People(Say("put-under-supervision", e.Supervision.OrderNumber, e.Supervision.Leader,
            r.Clock.Day(e.Supervision.Until)), words: Text(r, e.Text)),
        Revealed e => People(Say("revealed", Side(r, e.Party)), words: Text(r, e.Purpose)),
        HandedOff e => People(e.Receipt is null
            ? Say("handed-off", r.Names.Unit(e.To))
            : Say("handed-off-receipt", r.Names.Unit(e.To), e.Receipt)),
        DocumentMade e => new Saying(TimelineKind.Papers, Say("document-made", Words.Of("document", e.Template)), ByItself: true),
        PaperMade e => new Saying(TimelineKind.Papers, Say("paper-made", e.Name, e.Number)),
        SentBack e => People(Say("sent-back", e.Title), words: Text(r, e.Reason)),
        TakenBack e => People(Say("taken-back", e.Title), words: Text(r, e.Reason)),
        Reworked e => People(Say("reworked"), words: Text(r, e.Reason)),
        Pended e => People(Say("pended", r.Clock.Day(e.ReviewOn)), words: Text(r, e.Reason)),
        CategoryCorrected e => People(Say("category-corrected", r.Found.Briefing.Rules.Categories.NameOf(e.Category) ?? e.Category),
            words: Text(r, e.Reason)),
        CaseJoined e => People(Say("case-joined", e.IntoNumber)),
        CaseSplit e => People(e.Units.Count == 0
            ? Say("case-split", e.IntoNumber)
            : Say("case-split-units", e.IntoNumber, r.Names.Units(e.Units)), words: Text(r, e.Reason)),
        SplitOff e => People(Say("split-off", e.FromNumber)),
        CaseClosed e => People(Say("case-closed", Words.Of("result", e.Result.Code()))),
        var unknown => throw new InvalidOperationException($"Nobody taught the timeline about {unknown.GetType().Name}."),
    };

    private static string Say(string kind, params ReadOnlySpan<object?> arguments) => Words.Of("event", kind).With(arguments);

    private static Saying People(string what, string? why = null, string? words = null) =>
        new(TimelineKind.People, what, why, words);

    private static Saying System(string kind, params ReadOnlySpan<object?> arguments) =>
        new(TimelineKind.System, Say(kind, arguments), ByItself: true);

    private static string List(IEnumerable<string> items) =>
        string.Join('、', items.Where(item => item.Length > 0).Distinct());

    private static string Grounds(CaseReading r, EnteredMarks entered) =>
        string.Join('\n', entered.Marks.Select(mark => $"{Words.Of("dimension", mark.Dimension.Code())}：{Text(r, mark.Ground)}"));

    private static string? Text(CaseReading r, StatementRef? words) =>
        words is null ? null : r.Found.Words.GetValueOrDefault(words.Id);
}
