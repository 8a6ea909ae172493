using System.Threading.Channels;
using Mediation.Casework.Facts.Sayings;
using Mediation.Postgres.Desk;
using Mediation.Web.Opening;

namespace Mediation.Web.Keeping;

/// <summary>
/// Learns again when the town's sayings changed (重学说法): in the background and on one processor. Until it is done, words are compared with what
/// was known before; nobody waits.
/// </summary>
internal sealed class SayingLearning(InForce inForce, TownFiles files, ILogger<SayingLearning> log) : BackgroundService
{
    // One that waits already sees what is true when its turn comes.
    private readonly Channel<bool> asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The sayings may have changed.</summary>
    public void Ask() => asked.Writer.TryWrite(true);

    /// <summary>Whether the sayings of the policy in force are learned.</summary>
    public static bool IsLearned(Policy policy) => Sayings(policy).SequenceEqual(policy.Rules.Lesson.Sayings);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in asked.Reader.ReadAllAsync(stoppingToken))
        {
            var policy = inForce.Policy;
            if (IsLearned(policy))
                continue;
            var lesson = Lesson.Begin(Sayings(policy), files.Taught, quietly: true);
            await lesson.Learned.WaitAsync(stoppingToken);
            inForce.Change(now => now with { Rules = now.Rules.With(lesson) });
            log.LogInformation("Learned {SayingCount} sayings", lesson.Sayings.Count);
        }
    }

    private static IReadOnlyList<Saying> Sayings(Policy policy) =>
        Lesson.SayingsOf(policy.Rules.Shipped, policy.Town.Sayings, policy.Town.Categories);
}
