using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Supervision;

/// <summary>How far a batch has come (成批办理步骤).</summary>
public enum BulkStep
{
    /// <summary>填写: what the act asks is filled in.</summary>
    Fields,

    /// <summary>预览: what would happen to each case.</summary>
    Preview,

    /// <summary>结果: it was done, but not to all.</summary>
    Done,
}

/// <summary>One case of a batch (成批办理行).</summary>
/// <param name="Number">编号.</param>
/// <param name="Matter">The category in words.</param>
/// <param name="Version">The version that the preview saw.</param>
/// <param name="Effects">What would happen, as sentences; empty when it is refused or not foreseen yet.</param>
/// <param name="Refusal">Why it can't be done; null when it can.</param>
public sealed record BulkRow(string Number, string Matter, long Version, IReadOnlyList<string> Effects, string? Refusal);

/// <summary>One act on several cases: what it asks, what would happen, what was not done (成批办理页).</summary>
/// <param name="Act">Code of the act.</param>
/// <param name="Step">How far it has come.</param>
/// <param name="Rows">The cases.</param>
/// <param name="Fields">What the act asks, with what was typed.</param>
/// <param name="Back">The list it came from.</param>
/// <param name="Key">Makes a second click have no second effect.</param>
/// <param name="Clock">The product's clock.</param>
public sealed record BulkView(
    string Act, BulkStep Step, IReadOnlyList<BulkRow> Rows, IReadOnlyList<FormField> Fields, SupervisionFilter Back, string Key, Clockface Clock)
{
    /// <summary>How many it was done to just now (<see cref="BulkStep.Done"/>).</summary>
    public int Did { get; init; }

    /// <summary>Whether there are cases left that it can be done to.</summary>
    public IReadOnlyList<BulkRow> Doable => [.. Rows.Where(row => row.Refusal is null)];

    /// <summary>Whether what would happen can be said before anything is filled in.</summary>
    public bool Immediate => Fields.All(asked => !asked.Required);
}
