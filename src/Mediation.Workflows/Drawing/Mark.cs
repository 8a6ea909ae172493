using Mediation.Workflows.Activities;
using Mediation.Workflows.Comparison;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Drawing;

/// <summary>How an activity stands in an instance.</summary>
internal enum Mark
{
    /// <summary>Not reached yet.</summary>
    Ahead,

    /// <summary>Done at least once, and not being done.</summary>
    Passed,

    /// <summary>Being done, or waiting.</summary>
    Standing,

    /// <summary>Failed; waits for an operator.</summary>
    Faulted,
}

/// <summary>Marks activities and lines of a definition by one instance; no marks without an instance.</summary>
internal sealed class Marks
{
    private readonly WorkflowState? state;

    private readonly DrawingNotes notes;

    private readonly Dictionary<string, Mark> marks = [];

    /// <summary>The lines followed in flowcharts that are open, by flowchart.</summary>
    private readonly Dictionary<string, HashSet<string>> followed = [];

    public Marks(WorkflowState? state, DrawingNotes? notes = null)
    {
        (this.state, this.notes) = (state, notes ?? new DrawingNotes());
        if (state is null)
            return;
        foreach (var id in state.Passed.Keys)
            marks[id] = Mark.Passed;
        var own = new HashSet<string>();
        foreach (var activity in state.Activities)
        {
            if (activity.OwnerId is null ? activity.Run is not { CallerId: null } : !own.Contains(activity.OwnerId))
                continue;
            own.Add(activity.Id);
            marks[activity.ActivityId] = activity.Status is ActivityStatus.Faulted ? Mark.Faulted : Mark.Standing;
            if (activity.Flow is { } flow)
                followed[activity.ActivityId] = [.. flow.Followed];
        }
    }

    /// <summary>True when an instance is drawn.</summary>
    public bool Instance => state is not null;

    /// <summary>The mark of an activity, or null when no instance is drawn.</summary>
    public Mark? Of(ActivityNode node) => state is null ? null : marks.GetValueOrDefault(node.Id);

    /// <summary>True for a step where the instance stands, and should not any more.</summary>
    public bool IsLate(ActivityNode node) => Of(node) is Mark.Standing && notes.Late.Contains(node.Id);

    /// <summary>What became of an activity, when a difference is drawn.</summary>
    public ChangeKind? ChangeOf(ActivityNode node) => notes.Difference?.KindOf(node);

    /// <summary>What became of lines drawn as one, when a difference is drawn.</summary>
    public ChangeKind? ChangeOf(IReadOnlyList<Connection> lines) => notes.Difference?.KindOf(lines);

    public int SentBack(ActivityNode node) => state?.SentBack.GetValueOrDefault(node.Id) ?? 0;

    /// <summary>How an activity stands: signs and words, a line each.</summary>
    public IReadOnlyList<string> LinesOf(ActivityNode node)
    {
        if (ChangeOf(node) is { } change)
            return [$"{Words.Sign(change)} {Words.Of(change)}"];
        if (Of(node) is not { } mark)
            return [];
        var times = state!.Passed.GetValueOrDefault(node.Id);
        var first = $"{Words.Sign(mark)} {(mark is Mark.Passed && times > 1 ? Words.PassedTimes(times) : Words.Of(mark))}";
        return
        [
            IsLate(node) ? $"{first} {Words.LateSign}{Words.Late}" : first,
            .. SentBack(node) is > 0 and var back ? [$"{Words.BackSign} {Words.SentBack(back)}"] : Array.Empty<string>(),
        ];
    }

    /// <summary>The same as a sentence for screen readers.</summary>
    public string TitleOf(ActivityNode node) => LinesOf(node).Count == 0
        ? node.DisplayText
        : $"{node.DisplayText}：{string.Join('，', LinesOf(node).Select(l => l[2..].Replace($" {Words.LateSign}", "，", StringComparison.Ordinal)))}";

    /// <summary>
    /// Whether one of these lines was the way taken; null without an instance, and where nobody knows any more: in a
    /// flowchart that is over, from a step with several next ones that were passed.
    /// </summary>
    public bool? Taken(ActivityNode container, IReadOnlyList<Connection> lines)
    {
        if (state is null)
            return null;
        if (followed.TryGetValue(container.Id, out var keys))
            return lines.Any(l => keys.Contains(l.Key));
        if (!marks.ContainsKey(lines[0].Source) || !marks.ContainsKey(lines[0].Target))
            return false;
        return container.Connections.Where(c => c.Source == lines[0].Source && marks.ContainsKey(c.Target))
            .Select(c => c.Target).Distinct().Count() < 2 ? true : null;
    }

    /// <summary>What leads along lines, in words; empty for what simply follows.</summary>
    public string PortsOf(ActivityNode source, IReadOnlyList<Connection> lines) => string.Join('、', lines
        .Select(l => l.Port).Where(p => p is not null and not ActivityType.Done).Select(p => NameOf(source, p!)).Distinct());

    /// <summary>What people call an outcome.</summary>
    public string NameOf(ActivityNode source, string port) =>
        notes.PortName?.Invoke(source, port) ?? source.Type.PortDisplayName(source, port);
}
