using Mediation.Postgres.Desk;

namespace Mediation.Web.Clockwork;

/// <summary>
/// Sends the requests of workflows that wait (请求扫描): a few side by side, so that a slow server keeps few others waiting, and never longer
/// than the slowest of them may take.
/// </summary>
internal sealed class RequestSweep(Desk desk, RequestSender sender)
{
    private const int SideBySide = 4;

    /// <summary>Sends some of what waits.</summary>
    public Task RunAsync(CancellationToken ct) =>
        Task.WhenAll(Enumerable.Range(0, SideBySide).Select(_ => desk.SendRequestAsync(sender.SendAsync, ct)));
}
