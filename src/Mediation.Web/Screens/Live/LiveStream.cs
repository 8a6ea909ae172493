using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Mediation.Web.Screens.Live;

/// <summary>The feed as server-sent events (实时消息流): <c>event: changed</c>, <c>data: {"cases":["LZ2026-000123"]}</c>, after one <c>listening</c>.</summary>
internal static class LiveStream
{
    /// <summary>Where pages listen.</summary>
    public const string Path = "/live";

    /// <summary>Maps the stream.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path,
        (LiveFeed feed, IHostApplicationLifetime server, CancellationToken gone) =>
            TypedResults.ServerSentEvents(TellAsync(feed, server.ApplicationStopping, gone)));

    // A stream would hold up the server's stop until its grace is over.
    private static async IAsyncEnumerable<SseItem<News>> TellAsync(
        LiveFeed feed, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        // The answer's head leaves with its first event: without one a listener waits, not knowing that it is heard.
        yield return new(new([]), "listening");
        var news = feed.ReadAsync(end.Token).GetAsyncEnumerator(end.Token);
        await using var _ = news.ConfigureAwait(false);
        while (await NextAsync(news))
            yield return new(new(news.Current), "changed");
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<IReadOnlyList<string>> news)
    {
        try
        {
            return await news.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private sealed record News(IReadOnlyList<string> Cases);
}
