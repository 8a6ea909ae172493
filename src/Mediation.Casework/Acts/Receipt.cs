using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>登记接收情况: the window records who took the matter over, and under which number.</summary>
public sealed class Receipt() : ActKind("receipt")
{
    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("to", FieldType.Text) { Limit = 60 },
        new("receipt", FieldType.Text, Required: false) { Limit = 60 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new HandedOff(input.Need("to"), input.Text("receipt")));
        if (proceeding.Leave(item!, Code) is { } refusal)
            return refusal;
        // A mediation that the police were called to goes on where it was.
        if (proceeding.File.OpenItems.FirstOrDefault(MediatingAct.IsMediating) is { } waiting)
            proceeding.Enter(waiting.Stage);
        return null;
    }
}
