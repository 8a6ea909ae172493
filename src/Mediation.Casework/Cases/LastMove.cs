namespace Mediation.Casework.Cases;

/// <summary>The act by which the case last left a step (上一步).</summary>
/// <param name="Run">In which workflow instance.</param>
/// <param name="Item">The work item it was done at.</param>
/// <param name="Act">By which act.</param>
public sealed record LastMove(Guid Run, Guid Item, string Act);
