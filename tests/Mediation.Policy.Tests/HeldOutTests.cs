namespace Mediation.Policy.Tests;

/// <summary>
/// How the rules do on complaints they were never developed with. Only totals are looked at: a rule or a word is never tuned
/// for a text here.
/// </summary>
public sealed class HeldOutTests
{
    private static readonly Lazy<IReadOnlyList<Judged>> All = new(() => Judged.Read("HeldOut2"));

    [Fact]
    public void Held_out_score() => Approval.Check(Judged.Totals(All.Value), "held-out");
}
