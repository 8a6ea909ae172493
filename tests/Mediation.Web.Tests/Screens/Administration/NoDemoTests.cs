using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>A server in earnest: no demo accounts, no demo clock.</summary>
public sealed class EarnestServer : TestServer
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Demo", "false");
    }
}

public sealed class NoDemoTests(EarnestServer server) : IClassFixture<EarnestServer>
{
    [Fact]
    public async Task There_is_no_demo_clock_and_no_demo_reset_on_a_server_in_earnest()
    {
        using var nobody = server.Anonymous();
        using var answer = await nobody.GetAsync("/demo-clock", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .ShouldNotContain(endpoint => endpoint.RoutePattern.RawText!.Contains("demo-clock", StringComparison.Ordinal));
    }
}
