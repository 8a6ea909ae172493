using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Case;

/// <summary>The way of a case in steps (办理阶段): where it was, where it is, and the usual way ahead.</summary>
internal static class CaseStages
{
    private static readonly CaseStage[] Usual =
    [
        CaseStage.Accepted, CaseStage.Dispatched, CaseStage.Handling, CaseStage.Reply, CaseStage.FollowUp, CaseStage.Closing,
        CaseStage.Closed,
    ];

    /// <summary>The steps, the current one named with whose turn it is.</summary>
    public static IReadOnlyList<StageStep> Of(CaseReading reading)
    {
        var reached = new Dictionary<CaseStage, DateTimeOffset> { [CaseStage.Accepted] = reading.File.Intake.AcceptedAt };
        foreach (var line in reading.Found.Journal)
            if (line.Event is StageReached entered)
                reached[entered.Stage] = line.At;
            else if (line.Event is CaseClosed closed)
                reached[CaseStage.Closed] = closed.At;

        var now = reading.File.Stage;
        var shown = reached.Keys.Where(stage => stage <= now).Union(Usual.Where(stage => stage > now && !reading.File.Closed));
        return [.. shown.Order().Select(stage => new StageStep(
            Words.Of("stage", stage.Code()),
            stage < now || reading.File.Closed ? StagePlace.Past : stage == now ? StagePlace.Current : StagePlace.Ahead,
            Note(stage)))];

        string? Note(CaseStage stage) =>
            stage == now && reading.File.Result is { } result ? Words.Of("result", result.Code())
            : stage == now && !reading.File.Closed ? Turn(reading)
            : stage < now && reached.TryGetValue(stage, out var at) ? reading.Clock.Day(DayOf(at, reading))
            : null;
    }

    private static string Turn(CaseReading reading) =>
        reading.Names.Units(reading.File.OpenItems.Select(item => item.Unit).Distinct().Take(2));

    private static DateOnly DayOf(DateTimeOffset at, CaseReading reading) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, reading.Clock.Zone).DateTime);
}
