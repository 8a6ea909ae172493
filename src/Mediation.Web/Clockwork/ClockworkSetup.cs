using Mediation.Web.Rounds;
using Quartz;

namespace Mediation.Web.Clockwork;

/// <summary>Quartz, clustered in the product's own PostgreSQL: wakes sweeps, nothing else (定时装配).</summary>
internal static class ClockworkSetup
{
    private static readonly TimeSpan DeadlineBeat = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan OutboxBeat = TimeSpan.FromSeconds(2);

    /// <summary>Registers the sweeps and their triggers. Sweeps share work by skipping locked rows, so every node may run them.</summary>
    public static WebApplicationBuilder AddClockwork(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DeadlineSweep>();
        builder.Services.AddSingleton<OutboxSweep>();
        builder.Services.AddSingleton<RequestSender>();
        builder.Services.AddSingleton<RequestSweep>();
        builder.Services.AddSingleton<ScheduleRound>();
        builder.Services.AddSingleton<DemoTime>();
        builder.Services.AddSingleton<AuditGauge>();
        builder.Services.AddSingleton<CertificateIssuer>();
        builder.Services.AddSingleton<SweepWatch>();
        var database = builder.Configuration.GetConnectionString("Mediation")!;
        builder.Services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(database);
                store.UseSystemTextJsonSerializer();
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = TimeSpan.FromSeconds(2);
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(4);
                });
                store.ProvisionSchema();
                // The host keeps the process alive; a scheduler left behind by a database that is away must not.
                store.ConfigureStore(options => options.UseBackgroundThreads = true);
            });
            Every<DeadlineSweepJob>(quartz, DeadlineSweepJob.Name, DeadlineBeat);
            Every<OutboxSweepJob>(quartz, OutboxSweepJob.Name, OutboxBeat);
            Every<RequestSweepJob>(quartz, RequestSweepJob.Name, OutboxBeat);
            Every<ScheduleRoundJob>(quartz, ScheduleRoundJob.Name, ScheduleRoundJob.Beat);
            Every<AuditRoundJob>(quartz, AuditRoundJob.Name, AuditRoundJob.Beat);
            quartz.AddJob<CertificateJob>(job => job.WithIdentity(CertificateJob.Name));
            quartz.AddTrigger<CertificateJob>(trigger => trigger
                .ForJob(CertificateJob.Name)
                .WithIdentity(CertificateJob.Name)
                .WithSchedule(CronScheduleBuilder.Create("0 0 * * * ?")));
        });
        builder.Services.AddHostedService<Winding>();
        return builder;
    }

    private static void Every<T>(IQuartzBuilder quartz, string name, TimeSpan beat)
        where T : class, IJob
    {
        quartz.AddJob<T>(job => job.WithIdentity(name));
        quartz.AddTrigger<T>(trigger => trigger
            .ForJob(name)
            .WithIdentity(name)
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(beat).RepeatForever()));
    }
}
