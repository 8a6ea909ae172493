using System.Globalization;
using Mediation.Casework.Activities;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Schema;
using Mediation.Web.Database;
using Mediation.Web.Opening;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Replay;
using Mediation.Workflows.Soundness;

namespace Mediation.Web.Commands;

/// <summary>
/// <c>replay FILE</c>: what a candidate of a workflow would have done (流程试算). Says what is wrong with the file, then plays
/// the journals of all cases against it; brings nothing in. Exit code 1 when the file is refused.
/// </summary>
internal static class Replaying
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Checks the file and plays the journals.</summary>
    public static async Task<int> RunAsync(string file, string[] settings)
    {
        if (!File.Exists(file))
            throw new OpeningException([$"There is no file {file}."]);
        await using var server = await Server.BuildAsync(settings);
        await using var scope = server.App.Services.CreateAsyncScope();
        var address = scope.ServiceProvider.GetRequiredService<DatabaseAddress>();
        if (await new Migrator(address.ConnectionString, Migration.All, TimeProvider.System).PendingAsync() is { Count: > 0 })
            throw new OpeningException(["The database has not this program's schema yet: ./run migrate"]);
        await scope.ServiceProvider.GetServices<IOpeningStep>().OfType<PolicyLoading>().Single().LookUpAsync(default);

        var reading = WorkflowReader.Read(await File.ReadAllTextAsync(file), file, Catalog.All);
        IReadOnlyList<WorkflowProblem> problems = reading.Definition is { } read
            ? [.. reading.Problems, .. SoundnessProblems.Of(SoundnessCheck.Run(read, scope.ServiceProvider.GetRequiredService<InForce>().Policy.Workflows))]
            : reading.Problems;
        foreach (var problem in problems)
            Console.WriteLine($"{file} {problem.Path}: {problem.MessageIn(Chinese)} {problem.Message} [{problem.Code}]");
        if (reading.Definition is not { } candidate || problems.Any(p => p.Severity is ProblemSeverity.Error))
            return 1;
        Write(candidate, await scope.ServiceProvider.GetRequiredService<CandidateTrial>().RunAsync(candidate, null, default));
        return 0;
    }

    private static void Write(WorkflowDefinition candidate, IReadOnlyList<CandidateReplay> replays)
    {
        var played = replays.Where(r => r.Parting is not { Kind: PartingKind.NotRecorded }).ToList();
        foreach (var replay in played.Where(r => r.Parting is not null))
            Console.WriteLine(
                $"{replay.CaseNumber} {replay.DefinitionId} ({(replay.Running ? "running" : "finished")}): {Sentence(replay.Parting!)}");
        Console.WriteLine(
            $"{candidate.DefinitionId}: {played.Count(r => r.Parting is null)} of {played.Count} instances would have gone the same way; "
            + $"{replays.Count - played.Count} can't be played again, for they were recorded before replays or hold an operation that isn't.");
    }

    private static string Sentence(Parting parting)
    {
        var at = parting.Burst == 0 ? "at its start" : $"at its move {parting.Burst}";
        return parting.Kind switch
        {
            PartingKind.OtherStep => $"{at} it went to {parting.Then} and would now go to {parting.Now}",
            PartingKind.StopsEarlier => $"{at} it went on to {parting.Then} and would now stop before",
            PartingKind.GoesFurther => $"{at} it came to rest and would now go on to {parting.Now}",
            PartingKind.NotWaiting => $"{at} it left a step that would now not wait{(parting.Then is { } then ? $" ({then})" : "")}",
            _ => $"{at} it would not get any further",
        };
    }
}
