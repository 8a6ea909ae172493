namespace Mediation.Policy.Tests;

/// <summary>How the rules do on complaints written apart from them and used to develop them since.</summary>
public sealed class SecondReadingTests
{
    private static readonly Lazy<IReadOnlyList<Judged>> All = new(() => Judged.Read("SecondReading"));

    [Fact]
    public void No_danger_is_missed() => All.Value.Where(one => one.Missed).Select(one => one.Text).ShouldBeEmpty();

    [Fact]
    public void Nothing_harmless_is_alarmed() => All.Value.Where(one => one.Alarmed).Select(one => one.Text).ShouldBeEmpty();

    [Fact]
    public void Nothing_that_must_not_be_mediated_reaches_mediation() =>
        All.Value.Where(one => one.WronglyMediated).Select(one => one.Text).ShouldBeEmpty();

    [Fact]
    public void Nine_in_ten_get_the_right_lead() =>
        All.Value.Count(one => one.RightLead).ShouldBeGreaterThanOrEqualTo(All.Value.Count * 9 / 10);

    [Fact]
    public void Second_reading_score() => Approval.Check(Judged.Totals(All.Value), "second-reading");
}
