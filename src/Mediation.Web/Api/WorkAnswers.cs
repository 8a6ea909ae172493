using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Postgres.Views;

namespace Mediation.Web.Api;

/// <summary>A work item.</summary>
internal sealed record WorkItemAnswer(
    Guid Id, string CaseNumber, long CaseVersion, string Title, string Unit, string? Holder, string Stage, string Share,
    string State, DateTimeOffset? DueAt, string Light, IReadOnlyList<string> Acts)
{
    public static WorkItemAnswer Of(WorklistItem item, DateTimeOffset now) => new(
        item.Id, item.CaseNumber, item.CaseVersion, item.Title, item.Unit, null, item.Stage.Code(), item.Share.Code(),
        item.Open ? "open" : "done", item.DueAt, LightOf(item.Open, item.DueAt, item.AmberAt, now), item.Acts);

    public static WorkItemAnswer Of(Casework.WorkItems.WorkItem item, ShownCase found)
    {
        var clock = found.File.Deadlines.Where(d => !d.IsFinal && (d.WorkItem == item.Id || d.WorkItem is null))
            .Select(d => Derivation.Of(d, found.Briefing.Calendar)).OrderBy(d => d.DueAt).FirstOrDefault();
        return new(item.Id, found.File.Number, found.File.Version, item.Title, item.Unit, null, item.Stage.Code(),
            item.Share.Code(), item.Open ? "open" : "done", item.Open ? clock?.DueAt : null,
            LightOf(item.Open, clock?.DueAt, clock?.AmberAt, found.Briefing.Now), item.Acts);
    }

    private static string LightOf(bool open, DateTimeOffset? dueAt, DateTimeOffset? amberAt, DateTimeOffset now) =>
        open && dueAt <= now ? "red" : open && amberAt <= now ? "amber" : "green";
}

/// <summary>A clock.</summary>
internal record ClockAnswer(
    Guid Id, string CaseNumber, string Kind, string Label, string Clock, string? Unit, DateTimeOffset StartedAt,
    DateTimeOffset DueAt, string State, DateTimeOffset? MetAt, bool Late, string Light, bool Provisional, string Ground)
{
    public static ClockAnswer Of(Deadline deadline, ShownCase found) =>
        Of(deadline, found.File.Number, Derivation.Of(deadline, found.Briefing.Calendar), found.Briefing.Now);

    public static ClockAnswer Of(Deadline deadline, string number, Derivation derivation, DateTimeOffset now) => new(
        deadline.Id, number, deadline.Kind, deadline.Label, deadline.Side is ClockSide.Legal ? "legal" : "management",
        deadline.Unit, deadline.StartedAt, derivation.DueAt, derivation.StateAt(now).Code(), deadline.MetAt, deadline.Late,
        derivation.LightAt(now).Code(), derivation.Provisional, deadline.Ground);

    public static ClockAnswer Of(DeadlineLine line, DateTimeOffset now) => new(
        line.Deadline.Id, line.CaseNumber, line.Deadline.Kind, line.Deadline.Label, line.Deadline.Side.Code(),
        line.Deadline.Unit, line.Deadline.StartedAt, line.DueAt, line.StateAt(now).Code(), line.Deadline.MetAt,
        line.Deadline.Late, line.LightAt(now).Code(), line.Provisional, line.Deadline.Ground);
}

/// <summary>A clock with every stretch of time that counted or didn't, and why.</summary>
internal sealed record DerivedClockAnswer : ClockAnswer
{
    private DerivedClockAnswer(ClockAnswer clock)
        : base(clock)
    {
    }

    public required string CalendarVersion { get; init; }

    public required IEnumerable<DerivationLineAnswer> Derivation { get; init; }

    public static DerivedClockAnswer Derive(Deadline deadline, ShownCase found)
    {
        var derivation = Casework.Deadlines.Derivation.Of(deadline, found.Briefing.Calendar);
        return new(Of(deadline, found.File.Number, derivation, found.Briefing.Now))
        {
            CalendarVersion = derivation.CalendarVersion,
            Derivation = derivation.Lines.Select(DerivationLineAnswer.Of),
        };
    }
}

/// <summary>A stretch of time of a derivation.</summary>
internal sealed record DerivationLineAnswer(DateTimeOffset From, DateTimeOffset To, int Counted, string Because)
{
    public static DerivationLineAnswer Of(DerivationLine line) =>
        new(line.From, line.To, line.Counted, DerivationWords.Of(line.Because));
}
