using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Trials;
using Mediation.Postgres.BackTests;
using Mediation.Web.Api;

namespace Mediation.Web.Screens.Workbench;

/// <summary>Runs back-tests beside the requests (后台回测): one begun here is shown and cancelled on any node, and ends with this one.</summary>
internal sealed class BackTesting(
    BackTestStore store, PastCases past, Workbench workbench, Moments moments, IHostApplicationLifetime server, ILogger<BackTesting> log)
{
    /// <summary>The furthest one can look back.</summary>
    public const int MostMonths = 60;

    /// <summary>Begins one on the draft as it is; refused while it has faults.</summary>
    public async Task<Answer<Guid>> BeginAsync(string name, int months, Actor actor, CancellationToken ct)
    {
        if (await workbench.OpenAsync(name, ct) is not var (draft, bench))
            return new Refusal("rules.unknown");
        if (!BackTest.CanRun(name))
            return new Refusal("rules.no-back-test");
        if (draft.Saved is null)
            return new Refusal("rules.no-draft");
        if (months is < 1 or > MostMonths)
            return new Refusal("rules.months", "months", MostMonths);
        if (bench.Book is not { } book)
            return new Refusal(RulePublishing.Faulty, null, bench.Reading.Faults.Count);
        var now = await moments.NowAsync(ct);
        var since = now.AddMonths(-months);
        var id = await store.BeginAsync(name, draft.Stamp, months, await past.CountAsync(name, since, ct), actor.Id, ct);
        var test = new BackTest(bench.Policy.Rules, book, name);
        _ = Task.Run(() => RunAsync(id, test, since, now, bench), CancellationToken.None);
        return id;
    }

    private async Task RunAsync(Guid id, BackTest test, DateTimeOffset since, DateTimeOffset now, Bench bench)
    {
        var stopping = server.ApplicationStopping;
        try
        {
            if (await past.RunAsync(test, since, now, bench.Policy.Calendar, done => store.ReportAsync(id, done, stopping), stopping) is { } result)
                await store.FinishAsync(id, result, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The row says nothing more, and is shown as broken off.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Nobody waits for this task: what went wrong is said here, and shown on the page.
            log.LogError(fault, "Back-test {BackTest} broke off", id);
            await store.StopAsync(id, BackTestState.Broken, CancellationToken.None);
        }
    }
}
