using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Mediation.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Mediation.Web.Tests;

/// <summary>
/// The whole product on a real port and a database of its own (测试服务): <c>sealed class SomethingTests(TestServer
/// server) : IClassFixture&lt;TestServer&gt;</c>. All demo accounts have <see cref="Password"/>.
/// </summary>
public class TestServer : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>The demo accounts' password.</summary>
    public const string Password = "月光小区-2026";

    private string database = "";

    private int visitors;

    /// <summary>What the server connects to.</summary>
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        database = await TestPostgres.CloneAsync();
        ConnectionString = Reach(database);
        UseKestrel(0);
        StartServer();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await TestPostgres.DropAsync(database);
        GC.SuppressFinalize(this);
    }

    /// <summary>A client that carries nobody's token, follows no redirects, and comes from an address of its own, as visitors do (what one address may ask is limited).</summary>
    public HttpClient Anonymous()
    {
        var visitor = Interlocked.Increment(ref visitors);
        var from = new IPEndPoint(new IPAddress([127, 1, (byte)(visitor / 250), (byte)(1 + visitor % 250)]), 0);
        return new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectCallback = (connection, ct) => ConnectAsync(from, connection.DnsEndPoint, ct) })
        {
            BaseAddress = Address,
        };
    }

    /// <summary>Where the server listens.</summary>
    public Uri Address => new(
        Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>A client that carries the token of a demo account.</summary>
    public async Task<HttpClient> SignedInAsync(string userName)
    {
        var client = Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/tokens", new { userName, password = Password });
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<TokenShape>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token!.Token);
        return client;
    }

    /// <summary>Runs a statement beside the server.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>How the server reaches its database.</summary>
    protected virtual string Reach(string database) => database;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Mediation", ConnectionString);
        builder.UseSetting("Demo", "true");
        builder.UseSetting("MEDIATION_DEMO_PASSWORD", Password);
        builder.UseSetting("Files", Path.Combine(Beside(), "../.."));
        builder.UseSetting("Serilog:Quiet", "true");
    }

    private static async ValueTask<Stream> ConnectAsync(IPEndPoint from, DnsEndPoint to, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(from);
            await socket.ConnectAsync(to, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Beside([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private sealed record TokenShape(string Token);
}
