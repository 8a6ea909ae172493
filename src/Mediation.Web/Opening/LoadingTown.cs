using Mediation.Postgres.Seeding;
using Npgsql;

namespace Mediation.Web.Opening;

/// <summary>
/// Loads the town of <c>seeds/</c> into a database that doesn't know it yet; nothing where there are no seeds. 底数
/// </summary>
internal sealed class LoadingTown(TownFiles files, NpgsqlDataSource database, ILogger<LoadingTown> log) : IOpeningStep
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(files.Seeds, "place.json")))
            return;
        if (SeedFolder.Read(files.Seeds, out var faults) is not { } town)
            throw new OpeningException([.. faults.Select(fault => $"seeds/{fault}")]);

        if (await TownSeeding.LoadAsync(database, town, ct))
            log.LogInformation("Loaded {Place} with {UnitCount} units and {CompoundCount} compounds",
                town.Code, town.Units.Count, town.Compounds.Count);
    }
}
