using Mediation.Casework.Trials;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Trials;

/// <summary>Facts as people write them down. 假设的事实</summary>
public sealed class FactLinesTests
{
    [Fact]
    public void Facts_are_read_as_they_are_written()
    {
        const string Lines = "history.HouseholdCount = 5\ncomplaint.Mentions(burst) = 是\ncomplaint.Category = 空\nplace.HasPropertyFirm = 否\nruling.Priority.Outcome = P1";

        var facts = FactLines.Read(Lines, ShippedPolicy.Rules, out var faults);

        faults.ShouldBeEmpty();
        FactLines.Write(facts).ShouldBe(Lines);
        var sheet = ComplaintExample.FactsOf("").With([.. facts]);
        sheet.History.HouseholdCount.ShouldBe(5);
        sheet.Complaint.Mentions("burst").ShouldBeTrue();
        sheet.Ruling.Priority.Outcome.ShouldBe("P1");
    }

    [Theory]
    [InlineData("history.Households = 5", "没有叫“history.Households”的事实")]
    [InlineData("history.HouseholdCount = 很多", "整数")]
    [InlineData("complaint.Anonymous = 也许", "“是”或“否”")]
    [InlineData("ruling.Priority.Outcome = P9", "之一")]
    [InlineData("五户", "应当写成")]
    public void A_line_that_is_wrong_says_so_with_its_number(string line, string why)
    {
        FactLines.Read($"\n{line}", ShippedPolicy.Rules, out var faults).ShouldBeEmpty();

        var (at, message) = faults.ShouldHaveSingleItem();
        at.ShouldBe(2);
        message.ShouldContain(why);
    }
}
