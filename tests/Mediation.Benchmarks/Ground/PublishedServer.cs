using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using Mediation.TestKit.Shipped;

namespace Mediation.Benchmarks.Ground;

/// <summary>The published server as a process of its own (已发布服务), on a port that was free and a database of the run.</summary>
internal sealed class PublishedServer : IAsyncDisposable
{
    private const string Password = "月光小区-2026";

    private readonly Process process;

    private readonly Uri address;

    private PublishedServer(Process process, Uri address) => (this.process, this.address) = (process, address);

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<PublishedServer> StartAsync(string connectionString)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Process.Start(new ProcessStartInfo("dotnet", Path.Combine(BenchGround.Folder, "server", "Mediation.Web.dll"))
        {
            WorkingDirectory = Path.Combine(BenchGround.Folder, "server"),
            Environment =
            {
                ["ConnectionStrings__Mediation"] = connectionString,
                ["Urls"] = address.ToString(),
                ["Demo"] = "true",
                ["MEDIATION_DEMO_PASSWORD"] = Password,
                ["Files"] = ShippedPolicy.Root,
                ["Local"] = Path.Combine(BenchGround.Folder, "local"),
                ["Serilog__Quiet"] = "true",
                ["Serilog__File"] = Path.Combine(BenchGround.Folder, "local", "server-.json"),
            },
        })!;
        var server = new PublishedServer(process, address);
        await server.ReadyAsync();
        return server;
    }

    /// <summary>A client of at most so many connections with the token of a demo account.</summary>
    public async Task<HttpClient> SignedInAsync(string userName, int connections)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync("/api/tokens", new { userName, password = Password });
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Token>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token!.Value);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        using var stop = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = address };
        var deadline = TimeProvider.System.GetUtcNow().AddMinutes(1);
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (!process.HasExited && TimeProvider.System.GetUtcNow() < deadline)
            {
                // Not listening yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Token([property: System.Text.Json.Serialization.JsonPropertyName("token")] string Value);
}
