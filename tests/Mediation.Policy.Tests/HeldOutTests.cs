namespace Mediation.Policy.Tests;

/// <summary>
/// How the rules do on complaints they were never developed with. Only totals are looked at: a rule, a word or a saying is never
/// tuned for a text here.
/// </summary>
public sealed class HeldOutTests
{
    private static readonly Lazy<IReadOnlyList<Judged>> All = new(() => Judged.Read("HeldOut"));

    [Fact]
    public void Nine_in_ten_get_the_right_lead() => Share(All.Value, one => one.RightLead).ShouldBeGreaterThanOrEqualTo(0.90);

    [Fact]
    public void At_most_one_danger_in_twenty_is_neither_seen_nor_shown_to_a_person() =>
        Share(All.Value.Where(one => one.Danger), one => one.Overlooked).ShouldBeLessThanOrEqualTo(0.05);

    [Fact]
    public void Hardly_anything_harmless_is_alarmed() =>
        Share(All.Value.Where(one => !one.Danger), one => one.Alarmed).ShouldBeLessThanOrEqualTo(0.03);

    [Fact]
    public void Held_out_score() => Approval.Check(Judged.Totals(All.Value), "held-out");

    private static double Share(IEnumerable<Judged> judged, Func<Judged, bool> holds)
    {
        var all = judged.ToList();
        return (double)all.Count(holds) / all.Count;
    }
}
