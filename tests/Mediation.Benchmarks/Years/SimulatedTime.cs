using Mediation.TestKit;

namespace Mediation.Benchmarks.Years;

/// <summary>
/// Many stories told beside each other, one step at a time in the order of their moments (模拟时间): a story waits for its moment with
/// <see cref="UntilAsync"/>, and the clock stands still while it acts.
/// </summary>
internal sealed class SimulatedTime(TestClock clock)
{
    private readonly PriorityQueue<Action, DateTimeOffset> waiting = new();

    private TaskCompletionSource resting = new();

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Adds a story that begins at a moment.</summary>
    public void Begin(DateTimeOffset at, Func<Task> story) => waiting.Enqueue(() => _ = TellAsync(story), at);

    /// <summary>Comes back when it is that late; at once when it is already.</summary>
    public Task UntilAsync(DateTimeOffset moment)
    {
        var come = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Enqueue(come.SetResult, moment);
        resting.SetResult();
        return come.Task;
    }

    /// <summary>Tells all stories to their ends.</summary>
    public async Task RunAsync()
    {
        while (waiting.TryDequeue(out var goOn, out var moment))
        {
            if (moment > clock.GetUtcNow())
                clock.MoveTo(moment);
            resting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            goOn();
            await resting.Task;
        }
    }

    private async Task TellAsync(Func<Task> story)
    {
        try
        {
            await story();
            resting.SetResult();
        }
        catch (Exception fault)
        {
            resting.SetException(fault);
        }
    }
}
