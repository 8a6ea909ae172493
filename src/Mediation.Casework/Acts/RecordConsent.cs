using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Sessions;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 记录调解意愿: what one party says when asked. The step is left when every party of both sides has consented, or at once when one
/// clearly refuses: then nobody mediates (人民调解法第十七条), and they are told of the other ways (第二十六条).
/// </summary>
public sealed class RecordConsent() : MediatingAct("record-consent")
{
    /// <summary>How a party is asked.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["当面", "电话", "书面", "网上"];

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("whose", FieldType.Person) { Options = PartyOptions(file) },
        new("consents", FieldType.Boolean),
        new("toldRights", FieldType.Boolean),
        ActField.Choice("askedBy", true, Ways),
        new("text", FieldType.Text, Required: false),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var (consents, told) = (input.Flag("consents") is true, input.Flag("toldRights") is true);
        if (consents && !told)
            return new Refusal("consent.rights-untold", "toldRights");
        var (whose, text) = (input.Id("whose")!.Value, input.Text("text") is { } said ? proceeding.Say("consent", said) : null);
        proceeding.Record(new ConsentRecorded(item!.Id, new PartyConsent(whose, consents, input.Need("askedBy"), told, proceeding.Now, text)));
        proceeding.SpokeWith([whose]);
        return !consents ? proceeding.Leave(item, OneRefuses)
            : proceeding.File.Mediation!.EveryoneConsents(proceeding.File) ? proceeding.Leave(item, AllConsent)
            : null;
    }

    /// <inheritdoc/>
    protected override bool IsAt(WorkItem item) => IsAsking(item);
}
