using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 整改完成: the unit that was marked badly says what it changed and what proves it, or that there was nothing to change and how that is known.
/// Whether that will do isn't for it to say.
/// </summary>
public sealed class Rectify() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "rectified";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("measures", FieldType.Text), new("proof", FieldType.Text), new("photo", FieldType.File, Required: false)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (input.Id("photo") is { } photo)
        {
            if (!proceeding.Briefing.Uploads.Contains(photo))
                return new Refusal("attachment.unknown", "photo");
            proceeding.Attach(photo);
        }
        proceeding.Record(new Spoken(Code, proceeding.Say("measures", input.Need("measures"))));
        proceeding.Record(new Spoken("proof", proceeding.Say("proof", input.Need("proof"))));
        return proceeding.Leave(item!, Code);
    }
}

/// <summary>
/// 销号 and 退回整改: a supervisor looks at the proof. Nobody does who works for the unit that put it right (不得自己评自己).
/// </summary>
/// <param name="code">Whether it will do.</param>
public sealed class CheckRectification(string code) : ActKind(code)
{
    /// <summary>It will do.</summary>
    public const string Confirmed = "confirm-rectified";

    /// <summary>It won't; the unit goes on.</summary>
    public const string Again = "rectify-again";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (Bars.Item(item, Code, briefing) is { } bar)
            return bar;
        if (!briefing.Actor.Is(Role.Supervisor))
            return Bars.NeedsRole(Role.Supervisor);
        return file.Lead is { } lead && briefing.Actor.WorksFor(lead.Unit)
            ? new Refusal("rectification.own-unit", null, briefing.NameOf(lead.Unit)) { Forbidden = true }
            : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Spoken(Code, proceeding.Say(Code, input.Need("text"))));
        return proceeding.Leave(item!, Code);
    }
}
