using Mediation.Casework.Acts;
using Mediation.Casework.Deadlines;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Case;

/// <summary>One clock of the case, to be opened line by line (时限).</summary>
/// <param name="Name">首次响应（派出所）.</param>
/// <param name="Side">法定时限 or 管理时限.</param>
/// <param name="State">计时中, 已中止 …</param>
/// <param name="Light">Null for a clock that was given up.</param>
/// <param name="Active">Whether it still runs or stands.</param>
/// <param name="Derivation">How the due moment follows.</param>
public sealed record ClockView(
    string Name, string Side, string State, LightView? Light, bool Active, DerivationView Derivation);

/// <summary>The clocks of a case in words (时限).</summary>
internal static class CaseClocks
{
    /// <summary>Every clock: what still runs first, the soonest at the top, then what is over, the latest first.</summary>
    public static IReadOnlyList<ClockView> Of(CaseReading reading)
    {
        var proceeding = new Proceeding(reading.Found.Dossier, reading.Found.Briefing);
        var all = reading.File.Deadlines.Select(clock => (Clock: clock, Reckoned: reading.Reckon(clock))).ToList();
        return
        [
            .. all.Where(d => !d.Clock.IsFinal).OrderBy(d => d.Reckoned.DueAt).Select(View),
            .. all.Where(d => d.Clock.IsFinal).OrderByDescending(d => d.Clock.History[^1].At).Select(View),
        ];

        ClockView View((Deadline Clock, Derivation Reckoned) of) => new(
            reading.NameOf(of.Clock), Words.Of("clock", of.Clock.Side is ClockSide.Legal ? "legal" : "management"),
            Words.Of("deadline-state", Casework.Cases.Stages.Code(of.Reckoned.StateAt(reading.Found.Briefing.Now))),
            reading.LightOf(of.Clock), !of.Clock.IsFinal,
            Explain(of.Clock, of.Reckoned) with { Next = NextOf(of.Clock) });

        NextRungRow? NextOf(Deadline clock)
        {
            if (clock.IsFinal)
                return null;
            var ladder = proceeding.LadderOf(clock);
            return Ladder.Next(clock, ladder, reading.Found.Briefing.Calendar) is { } next
                ? new NextRungRow(next.At, Words.Of("rung", next.Rung.Code), next.Index == ladder.Count - 1 ? next.Rung.EveryWorkingDays : null)
                : null;
        }
    }

    private static DerivationView Explain(Deadline clock, Derivation reckoned) => new(
        Words.Of("term-unit", Casework.Cases.Stages.Code(clock.TermInForce.Unit)),
        [.. reckoned.Lines.Select(line => new DerivationRow(line.From, line.To, line.Counted, DerivationWords.Of(line.Because)))],
        reckoned.DueAt, clock.Reclassification?.Ground ?? clock.Ground, reckoned.Provisional && !clock.IsFinal)
    {
        Calendars =
        [
            .. clock.History.OfType<CalendarChanged>().SelectMany(change => change is { Was: { } was, Due: { } due }
                ? new[] { new CalendarMoveRow(change.At, change.Version, was, due) }
                : []),
        ],
    };
}
