using System.Buffers.Binary;
using Mediation.Workflows.Replay;

namespace Mediation.Casework.Journal;

/// <summary>How a workflow of a case was moved on, from its journal (流程推进记录): enough to play it again without the case.</summary>
public static class RecordedRun
{
    /// <summary>A burst as its line tells it.</summary>
    /// <param name="of">The case.</param>
    /// <param name="advanced">The event.</param>
    /// <param name="version">The line's version of the case.</param>
    /// <param name="at">The line's moment.</param>
    /// <param name="zone">The place's zone.</param>
    public static RecordedBurst Burst(Guid of, WorkflowAdvanced advanced, long version, DateTimeOffset at, TimeZoneInfo zone) =>
        new(advanced.Burst, at, Seed(of, version - 1), zone);

    /// <summary>Where random numbers of a decision begin: with what the journal tells anyway (随机种子).</summary>
    /// <param name="of">The case.</param>
    /// <param name="version">The version that is decided upon.</param>
    public static long Seed(Guid of, long version) =>
        BinaryPrimitives.ReadInt64LittleEndian(of.ToByteArray().AsSpan(8)) + version;
}
