using System.Collections.Concurrent;
using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Casework.Owners;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Mediations;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Replay;

namespace Mediation.Casework.Tests.Stories;

/// <summary>Whatever people do in whatever order, as far as it is open to them: the case stays whole, and its journal tells it.</summary>
public sealed class RandomHistoryTests
{
    private const int Histories = 480;

    // Beside the others, so that which histories those are stays as it is.
    private const int InCourtyards = 20;

    private const int Acts = 45;

    // A mediation takes many acts in a row, and rarely does somebody at random dissuade anybody and refer it on; some histories begin
    // in the middle of that.
    private static readonly Func<Story>[] Beginnings =
    [
        .. new[] { Given.Lamp, Given.Leak, Given.Vending, Given.Violence, Given.Accusation, Given.NotOurs, Given.Unclear, Given.Question }
            .Select(words => (Func<Story>)(() => Story.Accepted(words))),
        () => Story.Scheduled("ZL02-01", "GRID"),
        () => Given.SignedFor(Given.Noise).Dissuades("COMMUNITY", "2026-03-02 09:00", "不听劝阻"),
        () => Story.Scheduled("ZL02-01", "GRID"),
        () => Story.Noted("二单元楼道灯坏了"),
        () => Story.Noted("二单元楼道灯坏了"),
        () => Wanted(),
        () => Wanted(),
        () => Wanted().Does("PROPERTY", "claim-listed", new { claimant = "PROPERTY" }),
        () => Wanted().Does("PROPERTY", "claim-listed", new { claimant = "PROPERTY" }),
        () => Wanted().Does("PROPERTY", "claim-listed", new { claimant = "PROPERTY" }),
        () => Story.RunsErrand("ZL09-11"),
        () => Story.RunsErrand("ZL09-11"),
        () => Story.GivesIdea("健身器材换新的，加一个凉亭"),
        () => Story.GivesIdea("健身器材换新的，加一个凉亭"),
        () => Story.Noted("二单元楼道灯坏了").Until("2026-03-12 09:00"),
        () => Story.Noted("二单元楼道灯坏了").Until("2026-03-12 09:00").Does("BRANCH", "take-up", new { reason = "支部来办" }),
        () => Given.Talk(),
        () => Given.Talk(),
        () => Given.Talk(),
        () => Story.Called(null),
        () => Story.Evaluated(new(Guid.CreateVersion7(), "URBAN") { Mark = 1 }),
        () => Given.Discussed(),
        () => Given.CouncilHere(),
        () => Owners(TrustPropertyTests.Carried),
        () => Owners(TrustPropertyTests.Lost),
        () => Disclosing(),
        () => ScorecardTests.Inspected(),
        () => ScorecardTests.Inspected().Marks("COMMUNITY", 90).Does("COMMUNITY", "score-reckoned"),
        () => ScorecardTests.Inspected(failedBefore: true).Marks("COMMUNITY", 30).Does("COMMUNITY", "score-reckoned"),
        () => Given.CouncilHere().Resolves(),
        () => Given.SignedFor(Given.Leak).Consents(),
        () => Given.SignedFor(Given.Leak).Consents().Plays(MediationPlay.Apart),
        () => Given.SignedFor(Given.Leak).Consents().Plays(MediationPlay.Agreement.Take(2)),
        () => Given.SignedFor(Given.Leak).Consents().Draws("written"),
        () => Given.SignedFor(Given.Leak).Consents().Draws("written"),
        () => Given.SignedFor(Given.Leak).Consents().Draws("oral").PlansInstalment().Does("PMC", "confirm-oral"),
    ];

    [Fact]
    public void A_case_stays_whole_and_its_journal_folds_to_it()
    {
        var done = new ConcurrentDictionary<string, int>();

        Parallel.For(0, Histories + InCourtyards, seed => Live(seed, done));

        // Joining needs a second case, rating is the residents', most acts of operators need a fault or another version, and a move
        // is hardly ever taken back, a stop ended, a need handed over, a case handed down, an errand appointed, papers ticked or a matter brought from a talk, before anything else is
        // done; outcomes of a mediation follow from what was recorded, and papers are written by the desk, whose tests make them. Every other act that casework knows was done somewhere.
        ActCatalog.Codes.Except(done.Keys)
            .Except(["resume-clock", "take-back", "hand-down", "hand-over-listed", "appoint-errand", "take-papers", "give-back-papers", "errand-done", "bring-heard"])
            .Except(["agreed", "all-consent", "one-refuses"])
            .ShouldBe(["answer-task", "make-paper", "mend-variable", "merge", "move-flow", "rate", "residents-rated", "retry-step", "send-event", "skip-step", "undo-move"]);
    }

    private static Story Owners(DecidedVote vote)
    {
        var story = Story.Scheduled("ZL05-01", "OWNERS");
        story.Vote = vote;
        return story;
    }

    private static Story Disclosing()
    {
        var story = Story.Scheduled("ZL05-02", "PROPERTY", place: "茶马家园");
        story.Books = TrustPropertyTests.Books;
        return story;
    }

    private static void Live(int seed, ConcurrentDictionary<string, int> done)
    {
        var random = new Random(seed);
        var story = seed < Histories ? Beginnings[seed % Beginnings.Length]() : CourtyardTests.Quarrel();
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();

        for (var act = 0; act < Acts && !story.File.Closed; act++)
            Move(story, random, done);

        PlaysAgain(story);
        Text(Folded(story.Journal) with { Version = story.File.Version }).ShouldBe(Text(story.File));
    }

    private static void Move(Story story, Random random, ConcurrentDictionary<string, int> done)
    {
        if (random.Next(4) == 0)
        {
            story.Passes(TimeSpan.FromHours(random.Next(1, 72)));
            CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty($"after clocks were served, {story.Transcript}");
            return;
        }
        var open = Townspeople.All.SelectMany(who => story.OpenTo(who).Where(act => act.Kind is not MakePaper).Select(act => (who, act))).ToList();
        var moving = open.Where(o => o.act.Kind.Moves).ToList();
        // What few people may do is as likely as what everybody may.
        var kinds = (moving.Count > 0 && random.Next(3) > 0 ? moving : open).GroupBy(o => o.act.Kind.Code).ToList();
        var alike = kinds[random.Next(kinds.Count)].ToList();
        var (who, chosen) = alike[random.Next(alike.Count)];
        var before = story.File;

        if (story.Tries(who, chosen, RandomForm.Fill(chosen.Fields, story.Briefing(who).Today, random)))
        {
            done.AddOrUpdate(chosen.Kind.Code, 1, (_, times) => times + 1);
            CaseLaws.BrokenBy(before, story.Dossier).ShouldBeEmpty($"after {who.Name} {chosen.Kind.Code}, {story.Transcript}");
        }
        else
            story.File.ShouldBeSameAs(before);
    }

    private static Story Wanted()
    {
        var story = Story.ListsNeed("想借一把轮椅，下周去医院用");
        story.Resources = [new("ZY2026-0001", "商铺", "明月便利店", "COMMUNITY", ["场地物资"], [], ["周末节假日"], "借轮椅", null, new DateOnly(2026, 12, 31))];
        return story;
    }

    private static void PlaysAgain(Story story)
    {
        var read = story.Journal.OfType<WorkflowAdvanced>().Select(JournalJson.Write).Select(JournalJson.Read).Cast<WorkflowAdvanced>().ToList();
        foreach (var (run, state) in story.Dossier.States)
            Replayer.Check(
                [.. read.Where(e => e.Run == run).Select(e => RecordedRun.Burst(story.File.Id, e, 1, story.Now, TimeZoneInfo.Utc))],
                state, ShippedPolicy.Library).ShouldBeNull($"{story.Transcript}");
    }

    // Through the very bytes that the journal keeps.
    private static Cases.CaseFile Folded(IReadOnlyList<CaseEvent> journal)
    {
        var read = journal.Select(JournalJson.Write).Select(JournalJson.Read).ToList();
        return Folding.Fold(read);
    }

    private static string Text(Cases.CaseFile file) => System.Text.Json.JsonSerializer.Serialize(file, JournalJson.Options);
}
