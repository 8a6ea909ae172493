using Mediation.Casework.Places;
using Mediation.Casework.Reading;
using Mediation.Workflows.Definitions;

namespace Mediation.Casework.Activities;

/// <summary>Holds a workflow against the town (流程与本镇底数相互校验): whom it names must be there when it is published.</summary>
public static class TownMatch
{
    private const string UnitMark = "unit:";

    /// <summary>Every unit and group that is named and isn't there; empty when all are. Units that are computed are found when the step is reached.</summary>
    public static IEnumerable<PolicyFault> FaultsOf(WorkflowDefinition definition, Town town) => Units(definition, town).Concat(
        from node in definition.Activities.Values
        where node.Type is Meet
        let named = node.LiteralText("group")
        where named is { Length: > 0 } && town.Groups.All(each => each.Code != named)
        select new PolicyFault(definition.Source, $"{node.Path}.group", $"本镇没有代码为“{named}”的协作机制"));

    private static IEnumerable<PolicyFault> Units(WorkflowDefinition definition, Town town) =>
        from node in definition.Activities.Values
        from named in Named(node)
        where named.Unit is { Length: > 0 } && town.Units.All(unit => unit.Code != named.Unit)
        select new PolicyFault(definition.Source, $"{node.Path}.{named.Input}", $"本镇没有代码为“{named.Unit}”的单位");

    private static IEnumerable<(string Input, string? Unit)> Named(ActivityNode node) => node.Type switch
    {
        Step => One(node),
        Meet => [.. One(node), .. node.LiteralTexts("invited").Select(unit => ("invited", (string?)unit))],
        Notify when node.LiteralText("to") is { } to && to.StartsWith(UnitMark, StringComparison.Ordinal) => [("to", to[UnitMark.Length..])],
        _ => [],
    };

    private static IEnumerable<(string, string?)> One(ActivityNode node) =>
        node.LiteralText("unit") is { } unit && !unit.StartsWith('@') ? [("unit", unit)] : [];
}
