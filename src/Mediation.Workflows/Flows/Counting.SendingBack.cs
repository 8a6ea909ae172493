using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Flows;

/// <content>
/// Sending back in counter mode. Lines are counted by level: a line's level is the innermost loop that holds both its
/// ends, and in the round that goes on every line of a level was decided as often as that round's number, or once less.
/// So a line is undone by setting it to once less. Loops that lie wholly in what is undone begin at nought.
/// </content>
internal sealed partial class Counting
{
    /// <summary>
    /// Besides what lines lead to: what was passed over because a loop around the activity had ended without going there.
    /// The loop goes on now, and may still go there.
    /// </summary>
    public override HashSet<string> DescentOf(string activity)
    {
        var descent = base.DescentOf(activity);
        foreach (var line in LinesEndedWith(activity).Where(c => !Graph.IsBackward(c) && IsDead(activity, c)).ToList())
            Graph.AddDescent(line.Target, descent);
        return descent;
    }

    protected override void Undo(string activity, IReadOnlySet<string> descent)
    {
        var around = LoopsAround(activity);
        var ended = LinesEndedWith(activity).Where(c => !descent.Contains(c.Source) && !WasTaken(activity, c)).ToList();
        var undone = Graph.Lines.Where(c => descent.Contains(c.Source)).Concat(ended)
            .Select(c => (Line: c, Round: RoundOf(activity, LevelOf(c)) - 1)).ToList();
        var entries = descent.Where(id => id != activity)
            .Select(id => (Id: id, Round: RoundOf(activity, Graph.Loops.FirstOrDefault(l => l.HasWithin(id))) - 1)).ToList();
        var rounds = Graph.Loops.Where(l => descent.Contains(l.Header) || around.Contains(l))
            .Select(l => (l.Header, Round: RoundOf(activity, l) - 1)).ToList();
        foreach (var (line, round) in undone)
            Counters.Undecide(line, round);
        foreach (var (id, round) in entries)
            Counters.Unenter(id, round);
        foreach (var (header, round) in rounds)
            Counters.Unend(header, round);
        foreach (var line in ended)
            Counters.Hold(around.First(l => l.IsLeftBy(line)).Header, line.Key);
    }

    /// <summary>The loops in whose middle an activity lies, inner before outer.</summary>
    private List<Loop> LoopsAround(string activity) => [.. Graph.Loops.Where(l => l.HasWithin(activity))];

    /// <summary>Lines out of loops around an activity whose round has ended: taken, dead, or left to an outer loop.</summary>
    private IEnumerable<Connection> LinesEndedWith(string activity)
    {
        var around = LoopsAround(activity);
        return Graph.Lines.Where(c => around.Find(l => l.IsLeftBy(c)) is { } left
            && Counters.Rounds(left.Header) >= RoundOf(activity, left));
    }

    private bool WasTaken(string activity, Connection line) => IsDecided(activity, line) && Counters.Followed(line);

    private bool IsDead(string activity, Connection line) => IsDecided(activity, line) && !Counters.Followed(line);

    private bool IsDecided(string activity, Connection line) =>
        Counters.Decided(line) >= RoundOf(activity, LevelOf(line));

    private Loop? LevelOf(Connection line) =>
        Graph.Loops.FirstOrDefault(l => l.Body.Contains(line.Source) && l.Body.Contains(line.Target));

    /// <summary>
    /// The number of the round that goes on in a loop around an activity, or outside all loops: as often as what lies
    /// just inside it was entered. One for any other loop: it is undone as a whole.
    /// </summary>
    private int RoundOf(string activity, Loop? level)
    {
        var inside = activity;
        foreach (var loop in LoopsAround(activity))
        {
            if (loop == level)
                return Counters.Entered(Graph.At(inside));
            inside = loop.Header;
        }
        return level is null ? Counters.Entered(Graph.At(inside)) : 1;
    }
}
