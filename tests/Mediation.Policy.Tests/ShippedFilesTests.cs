using Mediation.Casework.Rulings;

namespace Mediation.Policy.Tests;

public sealed class ShippedFilesTests
{
    [Fact]
    public void Every_policy_file_loads_without_faults() => Shipped.Book.Faults.ShouldBeEmpty();

    [Fact]
    public void The_list_of_facts_is_that_of_the_records()
    {
        var offered = RuleBook.Inputs.Where(input => input.Name != "ruling")
            .SelectMany(input => FactSchema.Offered(input.Name, input.Type))
            .Concat(FactSchema.Offered("complaint.Likeness", typeof(Likeness)))
            .Concat(FactSchema.Offered("ruling", typeof(EarlierRulings)))
            .Concat(typeof(EarlierRulings).GetProperties().Where(set => set.PropertyType == typeof(EarlierRuling))
                .SelectMany(set => FactSchema.Offered($"ruling.{set.Name}", typeof(EarlierRuling))))
            .Select(fact => $"{fact.Path}: {fact.Type}");

        Shipped.Book.Facts.All.Select(fact => $"{fact.Path}: {fact.Type}").Order().ShouldBe(offered.Order());
    }

    [Fact]
    public void Every_rule_set_that_is_asked_in_an_assessment_is_shipped() =>
        Assessment.Order.Where(set => !Shipped.Book.Has(set)).ShouldBeEmpty();

    [Fact]
    public void A_file_stands_under_the_name_of_its_rule_set() =>
        Shipped.Book.RuleSets.ShouldAllBe(set => set.Source == $"{set.Name}.json");
}
