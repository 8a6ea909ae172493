using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Mediation.Faults;

/// <summary>
/// Callers who accept and act all at once, remember what was answered, and send again what was not (负载). Each request
/// says words of its own and must have its effect exactly once.
/// </summary>
internal sealed class Workload(IReadOnlyDictionary<string, Visitor> visitors)
{
    private const int Callers = 6;

    private readonly ConcurrentQueue<Errand> unanswered = new();

    private readonly ConcurrentQueue<string> unsigned = new();

    private readonly ConcurrentDictionary<string, string> answers = new();

    private int minted;

    private int sentAgain;

    /// <summary>Every request that was answered, with the answer's text.</summary>
    public ConcurrentBag<(Errand Errand, string Answer)> Answered { get; } = [];

    /// <summary>Requests that were answered only after they had been sent again.</summary>
    public int SentAgain => sentAgain;

    /// <summary>Numbers of the cases, by the words of their complaint.</summary>
    public IReadOnlyDictionary<string, string> Cases => answers;

    /// <summary>Works at a node and kills it after so many answers, with whatever is under way just then.</summary>
    public async Task RunUntilKilledAsync(Node node, int after)
    {
        var left = after;
        var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Enumerable.Range(0, Callers).Select(async at =>
        {
            var random = new Random(HashCode.Combine(after, at));
            while (!dead.Task.IsCompleted)
            {
                var errand = unanswered.TryDequeue(out var again) ? again : Next(random);
                if (await TryAsync(node, errand, again is not null) && Interlocked.Decrement(ref left) == 0)
                    dead.TrySetResult();
            }
        }).ToList();
        await Task.WhenAny(dead.Task, Task.WhenAll(callers));
        await node.KillAsync();
        await Task.WhenAll(callers);
    }

    /// <summary>Sends everything that was never answered until it is.</summary>
    public async Task FinishAsync(Node node)
    {
        while (unanswered.TryDequeue(out var errand))
            (await TryAsync(node, errand, again: true)).ShouldBeTrue($"no answer to {errand.Mark}");
    }

    private async Task<bool> TryAsync(Node node, Errand errand, bool again)
    {
        if (await visitors[errand.User].SendAsync(node, errand) is not { } reply)
        {
            unanswered.Enqueue(errand);
            return false;
        }
        reply.Status.ShouldBe(
            errand.Path == "/api/complaints" ? HttpStatusCode.Created : HttpStatusCode.OK,
            $"{errand} {reply.Text}\n{string.Join('\n', node.Warnings)}");
        Answered.Add((errand, reply.Text));
        if (again)
            Interlocked.Increment(ref sentAgain);
        if (errand.Path == "/api/complaints")
        {
            var number = reply.Json["number"]!.GetValue<string>();
            answers[errand.Mark] = number;
            unsigned.Enqueue(number);
        }
        return true;
    }

    // Half complaints, a quarter signing, a quarter notes.
    private Errand Next(Random random)
    {
        var mark = $"{Interlocked.Increment(ref minted):00000}号";
        return random.Next(4) switch
        {
            2 when unsigned.TryDequeue(out var number) => Errand.Act("urban", number, "sign-for", mark),
            3 when answers.Values.FirstOrDefault() is { } number =>
                Errand.Act("desk", number, "note", mark, new JsonObject { ["text"] = $"备注，记号{mark}" }),
            _ => Errand.Complaint(mark),
        };
    }
}
