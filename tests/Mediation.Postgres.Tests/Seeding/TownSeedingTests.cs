using System.Text.Json;
using Mediation.Casework.Categories;
using Mediation.Casework.Places;
using Mediation.Postgres.Places;
using Mediation.Postgres.Seeding;
using Mediation.TestKit;

namespace Mediation.Postgres.Tests.Seeding;

public sealed class TownSeedingTests : IAsyncLifetime
{
    private static readonly Town Shipped =
        SeedFolder.Read(Path.Combine(AppContext.BaseDirectory, "seeds"), out var faults)
        ?? throw new InvalidOperationException(string.Join("\n", faults));

    private readonly TestDatabase database = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_place_nobody_loaded_is_not_there() =>
        (await TownStore.ReadAsync(database.Source, "LZ", Ct)).ShouldBeNull();

    [Fact]
    public async Task The_town_in_the_database_is_the_town_of_the_files()
    {
        (await TownSeeding.LoadAsync(database.Source, Shipped, Ct)).ShouldBeTrue();

        var stored = (await TownStore.ReadAsync(database.Source, "LZ", Ct)).ShouldNotBeNull();

        Parts(stored).ShouldBe(Parts(Shipped));
    }

    [Fact]
    public async Task A_second_loading_touches_nothing()
    {
        await TownSeeding.LoadAsync(database.Source, Shipped, Ct);
        await using (var changed = database.Source.CreateCommand("update unit set name = '受理中心' where code = 'DESK'"))
            await changed.ExecuteNonQueryAsync(Ct);

        (await TownSeeding.LoadAsync(database.Source, Shipped, Ct)).ShouldBeFalse();

        var stored = await TownStore.ReadAsync(database.Source, "LZ", Ct);
        stored!.Unit("DESK")!.Name.ShouldBe("受理中心");
    }

    [Fact]
    public async Task Categories_that_a_newer_version_brings_are_added_and_those_that_were_changed_stay()
    {
        var older = Shipped with { Categories = CategoryList.Of(Shipped.Categories.All.Where(category => category.Code is not "MF02-03")) };
        await TownSeeding.LoadAsync(database.Source, older, Ct);
        await using (var changed = database.Source.CreateCommand("update category set name = '邻里纠纷/太吵', retired = true where code = 'MF02-01'"))
            await changed.ExecuteNonQueryAsync(Ct);

        (await TownSeeding.LoadAsync(database.Source, Shipped, Ct)).ShouldBeFalse();

        var stored = await TownStore.ReadAsync(database.Source, "LZ", Ct);
        stored!.Categories.Find("MF02-03")!.Name.ShouldBe(Shipped.Categories.Find("MF02-03")!.Name);
        (stored.Categories.Find("MF02-01")!.Name, stored.Categories.Find("MF02-01")!.Retired).ShouldBe(("邻里纠纷/太吵", true));
        stored.Edition.ShouldBe(2, "other nodes shall see it");
    }

    [Fact]
    public async Task Of_several_nodes_that_start_together_one_loads()
    {
        var loaded = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => TownSeeding.LoadAsync(database.Source, Shipped, Ct)));

        loaded.Count(yes => yes).ShouldBe(1);
    }

    [Fact]
    public async Task A_loading_that_fails_leaves_nothing_behind()
    {
        var broken = Shipped with { Shifts = [.. Shipped.Shifts.Select(shift => shift with { Unit = "NOBODY" })] };

        await Should.ThrowAsync<Npgsql.PostgresException>(() => TownSeeding.LoadAsync(database.Source, broken, Ct));

        (await TownSeeding.LoadAsync(database.Source, Shipped, Ct)).ShouldBeTrue();
    }

    private static IReadOnlyList<string> Parts(Town town) =>
    [
        $"{town.Code} {town.Name} {town.CasePrefix} {town.Zone.Id}",
        Text(town.Units),
        town.CalendarContents.Write(),
        .. Sorted(town.Communities),
        .. Sorted(town.Compounds),
        .. Sorted(town.Grids),
        .. Sorted(town.BuildingHeads),
        .. Sorted(town.People),
        .. Sorted(town.Shifts),
        .. Sorted(town.Regulators),
        .. Sorted(town.Categories.All),
    ];

    private static IEnumerable<string> Sorted(IEnumerable<object> things) =>
        things.Select(Text).Order(StringComparer.Ordinal);

    private static string Text(object thing) => JsonSerializer.Serialize(thing, thing.GetType());
}
