using Mediation.Casework.Deadlines;

namespace Mediation.Casework.Cases;

/// <summary>A case put under supervision (督办): somebody answers for it by a day.</summary>
/// <param name="OrderNumber">立项编号.</param>
/// <param name="Leader">责任领导 (an official).</param>
/// <param name="Until">整改期限.</param>
/// <param name="At">立项时刻.</param>
public sealed record Supervision(string OrderNumber, string Leader, DateOnly Until, DateTimeOffset At);

/// <summary>A unit's request for more time that nobody has decided yet (延期申请).</summary>
/// <param name="Deadline">Which clock.</param>
/// <param name="Unit">Who asks.</param>
/// <param name="By">How many.</param>
/// <param name="CountedIn">Of what, as the track's law has it; null in journals of older versions, which counted in the clock's own unit.</param>
public sealed record ExtensionRequest(Guid Deadline, string Unit, int By, TermUnit? CountedIn = null);

/// <summary>A workflow instance that carries the case or a part of it (流程实例).</summary>
/// <param name="Id">Instance id; work items name it.</param>
/// <param name="DefinitionId">Which workflow.</param>
/// <param name="DefinitionVersionId">Which version it is pinned to.</param>
/// <param name="Running">Whether it still waits for something.</param>
public sealed record WorkflowRun(Guid Id, string DefinitionId, string DefinitionVersionId, bool Running = true)
{
    /// <summary>The workflow that dispatched it; null for one that the case or an act began (派发者).</summary>
    public RunCaller? Caller { get; init; }
}

/// <summary>Which workflow of the case dispatched another (派发者).</summary>
/// <param name="Run">The instance.</param>
/// <param name="Bookmark">Where it waits for the end of the other; null when it doesn't.</param>
/// <param name="Child">How it names the other.</param>
public sealed record RunCaller(Guid Run, string? Bookmark, string Child);
