using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Migration;

/// <summary>
/// Whether an activity that lies ahead stands as the machine would have left it (汇合核对): it must neither have run already
/// nor wait for a line that will never be decided.
/// </summary>
internal sealed class JoinCheck(FlowMove move, string id, IReadOnlySet<string> ahead, IReadOnlySet<string> standing)
{
    private readonly List<Connection> lines = move.Graph.ForwardInbound(id);

    public void Run()
    {
        foreach (var line in move.Graph.Inbound(id))
        {
            if (move.IsAmbiguous(line))
                move.Refuse(ObstacleKind.AmbiguousLine, move.Say(line));
            else if (move.TurnsOtherwise(line))
                move.Refuse(ObstacleKind.LoopDiffers, move.Say(line));
        }
        if (lines.Count == 0 || id == move.Graph.Start)
            return;
        var (entered, least) = (move.Entered(id), lines.Min(move.Decided));
        if (least > entered || (IsRace && lines.Any(l => move.IsFollowed(l) && move.Decided(l) > entered)))
            move.Refuse(ObstacleKind.JoinWouldHaveRun, move.Say(id));
        else if ((!IsRace && least < entered) || (entered == 0 && lines.Any(NeverComes)))
            move.Refuse(ObstacleKind.JoinWouldStarve, move.Say(id));
    }

    // A mode that is computed is known only when it runs: then nothing may have arrived yet, or it counts as waiting for all.
    private bool IsRace => move.Graph.Node(id) is { Type: FlowJoin } join
        && (!join.Inputs.ContainsKey(FlowJoin.Mode) || join.LiteralText(FlowJoin.Mode) == nameof(FlowJoinMode.WaitAny));

    private bool NeverComes(Connection line) =>
        move.Decided(line) == 0 && !ahead.Contains(line.Source) && !standing.Contains(line.Source);
}
