using System.Globalization;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Schema;
using Mediation.Web.Database;
using Mediation.Web.Opening;

namespace Mediation.Web.Commands;

/// <summary>
/// <c>audit [NUMBER]</c>: whether what is stored is whole (审计), beside a running server or without one. Exit code 1 when
/// anything is wrong.
/// </summary>
internal static class Auditing
{
    /// <summary>Audits one case, or all.</summary>
    public static async Task<int> RunAsync(string? number, string[] settings)
    {
        await using var server = await Server.BuildAsync(settings);
        await using var scope = server.App.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<DatabaseAddress>();
        if (await new Migrator(database.ConnectionString, Migration.All, TimeProvider.System).PendingAsync() is { Count: > 0 } pending)
            throw new OpeningException([$"The database is older than this program; ./run migrate applies {string.Join(", ", pending)}"]);
        await scope.ServiceProvider.GetServices<IOpeningStep>().OfType<PolicyLoading>().Single().LookUpAsync(default);

        var report = await scope.ServiceProvider.GetRequiredService<CaseAudit>().RunAsync(number, default);
        if (number is not null && report.Cases == 0)
            throw new OpeningException([$"There is no case {number}."]);
        Write(report);
        var broken = number is null ? await scope.ServiceProvider.GetRequiredService<Certificates>().FirstBreakAsync(default) : null;
        if (broken is not null)
            Console.WriteLine($"Certificate {broken} doesn't verify, or doesn't follow the one before it.");
        return report.Findings.Count == 0 && broken is null ? 0 : 1;
    }

    private static void Write(AuditReport report)
    {
        foreach (var finding in report.Findings)
            Console.WriteLine($"{finding.CaseNumber}: {Sentence(finding)}");
        Console.WriteLine($"Walked {report.Lines} lines of the journals of {report.Cases} cases: {report.Findings.Count} findings.");
        Console.WriteLine($"Played {report.Replayed} workflow instances again from their journals; {report.Unrecorded} can't be: "
            + "they were recorded before replays, or hold an operation that isn't recorded.");
        Console.WriteLine(report.Oldest is { } oldest
            ? $"{report.Unserved} deadlines and waits wait for a sweep; the oldest is {oldest.Kind} of {oldest.CaseNumber}, due since {Moment(oldest.FellDueAt)}."
            : "No deadline waits for a sweep.");
    }

    private static string Sentence(AuditFinding finding) => finding.Fault switch
    {
        AuditFault.JournalBroken => $"the journal's chain breaks at line {finding.Where}",
        AuditFault.JournalCut => $"the journal ends at line {finding.Where}, which is not where the case says it ends",
        AuditFault.CaseLost => "there is a journal, and no case",
        AuditFault.CaseDiffers => $"its {finding.Where} isn't what the journal tells",
        AuditFault.ShareDiffers => $"the share of {finding.Where} isn't what the journal tells",
        AuditFault.ItemDiffers => $"the work item at {finding.Where} isn't what the journal tells",
        AuditFault.ItemAstray => $"at {finding.Where} work item and workflow don't wait for each other",
        AuditFault.ClockDiffers => $"the clock {finding.Where} isn't what the journal tells",
        AuditFault.EffectsDiffer => $"what the clock {finding.Where} says took effect is not what the journal tells",
        AuditFault.ClockAsleep => $"the clock {finding.Where} will wake too late or never",
        AuditFault.WaitAsleep => $"what the workflow waits for in time at {finding.Where} will wake too late or never, or nothing waits there",
        AuditFault.RunDiffers => $"the workflow {finding.Where} isn't what the journal tells, or is gone",
        AuditFault.ReplayDiffers => $"played again from the journal it comes elsewhere: {finding.Where}",
        AuditFault.HeldDiffers => $"who holds it at {finding.Where} isn't who its work items say",
        AuditFault.BoardDiffers => $"how it stands on the board at {finding.Where} isn't what the journal tells",
        AuditFault.WordsDiffer => $"the words of line {finding.Where} are gone or aren't those that were said",
        AuditFault.PartyLost => $"what identifies its {finding.Where} is gone",
        AuditFault.PaperLost => $"the paper {finding.Where} is gone",
        AuditFault.PaperDiffers => $"the paper {finding.Where} isn't the one that was made",
        AuditFault.PaperUntold => $"the journal doesn't tell of the paper {finding.Where}",
        AuditFault.NobodyCanAct => $"nobody who can sign in may do what it waits for ({finding.Where})",
        AuditFault.NoClockAhead => $"no clock lies ahead of it ({finding.Where})",
        AuditFault.NotOneLead => $"not exactly one unit leads ({finding.Where})",
        _ => $"it no longer reads as a case ({finding.Where})",
    };

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
