using Mediation.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Journeys.Browsing;

/// <summary>
/// The real program in demo mode, on a free port and a database of its own, with the gallery of parts added. All demo
/// accounts have <see cref="Password"/>.
/// </summary>
public class Server : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>The demo accounts' password.</summary>
    public const string Password = "月光小区-2026";

    private readonly TestDatabase database = new();

    /// <summary>Whether the town has its demo cases.</summary>
    protected virtual bool Busy => false;

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        UseKestrel(0);
        StartServer();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Mediation", database.ConnectionString);
        builder.UseSetting("Demo", "true");
        builder.UseSetting("DemoCases", Busy ? "true" : "false");
        builder.UseSetting("Files", Repository.Root);
        builder.UseSetting("MEDIATION_DEMO_PASSWORD", Password);
        builder.UseSetting("Serilog:Quiet", "true");
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, Gallery.GalleryDoor>());
    }
}

/// <summary>The town with its forty demo cases at every stage, to look around in. 演示镇</summary>
public sealed class BusyTown : Server
{
    protected override bool Busy => true;
}
