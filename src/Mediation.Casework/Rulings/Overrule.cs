namespace Mediation.Casework.Rulings;

/// <summary>What a clerk decides in the place of the rules (人工改判); what is null is left to the rules.</summary>
public sealed record Overrule
{
    /// <summary>Category code (类别).</summary>
    public string? Category { get; init; }

    /// <summary>Lead unit (主办单位).</summary>
    public string? Lead { get; init; }

    /// <summary>Co-handlers (协办单位).</summary>
    public IReadOnlyList<string>? CoHandlers { get; init; }

    /// <summary>P0 to P3 (紧急程度).</summary>
    public string? Priority { get; init; }

    /// <summary><c>accept</c>, <c>decline</c>, <c>hand-over</c> or <c>merge</c> (受理决定).</summary>
    public string? Acceptance { get; init; }

    /// <summary>Why; required when anything is decided (理由).</summary>
    public required string Reason { get; init; }
}
