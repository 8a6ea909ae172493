using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Schedules;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Schedules;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>Cases that schedules open: the same acceptance as the window's, by the system, exactly once for each occurrence.</content>
public sealed partial class Desk
{
    /// <summary>
    /// Opens what schedules have outstanding by the product's clock, each case in a transaction of its own; how many. Of several occurrences that
    /// were missed the latest alone. Any number of nodes may do it at once: whose row comes second saves nothing. What can't be opened is logged,
    /// keeps nothing else back, and is tried again the next time.
    /// </summary>
    public async Task<int> OpenScheduledAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var briefing = await briefer.BriefAsync(connection, Actor.System, null, ct);
        var opened = 0;
        foreach (var schedule in briefing.Town.Schedules)
        {
            if (Occurrences.Latest(schedule, briefing.Calendar, briefing.Now) is not { } due)
                continue;
            var at = due.MomentOf(schedule, briefing.Calendar)!.Value;
            foreach (var one in await ScheduleOpenings.OutstandingAsync(connection, briefing.Town.Code, schedule, due.Day, at, ct))
                opened += await TryOpenAsync(briefing, schedule, due.Day, one, ct) ? 1 : 0;
        }
        return opened;
    }

    private async Task<bool> TryOpenAsync(Briefing briefing, Schedule schedule, DateOnly day, Outstanding one, CancellationToken ct)
    {
        try
        {
            return await OpenAsync(briefing, schedule, day, one, ct);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            log.LogError(fault, "Could not open {ScheduleCode} of {Day}", schedule.Code, day);
            return false;
        }
    }

    private async Task<bool> OpenAsync(Briefing briefing, Schedule schedule, DateOnly day, Outstanding one, CancellationToken ct)
    {
        var form = FormOf(briefing, schedule, one);
        var read = Read(form);
        var founding = new Founding(briefing.NextId(), "", read.Place)
        {
            Own = new OwnWork(one.Unit ?? schedule.Unit, one.OfHousehold),
        };
        // What is refused takes no number, however often it is tried.
        var decided = Accepting.Decide(form, founding, briefing);
        if (!decided.IsRefused)
            decided = Accepting.Decide(form, founding with { Number = await CaseNumbers.NextAsync(database, briefing, ct) }, briefing);
        if (!decided.TryGet(out var accepted))
        {
            log.LogError("Refused {ScheduleCode} of {Day}: {RefusalCode}", schedule.Code, day, decided.Refusals[0].Code);
            return false;
        }
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        CaseWriter.Insert(batch, accepted.Decision, new NewCase(ReceiptCode.Mint(), form.Place, read.Pairs, []),
            Doing(Actor.System, Accepting.Code, accepted.Decision, briefing));
        ScheduleOpenings.Add(batch, briefing.Town.Code, schedule.Code, day, one.Subject, founding.Id, briefing.Now);
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException fault) when (ScheduleOpenings.IsDuplicate(fault))
        {
            return false;
        }
        Announce(Actor.System, Accepting.Code, accepted.Decision);
        return true;
    }

    // A household is named by its code alone: who and where it is stays in the register.
    private static ComplaintForm FormOf(Briefing briefing, Schedule schedule, Outstanding one) => new()
    {
        Text = one.OfHousehold ? $"{schedule.Text}（登记号 {one.Subject}）" : one.Courtyard is { } name ? $"{schedule.Text}（{name}）" : schedule.Text,
        Channel = WireWords.Scheduled,
        Place = one.Compound ?? schedule.Place ?? briefing.Town.Name,
        Category = schedule.Category,
        Reporter = new ReporterForm { Anonymous = true },
    };
}
