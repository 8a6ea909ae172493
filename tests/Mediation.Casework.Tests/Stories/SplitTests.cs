using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Assignments;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Casework.Rulings;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>分案: two matters in one case become two cases, and nothing of either is lost.</summary>
public sealed class SplitTests
{
    private static readonly object Noise = new { part = "楼下烧烤店半夜音响太吵", reason = "是两件事" };

    [Fact]
    public void What_is_split_off_is_a_case_of_its_own_and_both_journals_say_so()
    {
        var story = Given.SignedFor().Until("2026-03-03 10:00").Does("DESK", "split", Noise);

        var other = story.Last.Founded!.Decision;
        other.After.Number.ShouldBe("LZ2026-000002");
        other.After.Lead.ShouldNotBeNull();
        story.Journal.OfType<CaseSplit>().Single().IntoNumber.ShouldBe(other.After.Number);
        other.Events.OfType<SplitOff>().Single().FromNumber.ShouldBe(story.File.Number);
        other.Statements.ShouldContain(said => said.Kind == "complaint" && said.Text == "楼下烧烤店半夜音响太吵");
        CaseLaws.BrokenBy(new Dossier(other.After, other.Facts, other.States)).ShouldBeEmpty();
    }

    [Fact]
    public void The_resident_hears_both_numbers_and_the_lead_the_new_one()
    {
        var story = Given.SignedFor().Does("DESK", "split", Noise);

        var told = story.Last.Founded!.Decision.Messages.Single(m => m.To == "complainant");
        (told.Template, told.Arguments["number"], told.Arguments["from"]).ShouldBe(("split-off", "LZ2026-000002", story.File.Number));
        story.Last.Messages.Single().ShouldSatisfyAllConditions(
            m => m.To.ShouldBe($"unit:{story.Lead}"), m => m.Template.ShouldBe("split"), m => m.Arguments["into"].ShouldBe("LZ2026-000002"));
    }

    [Fact]
    public void Its_clocks_go_on_from_the_acceptance_of_both()
    {
        var story = Given.SignedFor().Until("2026-03-04 10:00").Does("DESK", "split", Noise);

        var other = story.Last.Founded!.Decision.After;
        other.Intake.AcceptedAt.ShouldBe(story.File.Intake.AcceptedAt);
        var handling = other.Deadlines.Single(d => d is { Kind: "handling", Side: ClockSide.Management });
        handling.StartedAt.ShouldBe(story.File.Intake.AcceptedAt);
        other.Deadlines.Where(d => d.Kind == "sign-for").ShouldAllBe(d => d.StartedAt == story.Now);
    }

    [Fact]
    public void A_resident_who_was_spoken_with_need_not_be_called_again()
    {
        var story = Given.SignedFor().Does("URBAN", "contact", new { how = "电话", text = "已联系" });
        var contacted = story.Now;

        var other = story.Until("2026-03-04 10:00").Does("DESK", "split", Noise).Last.Founded!.Decision.After;

        other.ContactedAt.ShouldBe(contacted);
        other.Deadlines.Single(d => d.Kind == "first-response").MetAt.ShouldBe(contacted);
    }

    [Fact]
    public void A_co_handler_takes_its_share_along_with_its_signing_and_its_clock()
    {
        var story = Story.Accepted(Given.Lamp).Does("URBAN", "sign-for").Until("2026-03-02 15:00");
        const string helper = "UTILITY";
        story.Does(helper, "sign-for").Until("2026-03-03 11:00");
        var clock = story.File.Deadlines.Single(d => d.Kind == "share" && d.Unit == helper);

        story.Does("DESK", "split", new { part = "路灯的电费算得不对", units = new[] { helper }, reason = "电费的事另办" });

        story.CoHandlers.ShouldNotContain(helper);
        story.File.Deadlines.Where(d => d.Unit == helper).ShouldAllBe(d => d.IsFinal);
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
        var other = story.Last.Founded!.Decision;
        other.After.Lead.ShouldNotBeNull().ShouldSatisfyAllConditions(
            lead => lead.Unit.ShouldBe(helper), lead => lead.State.ShouldBe(ShareState.SignedFor));
        var carried = other.After.Deadlines.Single(d => d.Kind == "share" && d.Unit == helper);
        (carried.StartedAt, carried.Rung, carried.IsFinal).ShouldBe((clock.StartedAt, clock.Rung, false));
        CaseLaws.BrokenBy(new Dossier(other.After, other.Facts, other.States)).ShouldBeEmpty();
    }

    [Fact]
    public void The_unit_that_leads_may_split_a_case_and_a_helper_may_not()
    {
        var story = Given.SignedFor();

        story.Refuses(story.CoHandlers[0], "split", Noise).ShouldBe("act.not-yours");
        story.Does("URBAN", "split", Noise).Last.Founded.ShouldNotBeNull();
    }

    [Fact]
    public void Danger_is_met_as_one_and_what_is_handled_is_not_split()
    {
        Story.Accepted(Given.Violence).Refuses("DESK", "split", Noise).ShouldBe("split.hard-stop");
        Given.Answered(Given.Vending).Refuses("DESK", "split", Noise).ShouldBe("split.not-handled");
    }

    [Theory]
    [InlineData("举报我们村主任贪污低保款，给他亲戚办低保")]
    [InlineData("老公又打我了，孩子在旁边哭")]
    [InlineData("楼道里一股煤气味，头晕")]
    public void Danger_and_an_accusation_are_never_split_off_but_accepted_at_the_window(string part)
    {
        var story = Given.SignedFor();

        story.Refuses("DESK", "split", new { part, reason = "是两件事" }).ShouldBe("split.part-apart");
        story.Refuses("URBAN", "split", new { part, units = new[] { story.CoHandlers[0] }, reason = "是两件事" }).ShouldBe("split.part-apart");
    }

    [Fact]
    public void What_is_not_accepted_here_is_not_split_off_either() =>
        Given.SignedFor().Refuses("DESK", "split", new { part = "法院已经判了，对方就是不执行，你们能不能再处理", reason = "是两件事" })
            .ShouldBe("split.not-accepted");

    [Fact]
    public void Whatever_happened_before_no_split_loses_or_invents_time()
    {
        var splits = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var story = Story.Accepted(seed % 2 == 0 ? Given.Lamp : Given.Vending);
            for (var act = random.Next(12); act > 0 && !story.File.Closed; act--)
                Happens(story, random);
            if (story.File.Closed || ActCatalog.Kind(Split.ActCode).Bar(story.File, null, story.Briefing(Townspeople.Desk)) is not null)
                continue;
            var before = story.File;
            string[] leaving = [.. story.CoHandlers.Where(unit => unit != "COMMUNITY" && random.Next(3) == 0 && !story.File.CoHandlers.Single(s => s.Unit == unit).Concluded)];

            var category = before.Intake.Category;
            object split = leaving.Length == 0
                ? new { part = Given.Lamp, category, reason = "是两件事" }
                : new { part = Given.Lamp, category, units = leaving, reason = "是两件事" };
            if (WouldBeSentAway(story, category))
            {
                story.Refuses("DESK", "split", split).ShouldBe("split.not-accepted", $"seed {seed}");
                continue;
            }
            story.Does("DESK", "split", split);

            splits++;
            BrokenBy(before, story, leaving).ShouldBeEmpty($"seed {seed}");
        }
        splits.ShouldBeGreaterThan(60);
    }

    // A case may have been corrected to a category that nobody here accepts.
    private static bool WouldBeSentAway(Story story, string category) =>
        Assessment.Of(ShippedPolicy.Rules, story.Dossier.Facts, story.File.Intake.InForceOn, new Overrule { Category = category, Reason = "" })
            .Acceptance is "decline" or "hand-over";

    private static void Happens(Story story, Random random)
    {
        story.Passes(TimeSpan.FromMinutes(random.Next(1, 3000)));
        if (story.File.Closed)
            return;
        Actor[] people = [.. Townspeople.All];
        random.Shuffle(people);
        var (who, act) = people.SelectMany(who => story.OpenTo(who).Select(act => (who, act))).FirstOrDefault(
            o => o.act.Kind.Code is "sign-for" or "contact" or "stop-clock" or "resume-clock" or "extend" or "decide-extension" or "conclude" or "reclassify"
                && random.Next(3) > 0);
        if (act is null)
            return;
        story.Tries(who, act, RandomForm.Fill(act.Fields, story.Briefing(who).Today, random));
    }

    private static IEnumerable<string> BrokenBy(Cases.CaseFile before, Story story, string[] leaving)
    {
        var other = story.Last.Founded!.Decision.After;
        var left = before.Deadlines.Where(d => d.Unit is { } unit && leaving.Contains(unit)).Select(d => d.Id).ToHashSet();
        foreach (var clock in before.Deadlines)
            if (story.File.Deadlines.Find(d => d.Id == clock.Id) is not { } now || (now != clock && !left.Contains(clock.Id)))
                yield return $"what stays counts on as it did: {clock.Label}";
        foreach (var clock in other.Deadlines.Where(d => d.Unit is null || (leaving.Contains(d.Unit) && d.Kind == "share")))
        {
            if (clock.StartedAt > story.Now || clock.StartedAt < before.Intake.AcceptedAt)
                yield return $"nothing began before both, or later than now: {clock.Label}";
            var like = before.Deadlines.Where(d => (d.Kind, d.Side, d.Unit) == (clock.Kind, clock.Side, clock.Unit) && (d.MetAt is not null || !d.IsFinal)).ToList();
            if (like.Count == 0)
            {
                if (clock.Unit is null && clock.StartedAt != before.Intake.AcceptedAt)
                    yield return $"what it ought to have had began with the acceptance: {clock.Label}";
            }
            else if (!like.Exists(had => had.StartedAt == clock.StartedAt && had.Rung == clock.Rung && Due(clock) == Due(AsItWouldBe(had, clock, story.Now))))
                yield return $"it falls due when it would have: {clock.Label}";
        }
    }

    private static Deadline AsItWouldBe(Deadline had, Deadline now, DateTimeOffset at) => had.IsFinal || had.TermInForce == now.TermInForce
        ? had
        : had.Reclassify(at, now.TermInForce, now.Ground, now.Label, now.Rule, had.StartedAt).Value;

    private static DateTimeOffset Due(Deadline clock) => Derivation.Of(clock, ShippedPolicy.Calendar).DueAt;
}
