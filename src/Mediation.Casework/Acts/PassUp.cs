using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 上交: what a building head can't put right becomes a case of its own with one tap: its words, its place and its photos go along, and the rules
/// accept it like any other. The window may do so for a head who doesn't come to it.
/// </summary>
public sealed class PassUp() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "pass-up";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override bool Founds => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        item is { Open: true } && item.Acts.Contains(Code) && briefing.Actor.AtWindow ? null : Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        proceeding.PassUp("楼栋微事上交", "micro") ?? proceeding.Leave(item!, Code);
}

/// <summary>解决了: a small matter is put right, with a photo if there is one.</summary>
public sealed class SolveHere() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "solve-here";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("photo", FieldType.File, Required: false)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (input.Id("photo") is { } photo)
        {
            if (!proceeding.Briefing.Uploads.Contains(photo))
                return new Refusal("attachment.unknown", "photo");
            proceeding.Attach(photo);
        }
        return proceeding.Leave(item!, Code);
    }
}
