using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Parties;
using Mediation.Postgres.Views;

namespace Mediation.Web.Api;

/// <summary>A line of a list of cases.</summary>
internal sealed record CaseLineAnswer(
    string Number, string Stage, string? Result, string Category, string Priority, int Secrecy, string? Lead,
    string? Compound, DateTimeOffset AcceptedAt, DateTimeOffset? DueAt, bool Supervised, int ReturnCount, int UrgeCount)
{
    public static CaseLineAnswer Of(CaseLine line) => new(
        line.Number, line.Stage.Code(), line.Result?.Code(), line.Category, line.Priority, line.Secrecy, line.Lead,
        line.Compound, line.AcceptedAt, line.DueAt, line.Supervised, line.ReturnCount, line.UrgeCount);
}

/// <summary>One case, as the caller may see it.</summary>
internal sealed record CaseAnswer
{
    public required string Number { get; init; }

    public required long Version { get; init; }

    public required string Stage { get; init; }

    public required string? Result { get; init; }

    public required SaidAnswer Complaint { get; init; }

    public required IEnumerable<PartyAnswer> Parties { get; init; }

    public required IEnumerable<AssignmentAnswer> Assignments { get; init; }

    public required IEnumerable<WorkItemAnswer> WorkItems { get; init; }

    public required IEnumerable<ClockAnswer> Deadlines { get; init; }

    public required IEnumerable<DocumentAnswer> Documents { get; init; }

    public required IEnumerable<RulingAnswer> Decisions { get; init; }

    public required IEnumerable<MediationAnswer> Mediations { get; init; }

    public required IEnumerable<MeetingAnswer> Meetings { get; init; }

    public static CaseAnswer Of(ShownCase found)
    {
        var file = found.File;
        return new CaseAnswer
        {
            Number = file.Number,
            Version = file.Version,
            Stage = file.Stage.Code(),
            Result = file.Result?.Code(),
            Complaint = SaidAnswer.Of(found),
            Parties = file.Parties.Select(p => PartyAnswer.Of(p, found)),
            Assignments = file.Assignments.Select(AssignmentAnswer.Of),
            WorkItems = file.WorkItems.Select(w => WorkItemAnswer.Of(w, found)),
            Deadlines = file.Deadlines.Select(d => ClockAnswer.Of(d, found)),
            Documents = found.Documents.Select(d => new DocumentAnswer(d.Id, d.Template, d.MadeAt)),
            Decisions = found.Rulings.Select(r => RulingAnswer.Of(r.Ruling)),
            Mediations = file.Mediations.Select(m => MediationAnswer.Of(m, found)),
            Meetings = file.Meetings.Select(m => MeetingAnswer.Of(m, found)),
        };
    }
}

/// <summary>What is said of a case to somebody whose own act took it out of their sight.</summary>
internal sealed record PassedOnAnswer(string Number, long Version, string Stage, string? Result);

/// <summary>What the resident said, and what the window made of it.</summary>
internal sealed record SaidAnswer(
    string Text, string Place, string Channel, string RequestType, string Category, string Track, string Priority,
    int Secrecy, string Mediation, IReadOnlyList<string> HardStops, int Persons, DateTimeOffset? OccurredAt,
    DateTimeOffset AcceptedAt, bool NeedsPerson)
{
    public static SaidAnswer Of(ShownCase found)
    {
        var intake = found.File.Intake;
        return new(found.Said, found.PlaceText, intake.Channel, intake.RequestType,
            intake.Category, intake.Track, intake.Priority, intake.Secrecy, intake.Mediation.Code(), intake.HardStops,
            intake.Persons, intake.OccurredAt, intake.AcceptedAt, intake.NeedsPerson);
    }
}

/// <summary>A party, masked.</summary>
internal sealed record PartyAnswer(
    Guid Id, string Side, string? Name, string? Phone, string? Unit, bool IsOrganisation, bool Anonymous, bool KeepSecret)
{
    public static PartyAnswer Of(Party party, ShownCase found)
    {
        var masked = found.Parties.FirstOrDefault(m => m.Party == party.Id);
        return new(party.Id, party.Side.Code(), masked?.Name, masked?.Phone, party.Unit, party.IsOrganisation,
            party.Anonymous, party.KeepSecret);
    }
}

/// <summary>A unit's share of the case.</summary>
internal sealed record AssignmentAnswer(
    Guid Id, string Unit, string Share, string State, DateTimeOffset DispatchedAt, DateTimeOffset? SignedForAt,
    DateTimeOffset? ConcludedAt, string? Conclusion)
{
    public static AssignmentAnswer Of(Assignment share) => new(
        share.Id, share.Unit, share.Share.Code(), share.State.Code(), share.DispatchedAt, share.SignedForAt,
        share.ConcludedAt, share.Conclusion);
}

/// <summary>A paper of the case.</summary>
internal sealed record DocumentAnswer(Guid Id, string Template, DateTimeOffset MadeAt);
