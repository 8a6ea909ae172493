namespace Mediation.Casework.Facts;

/// <summary>The clock a question is about (时限事实). Rules know it as <c>clock</c>; empty outside questions about a clock.</summary>
public sealed record ClockFacts
{
    /// <summary>What the clock measures: first-response, sign-for, handling … (时限种类); null when no clock is meant.</summary>
    public string? Kind { get; init; }

    /// <summary><c>legal</c> 法定 or <c>management</c> 管理; null when no clock is meant.</summary>
    public string? Clock { get; init; }

    /// <summary>The priority of the case, P0-P3 (紧急程度).</summary>
    public string? Priority { get; init; }

    /// <summary>The ground on which somebody asks to stop it (中止理由); null otherwise.</summary>
    public string? StopGround { get; init; }

    /// <summary>How often it was extended (延期次数).</summary>
    public int ExtensionCount { get; init; }

    /// <summary>It has passed its due moment (已逾期).</summary>
    public bool Overdue { get; init; }
}
