using System.Text.Json;
using Mediation.Casework.Activities;
using Mediation.Casework.Actors;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Accounts;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Seeding;
using Mediation.TestKit;
using Mediation.Workflows.Definitions;

namespace Mediation.Postgres.Tests.Seeding;

/// <summary>The shipped town, its accounts, rules and workflows in a database of one's own (演示镇).</summary>
internal static class DemoTown
{
    /// <summary>The shipped cases.</summary>
    public static IReadOnlyList<DemoCase> Cases { get; } =
        DemoCase.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "cases.json")));

    /// <summary>Founds the town and puts its policy into force.</summary>
    public static async Task<InForce> FoundAsync(TestDatabase database, CancellationToken ct)
    {
        var town = SeedFolder.Read(In("seeds"), out _)!;
        await TownSeeding.LoadAsync(database.Source, town, ct);
        await AddAccountsAsync(new AccountStore(database.Source), ct);
        var book = RuleBook.Read(In("rules"), town.Categories);
        await new RuleShelf(database.Source, TimeProvider.System).ImportAsync(book.RuleSets, ct);
        var workflows = new WorkflowShelf(database.Source, TimeProvider.System);
        await workflows.ImportAsync([.. Directory.EnumerateFiles(In("workflows")).Select(Definition)], ct);
        var inForce = new InForce();
        var library = await workflows.LibraryAsync(ct);
        inForce.Replace(new Policy(book, library, town, new PlaceIndex(town), town.Calendar()));
        return inForce;
    }

    private static string In(string folder) => Path.Combine(AppContext.BaseDirectory, folder);

    private static WorkflowDefinition Definition(string file) =>
        WorkflowReader.Read(File.ReadAllText(file), Path.GetFileName(file), Catalog.All).Definition!;

    private static async Task AddAccountsAsync(AccountStore accounts, CancellationToken ct)
    {
        var file = Path.Combine(In("seeds"), "accounts.json");
        using var seeds = JsonDocument.Parse(await File.ReadAllTextAsync(file, ct));
        foreach (var seed in seeds.RootElement.EnumerateArray())
        {
            var account = new Account
            {
                Id = Guid.CreateVersion7(),
                UserName = seed.GetProperty("userName").GetString()!,
                NormalizedUserName = seed.GetProperty("userName").GetString()!.ToUpperInvariant(),
                DisplayName = seed.GetProperty("displayName").GetString()!,
                CreatedAt = DateTimeOffset.UnixEpoch,
            };
            await accounts.InsertAsync(account, ct);
            var posts = seed.GetProperty("units").EnumerateArray().SelectMany(Roles);
            await accounts.ReplaceMembershipsAsync(account.Id, [.. posts], ct);
        }
    }

    private static IEnumerable<Membership> Roles(JsonElement post) =>
        from role in post.GetProperty("roles").EnumerateArray()
        let named = Enum.Parse<Role>(role.GetString()!, ignoreCase: true)
        select new Membership(post.GetProperty("unit").GetString(), named);
}
