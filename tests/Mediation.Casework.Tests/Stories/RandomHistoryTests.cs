using System.Collections.Concurrent;
using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Replay;

namespace Mediation.Casework.Tests.Stories;

/// <summary>Whatever people do in whatever order, as far as it is open to them: the case stays whole, and its journal tells it.</summary>
public sealed class RandomHistoryTests
{
    private const int Histories = 140;

    private const int Acts = 45;

    private static readonly string[] Complaints =
        [Given.Lamp, Given.Leak, Given.Vending, Given.Violence, Given.Accusation, Given.NotOurs, Given.Unclear];

    [Fact]
    public void A_case_stays_whole_and_its_journal_folds_to_it()
    {
        var done = new ConcurrentDictionary<string, int>();

        Parallel.For(0, Histories, seed => Live(seed, done));

        // Joining needs a second case, rating is the resident's, most acts of operators need a fault or another version, and a move
        // is hardly ever taken back before anything else is done; every other act that casework knows was done somewhere.
        ActCatalog.Codes.Except(done.Keys).Except(["take-back"])
            .ShouldBe(["answer-task", "mend-variable", "merge", "move-flow", "rate", "retry-step", "send-event", "skip-step", "undo-move"]);
    }

    private static void Live(int seed, ConcurrentDictionary<string, int> done)
    {
        var random = new Random(seed);
        var story = Story.Accepted(Complaints[seed % Complaints.Length]);
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
        var open = Townspeople.All.SelectMany(who => story.OpenTo(who).Select(act => (who, act))).ToList();
        var moving = open.Where(o => o.act.Kind.Moves).ToList();
        var (who, chosen) = moving.Count > 0 && random.Next(3) > 0 ? moving[random.Next(moving.Count)] : open[random.Next(open.Count)];
        var before = story.File;

        if (story.Tries(who, chosen, RandomForm.Fill(chosen.Fields, story.Briefing(who).Today, random)))
        {
            done.AddOrUpdate(chosen.Kind.Code, 1, (_, times) => times + 1);
            CaseLaws.BrokenBy(before, story.Dossier).ShouldBeEmpty($"after {who.Name} {chosen.Kind.Code}, {story.Transcript}");
        }
        else
            story.File.ShouldBeSameAs(before);
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
        return read.Skip(1).Aggregate(Folding.Found(read[0]), Folding.Apply);
    }

    private static string Text(Cases.CaseFile file) => System.Text.Json.JsonSerializer.Serialize(file, JournalJson.Options);
}
