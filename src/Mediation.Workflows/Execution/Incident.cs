namespace Mediation.Workflows.Execution;

/// <summary>A step that failed (故障).</summary>
/// <param name="Id">Unique in the instance.</param>
/// <param name="ActivityInstanceId">The execution that failed.</param>
/// <param name="ActivityId">Where in the definition.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="At">When, by the host's clock.</param>
/// <param name="Resolution">How it was dealt with, or null while it is open.</param>
public sealed record Incident(
    string Id, string ActivityInstanceId, string ActivityId, string Message, DateTimeOffset At,
    IncidentResolution? Resolution);

/// <summary>How a fault was dealt with (故障处置).</summary>
public enum IncidentResolution
{
    /// <summary>The step was run again.</summary>
    Retried,

    /// <summary>The step was passed over.</summary>
    Skipped,

    /// <summary>The step is no longer wanted.</summary>
    Cancelled,
}
