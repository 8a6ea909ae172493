using System.Text.Json;
using Mediation.Postgres.Seeding;

namespace Mediation.Web.Opening;

/// <summary>
/// Plays <c>seeds/cases.json</c> into a database that has no case yet, when the setting <c>DemoCases</c> asks for it
/// (演示案件): a town to look around in.
/// </summary>
internal sealed class PlayingDemo(
    TownFiles files, IConfiguration configuration, DemoPlay play, ILogger<PlayingDemo> log) : IOpeningStep
{
    public async Task RunAsync(CancellationToken ct)
    {
        var file = Path.Combine(files.Seeds, "cases.json");
        if (!configuration.GetValue<bool>("DemoCases") || !File.Exists(file))
            return;
        if (await play.PlayAsync(Read(await File.ReadAllTextAsync(file, ct)), ct) is not { } played)
            return;
        log.LogInformation("Played {CaseCount} demo cases", played.Cases);
        foreach (var left in played.LeftOut)
            log.LogWarning("Left out of the demo: {DemoAct}", left);
    }

    private static IReadOnlyList<DemoCase> Read(string json)
    {
        try
        {
            return DemoCase.Read(json);
        }
        catch (JsonException fault)
        {
            throw new OpeningException([$"seeds/cases.json {fault.Path}: {fault.Message}"]);
        }
    }
}
