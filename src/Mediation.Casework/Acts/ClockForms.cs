using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;

namespace Mediation.Casework.Acts;

/// <summary>How acts speak of the clocks of a case (时限选择).</summary>
internal static class ClockForms
{
    /// <summary>Clocks that run now and have not fallen due.</summary>
    public static IEnumerable<Deadline> RunningClocks(this CaseFile file, Briefing briefing) =>
        file.Deadlines.Where(d => !d.IsFinal && d.StopAt(briefing.Now) is null
            && Derivation.Of(d, briefing.Calendar).DueAt > briefing.Now);

    /// <summary>A field that chooses one of the clocks, labelled as people know them.</summary>
    public static ActField ClockChoice(this CaseFile file, IEnumerable<Deadline> clocks) =>
        new("deadline", FieldType.Choice)
        {
            Options = [.. clocks.Select(d => new ActOption(d.Id.ToString(), d.Unit is null ? d.Label : $"{d.Label}（{d.Unit}）"))],
        };

    /// <summary>The clock a checked form chose.</summary>
    public static Deadline Clock(this CaseFile file, Guid? id) =>
        file.Deadlines.Find(d => d.Id == id) ?? throw new InvalidOperationException("The form chose no clock of this case.");
}

/// <summary>How much more time a track's law allows (延期限度), as the rule set <c>extension</c> says.</summary>
internal static class ExtensionLimits
{
    /// <summary>
    /// So much more time for a clock, counted in what its track's law counts in: fifteen working days are fifteen working days for a
    /// clock of hours too. Refused where the rules allow none, no more of it, or not so much.
    /// </summary>
    public static Answer<Term> Term(Proceeding proceeding, Deadline deadline, int by)
    {
        var ruling = proceeding.Ask("extension", deadline);
        if (!ruling.Hit || ruling.Outcome == "none")
            return new Refusal("extend.not-allowed", "deadline", deadline.Label);
        var times = ruling.Number("Times") ?? 1;
        if (deadline.History.OfType<Extended>().Count() >= times)
            return new Refusal("extend.used-up", "deadline", deadline.Label, times);
        if (ruling.Number("N") is { } most && by > most)
            return new Refusal("extend.too-much", "by", most);
        var own = deadline.TermInForce;
        var unit = ruling.Text("Unit") is { } word ? DeadlineTerms.UnitOf(word) : own.Unit;
        return own with
        {
            Count = by,
            Unit = unit,
            Roll = unit is TermUnit.CalendarDay or TermUnit.Month && own.Unit is TermUnit.Hour ? TermRoll.NextWorkingDay : own.Roll,
        };
    }
}
