using Mediation.Casework.Statements;

namespace Mediation.Casework.Waits;

/// <summary>An event that came to the case before any of its workflows waited for it (收存的事件): matched once, when one does.</summary>
/// <param name="Id">Identity; the journal names it.</param>
/// <param name="Name">Exactly the name that waits compare.</param>
/// <param name="Only">The one workflow instance it is for; null for every one of the case.</param>
/// <param name="Content">What came with it, as JSON, among the case's words; null for nothing.</param>
public sealed record KeptEvent(Guid Id, string Name, Guid? Only, StatementRef? Content)
{
    /// <summary>How many a case keeps; when one more comes, the oldest lapses.</summary>
    public const int Most = 100;

    /// <summary>Whether it is for an instance.</summary>
    public bool IsFor(Guid run) => Only is null || Only == run;
}

/// <summary>An event that a workflow publishes beyond its own case (发往别处的事件): to whatever bears a correlation id.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Correlation">A case's number, or what a workflow was correlated with (关联号).</param>
/// <param name="Name">Exactly the name that waits compare.</param>
/// <param name="Content">What comes with it, as JSON; null for nothing.</param>
public sealed record OutgoingEvent(Guid Id, string Correlation, string Name, string? Content)
{
    /// <summary>Only the id: content must never reach a log by accident.</summary>
    public override string ToString() => $"event {Id}";
}
