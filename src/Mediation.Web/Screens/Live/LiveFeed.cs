using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Mediation.Web.Screens.Live;

/// <summary>
/// Tells open pages which cases changed (实时消息): numbers and nothing else. What happens within
/// <see cref="Pause"/> is told together. A slow reader loses the oldest numbers, which costs a mark on a row and no data.
/// </summary>
internal sealed class LiveFeed(TimeProvider time)
{
    /// <summary>How long news is gathered before it is told.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private const int Kept = 256;

    private readonly ConcurrentDictionary<Guid, Channel<string>> readers = new();

    /// <summary>A case changed. Call after its transaction has committed.</summary>
    public void Announce(string caseNumber)
    {
        foreach (var reader in readers.Values)
            reader.Writer.TryWrite(caseNumber);
    }

    /// <summary>The news from now on, until the reader goes.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync([EnumeratorCancellation] CancellationToken gone)
    {
        var id = Guid.CreateVersion7();
        var reader = readers.GetOrAdd(id, _ => Channel.CreateBounded<string>(
            new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropOldest }));
        try
        {
            while (await reader.Reader.WaitToReadAsync(gone))
            {
                await Task.Delay(Pause, time, gone);
                var numbers = new HashSet<string>();
                while (reader.Reader.TryRead(out var number))
                    numbers.Add(number);
                yield return [.. numbers];
            }
        }
        finally
        {
            readers.TryRemove(id, out _);
        }
    }
}
