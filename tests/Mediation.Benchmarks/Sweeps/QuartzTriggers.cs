using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Mediation.Benchmarks.Sweeps;

/// <summary>
/// What Quartz does with as many one-off triggers due at the same second (一次性触发器), kept in the same PostgreSQL as the product keeps its own,
/// each for a job that does nothing: no journal, no notice, no light.
/// </summary>
internal static class QuartzTriggers
{
    private const int Together = 500;

    /// <summary>Schedules the triggers, then lets them fire.</summary>
    /// <param name="database">How to reach an empty database.</param>
    /// <param name="count">How many triggers.</param>
    /// <param name="batch">How many are acquired at a time, and run beside each other.</param>
    /// <returns>How long scheduling took and how long firing, in seconds.</returns>
    public static async Task<(double Scheduling, double Firing)> RunAsync(string database, int count, int batch)
    {
        await using var services = Services(database, batch);
        var fired = services.GetRequiredService<Fired>();
        fired.Expect(count);
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var due = TimeProvider.System.GetUtcNow().AddSeconds(1);

        var began = Stopwatch.GetTimestamp();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(Together))
            await scheduler.ScheduleJobs(numbers.ToDictionary(JobOf, number => TriggersOf(number, due)), new ScheduleJobOptions());
        var scheduling = Stopwatch.GetElapsedTime(began).TotalSeconds;

        began = Stopwatch.GetTimestamp();
        await scheduler.Start();
        await fired.All;
        var firing = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await scheduler.Shutdown(waitForJobsToComplete: true);
        return (scheduling, firing);
    }

    private static ServiceProvider Services(string database, int batch)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        services.AddSingleton<Fired>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => options.MaxBatchSize = batch);
            quartz.UseDefaultThreadPool(batch);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(database);
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                // They fall due before the scheduler starts; none of them is to count as missed.
                store.ConfigureStore(options => options.MisfireThreshold = TimeSpan.FromHours(12));
            });
        });
        return services.BuildServiceProvider();
    }

    private static IJobDetail JobOf(int number) => JobBuilder.Create<FiredJob>().WithIdentity($"clock-{number}").Build();

    private static IReadOnlyCollection<ITrigger> TriggersOf(int number, DateTimeOffset due) =>
        [TriggerBuilder.Create().WithIdentity($"clock-{number}").StartAt(due).Build()];

    /// <summary>Counts what has fired.</summary>
    internal sealed class Fired
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private int left;

        public Task All => all.Task;

        public void Expect(int count) => left = count;

        public void One()
        {
            if (Interlocked.Decrement(ref left) == 0)
                all.SetResult();
        }
    }

    internal sealed class FiredJob(Fired fired) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            fired.One();
            return ValueTask.CompletedTask;
        }
    }
}
