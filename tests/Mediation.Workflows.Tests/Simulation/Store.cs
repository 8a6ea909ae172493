using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Simulation;

/// <summary>One burst as it was kept (推进记录).</summary>
internal sealed record Kept(
    Stimulus Stimulus, DateTimeOffset At, IReadOnlyList<TraceEntry> Trace, string StateAfter, IReadOnlyList<object> Effects);

/// <summary>What is kept of an instance (实例存档).</summary>
internal sealed class Row(string id)
{
    public string Id { get; } = id;

    public string State { get; set; } = "";

    public List<Kept> Journal { get; } = [];

    public int Version => Journal.Count;
}

/// <summary>
/// Keeps state, effects and journal of a burst in one step, or nothing of them; as the desk does with one transaction
/// (存储). Each defect planted in it takes away one of the things that a host must do.
/// </summary>
internal sealed class Store(StoreDefect defect)
{
    private readonly HashSet<string> done = [];

    private readonly Dictionary<string, int> effects = [];

    public SortedDictionary<string, Row> Rows { get; } = new(StringComparer.Ordinal);

    public bool IsDone(Stimulus stimulus) => defect is not StoreDefect.ForgetsRequests && done.Contains(stimulus.Id);

    /// <summary>How many effects of an instance are kept.</summary>
    public int EffectsOf(string instance) => effects.GetValueOrDefault(instance);

    public (int Version, WorkflowState? State) Read(string instance) => Rows.TryGetValue(instance, out var row)
        ? (row.Version, WorkflowStateJson.Read(row.State))
        : (0, null);

    /// <summary>False when somebody was faster.</summary>
    /// <param name="version">The version that the burst came of.</param>
    /// <param name="stimulus">What it carried out.</param>
    /// <param name="at">When.</param>
    /// <param name="burst">What became of it.</param>
    /// <param name="dies">The node dies while it commits: of one transaction, nothing is left.</param>
    public bool Commit(int version, Stimulus stimulus, DateTimeOffset at, Burst burst, bool dies)
    {
        if (dies && defect is not StoreDefect.EffectsFirst)
            return false;
        var row = Rows.GetValueOrDefault(stimulus.Instance) ?? new Row(stimulus.Instance);
        if (row.Version != version && !Overwrites(row, at))
            return false;
        effects[row.Id] = EffectsOf(row.Id) + burst.Effects.Count;
        if (dies)
            return false;
        Rows[row.Id] = row;
        done.Add(stimulus.Id);
        row.State = WorkflowStateJson.Write(Kept(burst.State, row));
        row.Journal.Add(new Kept(stimulus, at, burst.Trace, row.State, burst.Effects));
        return true;
    }

    private bool Overwrites(Row row, DateTimeOffset at) => defect is StoreDefect.LosesUpdates
        || (defect is StoreDefect.TrustsClocks && row.Journal.All(kept => kept.At < at));

    private WorkflowState Kept(WorkflowState state, Row row) => defect switch
    {
        StoreDefect.KeepsUsedBookmarks when row.Version > 0 => state with
        {
            Bookmarks = [.. state.Bookmarks.UnionBy(WorkflowStateJson.Read(row.State).Bookmarks, b => b.Id)],
        },
        StoreDefect.DropsVariables => state with { Variables = new Dictionary<string, System.Text.Json.JsonElement>() },
        _ => state,
    };
}

/// <summary>What a host may do wrong (宿主缺陷).</summary>
internal enum StoreDefect
{
    None,

    /// <summary>Effects are kept before the state, not with it.</summary>
    EffectsFirst,

    /// <summary>A request that comes again is carried out again.</summary>
    ForgetsRequests,

    /// <summary>What was waited for stays.</summary>
    KeepsUsedBookmarks,

    /// <summary>The last to write wins, whatever it had read.</summary>
    LosesUpdates,

    /// <summary>Who writes at a later moment by the clock of his node wins, whatever he had read.</summary>
    TrustsClocks,

    /// <summary>Variables aren't kept.</summary>
    DropsVariables,
}
