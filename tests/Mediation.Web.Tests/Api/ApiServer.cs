using System.Collections.Concurrent;

namespace Mediation.Web.Tests.Api;

/// <summary>One server for all tests of the contract that leave its clock alone (接口测试服务).</summary>
[CollectionDefinition(nameof(ApiServer))]
public sealed class ApiCollection : ICollectionFixture<ApiServer>;

/// <summary>A server, and everybody who calls it, signed in once.</summary>
public sealed class ApiServer : TestServer
{
    private readonly ConcurrentDictionary<string, Task<HttpClient>> clients = new();

    /// <summary>A caller with the token of a demo account.</summary>
    internal async Task<Caller> AsAsync(string userName) => new(await clients.GetOrAdd(userName, SignedInAsync));

    /// <summary>A caller without a session.</summary>
    internal Caller Nobody() => new(Anonymous());

    public override async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
            (await client).Dispose();
        await base.DisposeAsync();
    }
}
