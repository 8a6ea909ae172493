using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// A kind of act (办理动作): who may do it when, what its form asks, and what comes of it. One file per kind. A
/// <em>moving</em> act belongs to a work item and is an outcome port of its workflow step; a <em>standing</em> act is
/// open beside the flow and never moves it.
/// </summary>
/// <param name="code">Code on the wire, kebab-case.</param>
public abstract class ActKind(string code)
{
    /// <summary>Code on the wire.</summary>
    public string Code { get; } = code;

    /// <summary>Whether it leaves a workflow step, or brings it nearer to being left.</summary>
    public virtual bool Moves => false;

    /// <summary>Whether it belongs to a work item: one that waits for it, unless a kind says otherwise.</summary>
    public virtual bool IsOf(WorkItem item) => item.Acts.Contains(Code);

    /// <summary>
    /// Whether it does nothing besides leaving its step, so that it can be taken back while nobody has acted on it (可撤回).
    /// </summary>
    public virtual bool MayBeTakenBack => false;

    /// <summary>Whether a case of its own comes of it, which needs a number (另立案件).</summary>
    public virtual bool Founds => false;

    /// <summary>Why this act is not open here and now to this person; null when it is open. Pure and cheap: screens ask it.</summary>
    public abstract Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing);

    /// <summary>What its form asks.</summary>
    public virtual IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [];

    /// <summary>
    /// What comes of it. Called only when the act is open and the form fits its fields; records events on the proceeding,
    /// or answers with a refusal, in which case nothing recorded counts.
    /// </summary>
    public abstract Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input);
}
