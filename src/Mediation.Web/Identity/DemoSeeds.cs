using System.Text.Json;
using Mediation.Casework.Actors;
using Mediation.Web.Opening;

namespace Mediation.Web.Identity;

/// <summary>One of the demo town's people as <c>seeds/accounts.json</c> has them. 演示账号底数</summary>
internal sealed record DemoSeed(string UserName, string DisplayName, IReadOnlyList<DemoSeed.Post> Units)
{
    /// <summary>What the person may do where.</summary>
    public IReadOnlyList<Membership> Memberships() =>
        [.. Units.SelectMany(post => post.Roles.Select(role => new Membership(post.Unit, role)))];

    /// <summary>Roles in one unit, or over the whole town when the unit is null.</summary>
    public sealed record Post(string? Unit, IReadOnlyList<Role> Roles);
}

/// <summary>Reads the file. 演示账号底数</summary>
internal static class DemoSeeds
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>All of them, in the order of the file; none when the town has no such file.</summary>
    /// <exception cref="OpeningException">The file is broken; the message has the JSON path.</exception>
    public static IReadOnlyList<DemoSeed> Read(TownFiles files)
    {
        var file = Path.Combine(files.Seeds, "accounts.json");
        if (!File.Exists(file))
            return [];
        try
        {
            return JsonSerializer.Deserialize<List<DemoSeed>>(File.ReadAllText(file), Reading) ?? [];
        }
        catch (JsonException fault)
        {
            throw new OpeningException([$"seeds/accounts.json {fault.Path}: {fault.Message}"]);
        }
    }
}
