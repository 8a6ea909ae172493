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

    [Fact]
    public void Only_what_is_asked_at_acceptance_can_be_run()
    {
        BackTest.CanRun("deadlines").ShouldBeTrue();
        BackTest.CanRun("return-review").ShouldBeFalse();
    }

    private static BackTest Draft(string set, Func<string, string> change) => new(Book, Book.With(Set(set, change)), set);

    private static RuleSet Set(string name, Func<string, string> change)
    {
        var text = File.ReadAllText(ShippedPolicy.File("rules", $"{name}.json"));
        return RuleFile.Read(change(text), $"{name}.json").RuleSets.ShouldHaveSingleItem();
    }

    // As it is kept: no text, all answers.
    private static PastCase Past(string text, string? category = null, int persons = 1)
    {
        var facts = ComplaintExample.FactsOf(text);
        var kept = Assessment.Of(Book, facts with { Complaint = facts.Complaint with { Category = category, Persons = persons } }, Day).Facts;
        return new PastCase("LZ2026-000001", Day, kept with { Complaint = kept.Complaint with { Text = "" } });
    }
}
