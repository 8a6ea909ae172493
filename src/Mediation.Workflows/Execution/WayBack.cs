namespace Mediation.Workflows.Execution;

/// <summary>A step that an instance can be sent back to now (可退回环节).</summary>
/// <param name="FlowchartId">The activity instance of the open flowchart that it belongs to.</param>
/// <param name="ActivityId">The step, in its definition.</param>
/// <param name="VersionId">The definition version; a child workflow's is another than the instance's.</param>
/// <param name="MayWait">True for a step that waits for somebody; the others decide or do something and go on.</param>
/// <param name="Closes">Ids of the bookmarks that nobody would wait for any more: what descends from the step.</param>
/// <param name="Undoes">Ids of the activities whose turn came because of it, itself included; they are to be done again.</param>
public sealed record WayBack(
    string FlowchartId, string ActivityId, string VersionId, bool MayWait, IReadOnlyList<string> Closes,
    IReadOnlyCollection<string> Undoes);
