using Mediation.Postgres.Embedded;
using Mediation.Web.Commands;
using Mediation.Web.Api;
using Mediation.Web.Clockwork;
using Mediation.Web.Database;
using Mediation.Web.Edge;
using Mediation.Web.Elsa;
using Mediation.Web.Health;
using Mediation.Web.Identity;
using Mediation.Web.Keeping;
using Mediation.Web.Logging;
using Mediation.Web.Opening;
using Mediation.Web.Refusals;
using Mediation.Web.Screens;
using Mediation.Web.Screens.Errors;
using Mediation.Web.Telemetry;

namespace Mediation.Web;

/// <summary>The web application as a whole: its parts in the order in which they are put together. 服务组装</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly EmbeddedCluster? cluster;

    private Server(WebApplication app, EmbeddedCluster? cluster)
    {
        App = app;
        this.cluster = cluster;
    }

    /// <summary>The application, built but not started.</summary>
    public WebApplication App { get; }

    /// <summary>Serves until it is asked to stop.</summary>
    public static async Task<int> ServeAsync(string[] settings)
    {
        await using var server = await BuildAsync(settings);
        await server.App.OpenAsync();
        Greeting.Announce(server.App);
        await server.App.StartAsync();
        await server.App.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Builds the application; starts a private cluster when no database is named.</summary>
    public static async Task<Server> BuildAsync(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.AddLogging();
        builder.AddTelemetry();
        var cluster = await builder.AddDatabaseAsync();
        builder.AddEdge();
        builder.Services.AddRefusals();
        builder.Services.AddHealth();
        builder.Services.AddStaffIdentity();
        builder.Services.AddDesk();
        builder.Services.AddElsa();
        builder.Services.AddKeeping();
        builder.AddClockwork();
        builder.Services.AddScreens();

        var app = builder.Build();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseErrorPages();
        app.UseRouting();
        app.UseSpanNames();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOneTimePasswords();
        app.UseAntiforgery();
        app.UseForgeryGuard();
        app.MapOpenApi().AllowAnonymous();
        app.MapHealth();
        app.MapStaffIdentity();
        app.MapApi();
        app.MapElsa();
        app.MapScreens();
        return new Server(app, cluster);
    }

    /// <summary>
    /// Stops the application first, then the private cluster it stands on. A part that waits for a database that is away
    /// is left behind after some seconds: nothing it was doing was committed, so nothing is half done.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await App.DisposeAsync().AsTask().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            await Console.Error.WriteLineAsync("Stopped without waiting for the database, which didn't answer.");
        }
        if (cluster is not null)
            await cluster.DisposeAsync();
    }
}
