namespace Mediation.Postgres.Definitions;

/// <summary>A workflow as the editor sees it: a published version, or the draft that will be the next (流程稿).</summary>
/// <param name="Id">The version's id; of a draft, the definition's id and <c>:draft</c>.</param>
/// <param name="DefinitionId">流程标识.</param>
/// <param name="Version">Its number; of a draft, the number it would get if it were published now.</param>
/// <param name="Name">流程名称.</param>
/// <param name="Source">From which file, or <c>studio</c>.</param>
/// <param name="InForce">是否现行.</param>
/// <param name="At">When it was brought in, published or saved (real clock).</param>
/// <param name="Stamp">What a save names that was made from it: changes with every save of a draft.</param>
/// <param name="IsDraft">是否草稿.</param>
/// <param name="IsLatest">Whether it is the newest of its workflow, a draft included.</param>
/// <param name="IsOvertaken">True of a draft when a version came after the one it was made from.</param>
/// <param name="Document">The JSON; empty in lists.</param>
public sealed record WorkflowEdition(
    string Id, string DefinitionId, int Version, string Name, string Source, bool InForce, DateTimeOffset At, string Stamp,
    bool IsDraft, bool IsLatest, bool IsOvertaken, string Document)
{
    /// <summary>Whether it is or ever was in force; a draft wasn't (曾经现行).</summary>
    public bool WasInForce { get; init; }
}
