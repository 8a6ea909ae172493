namespace Mediation.Web.Parts;

/// <summary>How a version stands beside the others (版本状态).</summary>
public enum VersionState
{
    /// <summary>现行.</summary>
    InForce,

    /// <summary>A file that is newer than what the editor published, and waits beside it (待启用).</summary>
    Waiting,

    /// <summary>Older than the one in force (旧版).</summary>
    Superseded,

    /// <summary>Published, and waits for its day (待施行).</summary>
    Ahead,

    /// <summary>Published for a day, and taken back before it came (未施行).</summary>
    Unused,
}

/// <summary>A version of a workflow or a rule set (版本).</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">How it stands.</param>
/// <param name="Source">Where it came from: a file's path, <c>studio</c> or <c>workbench</c>.</param>
/// <param name="ImportedAt">Since when it is in the database (real clock).</param>
/// <param name="Address">The page that shows it.</param>
public sealed record VersionRow(int Number, VersionState State, string Source, DateTimeOffset ImportedAt, string Address)
{
    /// <summary>Whether the page shows this one.</summary>
    public bool Shown { get; init; }

    /// <summary>Who published it in the editor; null when it came from a file.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>Why it was published; null when it came from a file.</summary>
    public string? PublishedWhy { get; init; }

    /// <summary>Who checked it before it came into force; null when nobody had to.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>The page where it is put into force (again); null where the reader can't, or for the one in force.</summary>
    public string? BackAddress { get; init; }

    /// <summary>How many running cases stand on it; null where none can.</summary>
    public long? RunningCount { get; init; }

    /// <summary>How a version stands, given the one in force.</summary>
    public static VersionState StateOf(int number, bool inForce, int? numberInForce) =>
        inForce ? VersionState.InForce : number > numberInForce ? VersionState.Waiting : VersionState.Superseded;
}
