namespace Mediation.Workflows.Replay;

/// <summary>A burst as it was recorded, with what a script in it may have seen (已记录的推进).</summary>
/// <param name="Record">What was kept.</param>
/// <param name="Now">The moment of the burst.</param>
/// <param name="Seed">Where its random numbers began.</param>
/// <param name="Zone">The place's zone.</param>
public sealed record RecordedBurst(BurstRecord Record, DateTimeOffset Now, long Seed, TimeZoneInfo Zone);

/// <summary>Where a record and a definition part (分歧).</summary>
/// <param name="Burst">In which burst, the start 0.</param>
/// <param name="Kind">How.</param>
/// <param name="Then">The activity that the record tells of, if any.</param>
/// <param name="Now">The activity that the definition comes to instead, if any.</param>
public sealed record Parting(int Burst, PartingKind Kind, string? Then, string? Now);

/// <summary>How a record and a definition part (分歧的样子).</summary>
public enum PartingKind
{
    /// <summary>Another activity has its turn than the one that is recorded (走到别的环节).</summary>
    OtherStep,

    /// <summary>The record goes on, and the definition has come to rest or ended (提前停下).</summary>
    StopsEarlier,

    /// <summary>The record ends its burst, and the definition has an activity more to do (多走了环节).</summary>
    GoesFurther,

    /// <summary>What was resumed doesn't wait (没有在等).</summary>
    NotWaiting,

    /// <summary>The burst is refused: without end, or a definition is missing (无法推进).</summary>
    Refused,

    /// <summary>
    /// The record is of an operation that can't be played again, doesn't begin at the start, or hangs on a value that came from outside
    /// (不可重放).
    /// </summary>
    NotRecorded,

    /// <summary>All was played, but it stands elsewhere (位置不同).</summary>
    OtherPosition,
}
