using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Migration;

/// <summary>
/// Carries the tokens of a flowchart in token mode over (令牌迁移): each along the line it is on, to a target that the same
/// lines lead to.
/// </summary>
internal sealed class TokenMove(
    FlowPosition position, ActivityNode chart, ActivityNode image, ActivityMap map, List<Obstacle> obstacles)
{
    public FlowPosition Of()
    {
        var start = map.Image(position.Start) is { } kept && image.Children.Any(c => c.Node.Id == kept)
            ? kept
            : FlowGraph.StartOf(image, null)?.Id ?? position.Start;
        return position with
        {
            Start = start,
            Tokens = [.. position.Tokens.Select(Moved)],
            Left = map.Images(position.Left),
        };
    }

    private FlowToken Moved(FlowToken token)
    {
        if (map.Image(token.From) is not { } source || map.Image(token.To) is not { } target
            || !Lines(image, target).Contains((source, token.Port)))
        {
            obstacles.Add(new(ObstacleKind.ArrivalLost, Names.Line(chart, token.From, token.To)));
            return token;
        }
        var before = Lines(chart, token.To).Select(l => (map.Image(l.Source), l.Port));
        if (!before.ToHashSet().SetEquals(Lines(image, target).Select(l => ((string?)l.Source, l.Port))))
            obstacles.Add(new(ObstacleKind.JoinWouldStarve, Names.Of(image, target)));
        return token with { From = source, To = target };
    }

    private static IEnumerable<(string Source, string? Port)> Lines(ActivityNode chart, string target) =>
        chart.Connections.Where(c => c.Target == target).Select(c => (c.Source, c.Port));
}

/// <summary>What people call the steps and lines of a flowchart (环节与连线的称呼).</summary>
internal static class Names
{
    public static string Of(ActivityNode chart, string id) =>
        chart.Children.FirstOrDefault(c => c.Node.Id == id)?.Node.DisplayText ?? id;

    public static string Line(ActivityNode chart, string source, string target) => $"{Of(chart, source)} → {Of(chart, target)}";
}
