namespace Mediation.Policy.Tests;

/// <summary>会办汇总条件 in dispatch rules: a word that nobody reads would silently wait for all.</summary>
public sealed class JoinRuleTests
{
    [Theory]
    [InlineData("alone")]
    [InlineData("quorum")]
    [InlineData("quorum:21")]
    public void A_word_that_is_no_join_is_a_fault_of_the_draft(string word) =>
        Draft(word).ShouldHaveSingleItem().ShouldContain("Join 应当是 all、any、lead-alone 或 quorum");

    [Theory]
    [InlineData("any")]
    [InlineData("quorum:2")]
    public void A_join_is_taken(string word) => Draft(word).ShouldBeEmpty();

    private static IReadOnlyList<string> Draft(string word)
    {
        var shipped = File.ReadAllText(Shipped.Folder("rules", "dispatch.json"));
        return [.. Shipped.Book.ReadDraft("dispatch", shipped.Replace("lead-alone", word, StringComparison.Ordinal)).Faults.Select(fault => fault.Message)];
    }
}
