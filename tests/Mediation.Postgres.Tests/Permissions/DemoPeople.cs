using System.Text.Json;
using Mediation.Casework.Actors;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Permissions;

/// <summary>The demo town's people as shipped (演示账号), by user name.</summary>
internal static class DemoPeople
{
    public static IReadOnlyList<(string UserName, Actor Actor)> All { get; } =
        [.. JsonDocument.Parse(File.ReadAllText(ShippedPolicy.File("seeds", "accounts.json"))).RootElement.EnumerateArray().Select(Read)];

    // The desk is who accepted the cases.
    private static (string, Actor) Read(JsonElement account)
    {
        var name = account.GetProperty("userName").GetString()!;
        var memberships = from post in account.GetProperty("units").EnumerateArray()
                          from role in post.GetProperty("roles").EnumerateArray()
                          select new Membership(post.GetProperty("unit").GetString(), Enum.Parse<Role>(role.GetString()!, ignoreCase: true));
        return (name, new Actor(name == "desk" ? Townspeople.Desk.Id : Guid.CreateVersion7(), name, [.. memberships]));
    }
}
