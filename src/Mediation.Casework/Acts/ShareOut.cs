using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 分工: whoever leads what was agreed on gives units their shares of it. They agreed, so nothing waits for a signature; the lead may conclude when
/// all of them have.
/// </summary>
public sealed class ShareOut() : ActKind("share-out")
{
    private const string Doers = "doers";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (file.Lead is null ? new Refusal("split.not-handled", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new(Doers, FieldType.Units, Required: false) { Options = [.. briefing.UnitOptions().Where(unit => unit.Value != file.Lead?.Unit)] },
        new("text", FieldType.Text),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        Assignment[] shares = [.. input.Codes(Doers).Select(unit => new Assignment(proceeding.Briefing.NextId(), unit, Share.CoHandler, proceeding.Now))];
        proceeding.Record(new Dispatched(shares, new Join(JoinRule.All), proceeding.Say("share-out", input.Need("text"))));
        foreach (var share in shares)
            proceeding.Record(new SignedFor(share.Id, proceeding.Now));
        return proceeding.Leave(item!, Code);
    }
}
