using System.Text.Json;
using System.Text.Json.Serialization;
using Mediation.Casework.Acts;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Resources;

namespace Mediation.Web.Api;

/// <summary>What preview and accept answer (受理答复), in the contract's shape; the first three only when accepted.</summary>
internal sealed record ComplaintAnswer
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Number { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReceiptCode { get; init; }

    public required string? Category { get; init; }

    public required string? CategoryName { get; init; }

    public required string RequestType { get; init; }

    public required string Track { get; init; }

    public required string Priority { get; init; }

    public required IReadOnlyList<string> HardStops { get; init; }

    public required string Mediation { get; init; }

    public required int Secrecy { get; init; }

    public required string Lead { get; init; }

    public required IReadOnlyList<string> CoHandlers { get; init; }

    public required IReadOnlyList<DeadlineAnswer> Deadlines { get; init; }

    public required string Acceptance { get; init; }

    public required IReadOnlyList<SimilarAnswer> Similar { get; init; }

    public required IReadOnlyList<RulingAnswer> Decisions { get; init; }

    public required bool NeedsPerson { get; init; }

    /// <summary>The answer of the window.</summary>
    public static ComplaintAnswer Of(WindowAnswer answer)
    {
        var assessment = answer.Assessed.Assessment;
        var file = answer.Assessed.Decision.After;
        return new ComplaintAnswer
        {
            Number = answer.ReceiptCode is null ? null : file.Number,
            Version = answer.ReceiptCode is null ? null : file.Version,
            ReceiptCode = answer.ReceiptCode,
            Category = assessment.Category?.Code,
            CategoryName = assessment.Category?.Name,
            RequestType = assessment.RequestType,
            Track = assessment.Track,
            Priority = assessment.Priority,
            HardStops = assessment.HardStops,
            Mediation = assessment.Mediation,
            Secrecy = assessment.Secrecy,
            Lead = assessment.Lead,
            CoHandlers = assessment.CoHandlers,
            Deadlines = [.. answer.Assessed.Decision.Clocks.Select(DeadlineAnswer.Of)],
            Acceptance = assessment.Acceptance,
            Similar = [.. answer.Similar.Select(SimilarAnswer.Of)],
            Decisions = [.. assessment.Rulings.Select(RulingAnswer.Of)],
            NeedsPerson = assessment.NeedsPerson,
        };
    }
}

/// <summary>A clock as a complaint's answer shows it.</summary>
internal sealed record DeadlineAnswer(string Kind, string Label, string Clock, string? Unit, DateTimeOffset DueAt, string Ground)
{
    public static DeadlineAnswer Of(ClockStanding clock) => new(
        clock.Deadline.Kind, clock.Deadline.Label, clock.Deadline.Side is ClockSide.Legal ? "legal" : "management",
        clock.Deadline.Unit, clock.DueAt, clock.Deadline.Ground);
}

/// <summary>A similar case.</summary>
internal sealed record SimilarAnswer(string Number, double Score, IReadOnlyList<string> Why)
{
    public static SimilarAnswer Of(SimilarCase near) => new(near.Number, near.Score,
    [
        .. near.SamePlace ? [Texts.Similar_SamePlace] : Array.Empty<string>(),
        .. near.SameCategory ? [Texts.Similar_SameCategory] : Array.Empty<string>(),
        .. near.Shared.Count > 0 ? [Texts.Similar_SharedWords.With(string.Join("、", near.Shared.Take(4)))] : Array.Empty<string>(),
    ]);
}

/// <summary>An answer of the rules.</summary>
internal sealed record RulingAnswer(
    string RuleSet, string Version, string? Rule, string Outcome, string? Label, IReadOnlyList<string> Because,
    string? Ground, string? Verified, bool NeedsPerson, bool ByPerson, IReadOnlyDictionary<string, object?> Values)
{
    public static RulingAnswer Of(Ruling ruling) => new(
        ruling.Set, ruling.Version, ruling.Hit ? ruling.Rule : null, ruling.Outcome, ruling.Label, ruling.Because,
        ruling.Ground, ruling.Verified, ruling.NeedsPerson, ruling.Overruled is not null,
        ruling.Values.All.ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.Key), v => v.Value));
}
