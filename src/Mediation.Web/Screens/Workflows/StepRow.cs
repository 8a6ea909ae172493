namespace Mediation.Web.Screens.Workflows;

/// <summary>Where an outcome of a step leads (去向).</summary>
/// <param name="Act">The act, ruling or other outcome, in words.</param>
/// <param name="Target">What follows; null where nothing is connected.</param>
public sealed record StepWay(string Act, string? Target);

/// <summary>A step of a workflow in words (环节).</summary>
/// <param name="Name">As the drawing calls it.</param>
/// <param name="Kind">What sort of step: 办理环节, 裁定.</param>
/// <param name="Who">Whose turn it is; null when nobody's.</param>
/// <param name="Title">What is to be done; null when nobody does anything.</param>
/// <param name="Deadline">Its clock, in words; null when it has none.</param>
/// <param name="Stage">The stage entered; null when it stays.</param>
/// <param name="Asks">The rule set it asks; null when none.</param>
/// <param name="Calls">The workflow it calls; null when none.</param>
/// <param name="Ways">Its outcomes and where they lead.</param>
public sealed record StepRow(
    string Name, string Kind, string? Who, string? Title, string? Deadline, string? Stage, string? Asks, string? Calls,
    IReadOnlyList<StepWay> Ways);
