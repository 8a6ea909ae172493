using System.Text;
using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Soundness;

/// <summary>
/// A state as far as it decides what may come (规范形): two with the same text go on alike. Ids are gone, what lies side by
/// side is sorted, values are left out, and a flowchart's counters stand relative to each other.
/// </summary>
/// <remarks>
/// Counters. Those of the forward lines into one target are only ever compared with the target's own entries, and those of a
/// loop's back lines with its ended rounds; each step adds one to a line or lifts the entries to a line's count. So
/// subtracting the same number from a whole group changes nothing, and a loop comes back to where it was. Whether a line
/// was followed is only read while it is ahead of its group. Tokens: an arrival looks whether there is a live one, and a
/// completion uses up all of them, so twins count once; those used up mean nothing; those blocked are swallowed one by one.
/// </remarks>
internal sealed class StateKey
{
    private readonly WorkflowState state;

    private readonly IWorkflowLibrary library;

    private readonly ILookup<string, ActivityInstance> owned;

    private readonly ILookup<string, Bookmark> bookmarks;

    private readonly Dictionary<string, string> marks = [];

    private StateKey(WorkflowState state, IWorkflowLibrary library)
    {
        this.state = state;
        this.library = library;
        owned = state.Activities.ToLookup(a => a.OwnerId ?? "");
        bookmarks = state.Bookmarks.ToLookup(b => b.ActivityInstanceId);
    }

    /// <summary>The same text, the same future.</summary>
    public string Text { get; private set; } = "ended";

    /// <summary>How many executions of one activity stand side by side, at the most.</summary>
    public int Crowd =>
        state.Activities.GroupBy(a => (a.OwnerId, a.ActivityId)).Select(g => g.Count()).DefaultIfEmpty().Max();

    /// <summary>Of a state between two bursts.</summary>
    public static StateKey Of(WorkflowState state, IWorkflowLibrary library)
    {
        var key = new StateKey(state, library);
        if (state.Status is WorkflowStatus.Running)
            key.Text = key.Whole();
        return key;
    }

    /// <summary>Of a state within a burst, where an activity asks.</summary>
    /// <param name="stepper">The burst, with what is queued.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="question">What is asked, and what the same step was answered before.</param>
    /// <param name="library">The definitions.</param>
    public static StateKey Of(Stepper stepper, Frame asker, string question, IWorkflowLibrary library)
    {
        var key = new StateKey(stepper.Position.Freeze(), library);
        foreach (var (index, item) in stepper.Queued.Index())
            key.Mark(item.Frame, item.IsResumed ? $"r{index}" : $"q{index}");
        key.Mark(asker, "?");
        key.Text = $"{question} {asker.Run.Whole.Trigger?.ActivityId} {key.Whole()}";
        return key;
    }

    private void Mark(Frame frame, string mark) => marks[frame.Id] = marks.GetValueOrDefault(frame.Id) + mark;

    private string Whole() => Several(owned[""].Select(root => Of(root, library.FindVersion(root.Run!.VersionId)!)));

    private string Of(ActivityInstance instance, WorkflowDefinition definition)
    {
        var text = new StringBuilder()
            .Append(instance.ActivityId).Append(' ').Append((int)instance.Status).Append(marks.GetValueOrDefault(instance.Id));
        if (instance.Run is not null)
            text.Append(definition.VersionId);
        foreach (var (name, value) in instance.Properties.OrderBy(p => p.Key, StringComparer.Ordinal))
            text.Append(' ').Append(name).Append('=').Append(value.GetRawText());
        foreach (var bookmark in bookmarks[instance.Id])
            text.Append(" ~").Append(bookmark.Name);
        if (instance.Flow is { } flow)
            Counters(text, flow, FlowGraph.Of(definition.Activities[instance.ActivityId], flow.Start));
        return text.Append(Several(owned[instance.Id].Select(
            child => Of(child, child.Run is { } run ? library.FindVersion(run.VersionId)! : definition)))).ToString();
    }

    private static void Counters(StringBuilder text, FlowPosition flow, FlowGraph graph)
    {
        text.Append(" flow ").Append(flow.Start);
        foreach (var id in graph.Reachable)
        {
            Group(text, flow, flow.Entered.GetValueOrDefault(id), graph.ForwardInbound(id));
            if (graph.LoopAt(id) is { } loop)
                Group(text, flow, flow.Rounds.GetValueOrDefault(id), loop.BackLines);
        }
        foreach (var (header, keys) in flow.Held.OrderBy(h => h.Key, StringComparer.Ordinal))
            text.Append(" held ").Append(header).Append(' ').AppendJoin(' ', keys);
        foreach (var token in flow.Tokens.Where(t => t.IsLive).Select(t => t.ToString()).Distinct().Order(StringComparer.Ordinal))
            text.Append(' ').Append(token);
        foreach (var token in flow.Tokens.Where(t => t is { Blocked: true, Consumed: false })
            .Select(t => t.ToString()).Order(StringComparer.Ordinal))
            text.Append(' ').Append(token);
    }

    private static void Group(StringBuilder text, FlowPosition flow, int from, IReadOnlyList<Connection> lines)
    {
        foreach (var line in lines)
            if (flow.Decided.GetValueOrDefault(line.Key) - from is var ahead and not 0)
                text.Append(' ').Append(line.Key).Append(' ').Append(ahead)
                    .Append(ahead > 0 && flow.Followed.Contains(line.Key) ? "+" : "");
    }

    private static string Several(IEnumerable<string> parts) =>
        $"({string.Join(',', parts.Order(StringComparer.Ordinal))})";
}
