using System.Globalization;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Parties;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 登记基本情况: what a mediation's papers want of a party besides its name (人民调解法第二十九条), and who acts for it. Nothing is asked before somebody
/// mediates, and nothing has to be answered (个人信息保护法第六条). What is left blank stays as it was known.
/// </summary>
public sealed class RecordParticulars() : MediatingAct("record-particulars")
{
    private const string Ended = "ended";

    private const int OldestYears = 120;

    private static readonly string[] Told = ["sex", "ethnicity", "birthYear", "occupation", "address", "agent"];

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("whose", FieldType.Person) { Options = PartyOptions(file) },
        ActField.Choice("sex", false, "男", "女"),
        new("ethnicity", FieldType.Text, Required: false) { Limit = 20 },
        new("birthYear", FieldType.Number, Required: false) { Limit = briefing.Today.Year },
        new("occupation", FieldType.Text, Required: false) { Limit = 60 },
        new("address", FieldType.Text, Required: false) { Limit = 120 },
        new("agent", FieldType.Text, Required: false) { Limit = 60 },
        new("agentScope", FieldType.Choice, Required: false) { Options = [.. CodedOptions.Of<AgentScope>(), new(Ended, null)] },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (input.Number("birthYear") < proceeding.Briefing.Today.Year - OldestYears)
            return new Refusal("field.out-of-range", "birthYear", "birthYear", proceeding.Briefing.Today.Year - OldestYears, proceeding.Briefing.Today.Year);
        var party = proceeding.File.Parties.Find(each => each.Id == input.Id("whose"))!;
        var ended = input.Text("agentScope") == Ended;
        var scope = ended ? null : input.Text("agentScope") is { } word ? CodedOptions.Read<AgentScope>(word) : party.Agent;
        var told = Told.Where(field => Said(input, field) is not null && !(ended && field == "agent")).ToList();
        if (!ended && scope is null != (party.Agent is null && input.Text("agent") is null))
            return new Refusal("particulars.agent-half", scope is null ? "agentScope" : "agent");
        if (told.Count == 0 && scope == party.Agent)
            return new Refusal("particulars.nothing");
        proceeding.Describe(new GivenParticulars(party.Id, Of(input, ended), ended));
        proceeding.Record(new ParticularsRecorded(party.Id, told, scope));
        return null;
    }

    private static PartyParticulars Of(ActInput input, bool ended) => new(
        Said(input, "sex"), Said(input, "ethnicity"), Said(input, "birthYear"), Said(input, "occupation"), Said(input, "address"),
        ended ? null : Said(input, "agent"));

    private static string? Said(ActInput input, string field) =>
        field == "birthYear" ? input.Number(field)?.ToString(CultureInfo.InvariantCulture) : input.Text(field);
}
