using Mediation.Casework.Waits;
using Mediation.Web.Parts;

namespace Mediation.Web.Tests.Parts;

/// <summary>What workflows wait for besides people, on the page of a case.</summary>
public sealed class WaitListTests
{
    private static readonly Guid Run = Guid.CreateVersion7();

    [Fact]
    public async Task Each_wait_says_at_which_step_and_for_what()
    {
        var words = (await DrawAsync(
            new Wait(Run, "b1", "supervision/pause", "两周后再看", Drawing.Clock.Now.AddHours(2), null, null),
            new Wait(Run, "b2", "supervision/paid", "等缴费", null, "payment-received", null),
            new Wait(Run, "b3", "supervision/check", "核对缴费", null, null, "check-payment"),
            new Wait(Run, "b4", "supervision/ask", "查人口库", null, null, null) { Server = "people.example" })).Words();

        words.ShouldStartWith("流程在等");
        words.ShouldContain("两周后再看 到时自动继续：");
        words.ShouldContain("12:15");
        words.ShouldContain("等缴费 等事件“payment-received”");
        words.ShouldContain("核对缴费 等外部任务“check-payment”的结果");
        words.ShouldContain("查人口库 等“people.example”答复");
    }

    [Fact]
    public async Task Where_nothing_waits_nothing_is_said() => (await DrawAsync()).Words().ShouldBeEmpty();

    private static Task<string> DrawAsync(params Wait[] waits) => Drawing.DrawAsync<WaitList>(("Waits", waits));
}
