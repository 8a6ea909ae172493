using Mediation.Postgres.Embedded;
using Mediation.Web.Opening;
using Npgsql;

namespace Mediation.Web.Database;

/// <summary>How the product's database is reached. 库地址</summary>
internal sealed record DatabaseAddress(string ConnectionString);

/// <summary>The one database: the named one, or a private cluster under <c>.local/</c>. 数据库装配</summary>
internal static class DatabaseSetup
{
    /// <summary>
    /// Registers the connections. Without <c>ConnectionStrings:Mediation</c> a private cluster is started and returned,
    /// and demo mode with its cases is on unless it was said otherwise.
    /// </summary>
    public static async Task<EmbeddedCluster?> AddDatabaseAsync(this WebApplicationBuilder builder)
    {
        var files = new TownFiles(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(files);

        EmbeddedCluster? cluster = null;
        if (builder.Configuration.GetConnectionString("Mediation") is not { Length: > 0 } given)
        {
            cluster = await EmbeddedCluster.StartAsync(Path.Combine(files.Local, "postgres"));
            given = await cluster.EnsureDatabaseAsync("mediation");
            builder.Configuration["Demo"] ??= "true";
            builder.Configuration["DemoCases"] ??= builder.Configuration["Demo"];
        }

        var address = new DatabaseAddress(Tuned(given));
        builder.Configuration["ConnectionStrings:Mediation"] = address.ConnectionString;
        builder.Services.AddSingleton(address);
        builder.Services.AddSingleton(services => new NpgsqlDataSourceBuilder(address.ConnectionString)
            .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())
            .Build());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOpeningStep<Migrating>();
        builder.Services.AddOpeningStep<LoadingTown>();
        return cluster;
    }

    // An unreachable server is said within seconds, so that people read a sentence instead of waiting. What the given
    // connection string says itself is kept (ShouldSerialize tells what it says, ContainsKey what it could say), but for
    // details of errors: they repeat the refused row, names and all.
    private static string Tuned(string given)
    {
        var asked = new NpgsqlConnectionStringBuilder(given);
        var tuned = new NpgsqlConnectionStringBuilder(given) { ApplicationName = "mediation", IncludeErrorDetail = false };
        if (!asked.ShouldSerialize("Timeout"))
            tuned.Timeout = 5;
        if (!asked.ShouldSerialize("Max Auto Prepare"))
            tuned.MaxAutoPrepare = 200;
        if (!asked.ShouldSerialize("Auto Prepare Min Usages"))
            tuned.AutoPrepareMinUsages = 2;
        // No connection goes back to the pool with anything to reset: what is set is set for a transaction.
        if (!asked.ShouldSerialize("No Reset On Close"))
            tuned.NoResetOnClose = true;
        // A case is some tens of kilobytes: in Npgsql's 8 KB it would leave in as many writes.
        if (!asked.ShouldSerialize("Write Buffer Size"))
            tuned.WriteBufferSize = 65_536;
        return tuned.ConnectionString;
    }
}
