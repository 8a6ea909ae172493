using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Web.Opening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mediation.Web.Tests.Opening;

/// <summary>What the files of a town must be before a server opens.</summary>
public sealed class PolicyLoadingTests(TestServer server) : IClassFixture<TestServer>, IDisposable
{
    private readonly string town = Directory.CreateTempSubdirectory().FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unsound_file_stops_the_opening_and_what_is_in_force_stays()
    {
        await using var scope = server.Services.CreateAsyncScope();
        var inForce = scope.ServiceProvider.GetRequiredService<InForce>();
        var before = inForce.Policy;
        Take(scope.ServiceProvider.GetRequiredService<TownFiles>().Root);
        var file = Path.Combine(town, "workflows", "enforcement.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Ct))
            .Replace("\"port\": \"case-filed\"", "\"port\": \"case-closed\"", StringComparison.Ordinal), Ct);

        var stopped = await Should.ThrowAsync<OpeningException>(() => Loading(scope.ServiceProvider).RunAsync(Ct));

        stopped.Faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            fault => fault.ShouldStartWith("workflows/enforcement.json $.root.activities[2]: 「decide」"),
            fault => fault.ShouldEndWith("[unsound-dead-step]"));
        inForce.Policy.ShouldBeSameAs(before);
        (await scope.ServiceProvider.GetRequiredService<WorkflowShelf>().VersionsAsync(Ct))
            .Where(v => v.DefinitionId == "enforcement").ShouldHaveSingleItem().InForce.ShouldBeTrue();
    }

    public void Dispose() => Directory.Delete(town, recursive: true);

    private PolicyLoading Loading(IServiceProvider services)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Files"] = town }).Build();
        return ActivatorUtilities.CreateInstance<PolicyLoading>(
            services, new TownFiles(settings, services.GetRequiredService<IHostEnvironment>()));
    }

    private void Take(string root)
    {
        foreach (var folder in (string[])["seeds", "rules", "workflows"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(town, Path.GetRelativePath(root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }
}
