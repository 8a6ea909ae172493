using Mediation.Casework.Rulings;
using Mediation.Casework.Trials;
using Mediation.Rules.Reading;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Trials;

/// <summary>A draft over past cases. 回测</summary>
public sealed class BackTestTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static RuleBook Book => ShippedPolicy.Rules;

    [Fact]
    public void The_same_rules_change_no_case() => new BackTest(Book, Book.With(Set("dispatch", text => text)), "dispatch")
        .Compare(Past("楼上半夜装修太吵了，没法睡觉")).ShouldBeNull();

    [Fact]
    public void Another_lead_is_a_case_that_goes_elsewhere()
    {
        var past = Past("楼上漏水把我家天花板泡坏了，协商不成");
        var lead = past.Facts.Ruling.Dispatch.Lead.ShouldNotBeNull();

        var other = Draft("dispatch", text => text.Replace($"parties.Spare(\\\"{lead}\\\"", "parties.Spare(\\\"WOMEN\\\"", StringComparison.Ordinal))
            .Compare(past).ShouldNotBeNull();

        other.Number.ShouldBe("LZ2026-000001");
        (other.LeadBefore, other.LeadAfter).ShouldBe((lead, "WOMEN"));
        other.Changes.ShouldContain(change => change.What == "lead");
    }

    [Fact]
    public void Shorter_deadlines_are_other_terms_and_nothing_else()
    {
        var past = Past("楼上漏水把我家天花板泡坏了，协商不成", persons: 12);

        var other = Draft("deadlines", text => text.Replace("\\\"management\\\" as Clock, 2 as N, \\\"hour\\\" as Unit", "\\\"management\\\" as Clock, 1 as N, \\\"hour\\\" as Unit", StringComparison.Ordinal))
            .Compare(past);

        other.ShouldNotBeNull().Changes.ShouldBeEmpty();
        other.Terms.Select(term => (term.Kind, term.Before!.Number("N"), term.After!.Number("N")))
            .ShouldBe([("first-response", 2, 1), ("sign-for", 2, 1)]);
    }

    [Fact]
    public void A_category_that_the_clerk_chose_is_not_taken_for_the_rules_answer()
    {
        var chosen = Past("楼上漏水把我家天花板泡坏了", category: "ZX01-01");
        var found = Past("楼上漏水把我家天花板泡坏了");
        var draft = Draft("classification", text => text.Replace("complaint.Likeness.Category as Category", "\\\"MF99-01\\\" as Category", StringComparison.Ordinal)
            .Replace(found.Facts.Complaint.Category!, "MF99-01", StringComparison.Ordinal));

        draft.Compare(chosen).ShouldBeNull();
        draft.Compare(found).ShouldNotBeNull().Changes.ShouldContain(change => change.What == "category");
    }

    [Theory]
    [InlineData("hard-stops", "new(\\\"POLICE\\\" as Lead", "new(\\\"DISCIPLINE\\\" as Lead")]
    [InlineData("classification", "complaint.Likeness.Category as Category", "\\\"MF99-01\\\" as Category")]
    [InlineData("priority", "\"SuccessEvent\": \"P1\"", "\"SuccessEvent\": \"P3\"")]
    [InlineData("dispatch", "parties.Spare(\\\"PMC\\\"", "parties.Spare(\\\"JUSTICE\\\"")]
    [InlineData("deadlines", "\\\"working-day\\\" as Unit", "\\\"calendar-day\\\" as Unit")]
    [InlineData("course", "\"SuccessEvent\": \"", "\"SuccessEvent\": \"other-")]
    public void Asking_from_the_drafts_set_on_finds_what_asking_everything_finds(string set, string from, string to)
    {
        var draft = Book.With(Set(set, text => text.Replace(from, to, StringComparison.Ordinal)));
        var test = new BackTest(Book, draft, set);

        var examples = ComplaintExample.Read(ShippedPolicy.File("rules", "examples")).Select(example => Past(example.Text)).ToList();

        examples.ConvertAll(past => Told(test.Compare(past))).ShouldBe(examples.ConvertAll(past => ToldInFull(draft, past)));
        examples.ShouldContain(past => test.Compare(past) != null);
    }

    [Fact]
    public void Only_ladders_cannot_be_run()
    {
        BackTest.CanRun("deadlines").ShouldBeTrue();
        BackTest.CanRun("return-review").ShouldBeTrue();
        BackTest.CanRun("escalation").ShouldBeFalse();
    }

    private static BackTest Draft(string set, Func<string, string> change) => new(Book, Book.With(Set(set, change)), set);

    private static RuleSet Set(string name, Func<string, string> change)
    {
        var text = File.ReadAllText(ShippedPolicy.File("rules", $"{name}.json"));
        return RuleFile.Read(change(text), $"{name}.json").RuleSets.ShouldHaveSingleItem();
    }

    private static string Told(ChangedCase? other) => other is null ? "" : string.Join('\n',
    [
        .. other.Changes.Select(change => $"{change.What}: {change.Before} → {change.After}"),
        .. other.Terms.Select(term => $"{term.Kind} {term.On}: {Told(term.Before)} → {Told(term.After)}"),
        $"{other.LeadBefore} → {other.LeadAfter}",
    ]);

    private static string Told(RuleValues? values) =>
        values is null ? "" : string.Join(' ', values.All.Select(value => $"{value.Key}={value.Value}"));

    // The plain way: all that acceptance asks, from the beginning, by both books.
    private static string ToldInFull(RuleBook draft, PastCase past)
    {
        var unsaid = past.Facts with { Ruling = new(), Complaint = past.Facts.Complaint with { Category = null } };
        var (before, after) = (Assessment.Again(Book, unsaid, Day), Assessment.Again(draft, unsaid, Day));
        Otherwise[] changes = [.. Answers(before).Zip(Answers(after)).Where(pair => pair.First != pair.Second)
            .Select(pair => new Otherwise(pair.First.What, pair.First.Value, pair.Second.Value))];
        var (old, now) = (Terms(before), Terms(after));
        OtherTerm[] terms = [.. old.Keys.Union(now.Keys).Select(key => new OtherTerm(key.Kind, key.On, old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Where(term => Told(term.Before) != Told(term.After))];
        return changes.Length + terms.Length == 0 ? "" : Told(new ChangedCase(past.Number, Day, null, changes, terms) { LeadBefore = before.Lead, LeadAfter = after.Lead });
    }

    private static IEnumerable<(string What, string Value)> Answers(Assessment assessed) =>
    [
        ("hardStops", string.Join(',', assessed.HardStops)), ("category", assessed.Category?.Code ?? ""), ("acceptance", assessed.Acceptance),
        ("mediation", assessed.Mediation), ("secrecy", $"{assessed.Secrecy}"), ("priority", assessed.Priority), ("lead", assessed.Lead),
        ("coHandlers", string.Join(',', assessed.CoHandlers)), ("course", assessed.Course),
    ];

    private static Dictionary<(string Kind, string? Clock, string On), RuleValues> Terms(Assessment assessed) => assessed.Deadlines
        .GroupBy(hit => (hit.Outcome, hit.Values.Text("Clock"), hit.Values.Text("On") ?? "accepted"))
        .ToDictionary(same => same.Key, same => same.First().Values);

    // As it is kept: no text, all answers.
    private static PastCase Past(string text, string? category = null, int persons = 1)
    {
        var facts = ComplaintExample.FactsOf(text);
        var kept = Assessment.Of(Book, facts with { Complaint = facts.Complaint with { Category = category, Persons = persons } }, Day).Facts;
        return new PastCase("LZ2026-000001", Day, kept with { Complaint = kept.Complaint with { Text = "" } });
    }
}
