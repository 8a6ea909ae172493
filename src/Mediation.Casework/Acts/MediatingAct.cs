using Mediation.Casework.Cases;
using Mediation.Casework.Sessions;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// A kind of act within a mediation (调解动作). It belongs to the work item whose outcomes are those of a mediation: what is recorded
/// decides by which of them the step is left, not a click. So cases that were begun before these acts existed go on with them.
/// </summary>
/// <param name="code">Code on the wire.</param>
public abstract class MediatingAct(string code) : ActKind(code)
{
    /// <summary>The outcome of asking the parties: every one consents.</summary>
    public const string AllConsent = "all-consent";

    /// <summary>The outcome of asking the parties: one refuses.</summary>
    public const string OneRefuses = "one-refuses";

    /// <summary>The outcome of mediating: an agreement has taken effect.</summary>
    public const string Agreed = "agreed";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public sealed override bool IsOf(WorkItem item) => IsAt(item);

    /// <inheritdoc/>
    public sealed override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (item is not { Open: true } || !IsOf(item))
            return new Refusal("act.not-waiting", null, Code);
        return briefing.MayActFor(item.Unit) ? Bar(file, item, Current(file), briefing) : Bars.NotYours(item.Unit, briefing);
    }

    /// <summary>Whether a step asks the parties, or mediates.</summary>
    internal static bool IsMediating(WorkItem item) => IsAsking(item) || IsSettling(item);

    /// <summary>The mediation under way; null when none is.</summary>
    internal static MediationRecord? Current(CaseFile file) => file.Mediation is { Outcome: null } now ? now : null;

    /// <summary>Whether the step asks the parties.</summary>
    protected static bool IsAsking(WorkItem item) => item.Acts.Contains(AllConsent);

    /// <summary>Whether the step mediates.</summary>
    protected static bool IsSettling(WorkItem item) => item.Acts.Contains(Agreed);

    /// <summary>At which steps it is open; at both of them unless a kind says otherwise.</summary>
    protected virtual bool IsAt(WorkItem item) => IsMediating(item);

    /// <summary>Why it isn't open to somebody who may act for the unit; null when it is. The mediation is null until a mediator took it on.</summary>
    protected virtual Refusal? Bar(CaseFile file, WorkItem item, MediationRecord? now, Briefing briefing) =>
        now is null ? NoMediator(file) : null;

    /// <summary>Nobody has taken the mediation on.</summary>
    protected static Refusal NoMediator(CaseFile file) => new("mediator.none", null, file.Number);

    /// <summary>The parties as options, in their order.</summary>
    protected static IReadOnlyList<ActOption> PartyOptions(CaseFile file) =>
        [.. file.Parties.Select(p => new ActOption(p.Id.ToString(), p.Side.ToString()))];
}

/// <summary>
/// 调解结果: an outcome of a mediation that follows from what was recorded, and isn't anybody's click.
/// </summary>
/// <param name="code">The outcome.</param>
/// <param name="refusal">Why it can't be chosen.</param>
/// <param name="lasting">Whether it can't be taken back.</param>
public sealed class MediationOutcome(string code, string refusal, bool lasting) : ActKind(code)
{
    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override bool MayBeTakenBack => !lasting;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Item(item, Code, briefing) ?? new Refusal(refusal, null, file.Number);

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        new(refusal, null, proceeding.File.Number);
}
