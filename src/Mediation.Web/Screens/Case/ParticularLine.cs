using Mediation.Casework.Cases;
using Mediation.Casework.Parties;
using Mediation.Web.Api;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Case;

/// <summary>How a party's particulars are said (基本情况): as masked, or as clear, as they are given.</summary>
internal static class ParticularLine
{
    /// <summary>What is known, each under its field's name.</summary>
    public static IEnumerable<(string Name, string Value)> Of(PartyParticulars known, AgentScope? agent) =>
        from each in new[]
        {
            ("sex", known.Sex), ("ethnicity", known.Ethnicity), ("birthYear", known.BirthYear), ("occupation", known.Occupation),
            ("address", known.Address), ("agent", Agent(known.Agent, agent)),
        }
        where each.Item2 is not null
        select (ActWords.Field(each.Item1), each.Item2!);

    private static string? Agent(string? name, AgentScope? scope) => name is null || scope is not { } far ? name
        : Texts.Mediation_Agent.With(name, Words.Of("option.agentScope", far.Code()));
}
