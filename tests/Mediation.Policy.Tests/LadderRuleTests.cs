namespace Mediation.Policy.Tests;

/// <summary>催督阶梯: what the rules may say of a rung that comes again.</summary>
public sealed class LadderRuleTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("251")]
    [InlineData("1 + 1")]
    [InlineData("\\\"weekly\\\"")]
    public void A_rung_comes_again_after_one_to_two_hundred_and_fifty_working_days(string written) =>
        Draft($"{written} as EveryWorkingDays").ShouldHaveSingleItem().ShouldContain("EveryWorkingDays 应当是 1 至 250 的整数");

    [Fact]
    public void Any_such_number_will_do() => Draft("250 as EveryWorkingDays").ShouldBeEmpty();

    private static IReadOnlyList<string> Draft(string every)
    {
        var shipped = File.ReadAllText(Shipped.Folder("rules", "escalation.json"));
        return [.. Shipped.Book.ReadDraft("escalation", shipped.Replace("5 as EveryWorkingDays", every, StringComparison.Ordinal)).Faults.Select(fault => fault.Message)];
    }
}
