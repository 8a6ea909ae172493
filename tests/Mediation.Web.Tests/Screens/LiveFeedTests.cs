using Mediation.Web.Screens.Live;

namespace Mediation.Web.Tests.Screens;

public sealed class LiveFeedTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_close_together_is_told_together_and_once()
    {
        var feed = new LiveFeed(TimeProvider.System);
        var heard = HearAsync(feed);

        feed.Announce("LZ2026-000001");
        feed.Announce("LZ2026-000002");
        feed.Announce("LZ2026-000001");

        (await heard).ShouldBe(["LZ2026-000001", "LZ2026-000002"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_reader_hears_it()
    {
        var feed = new LiveFeed(TimeProvider.System);
        var one = HearAsync(feed);
        var other = HearAsync(feed);

        feed.Announce("LZ2026-000001");

        (await one).ShouldBe(["LZ2026-000001"]);
        (await other).ShouldBe(["LZ2026-000001"]);
    }

    // Listens from the call on: an iterator runs to its first wait before it gives the task back.
    private static async Task<IReadOnlyList<string>> HearAsync(LiveFeed feed)
    {
        await foreach (var numbers in feed.ReadAsync(Stop).WithCancellation(Stop))
            return numbers;
        return [];
    }
}
