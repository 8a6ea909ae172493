namespace Mediation.Workflows.Migration;

/// <summary>Why an instance cannot be moved to another version (不能迁移的原因). What cannot be carried over surely is refused.</summary>
public enum ObstacleKind
{
    /// <summary>A line from a step that is done exists only in the new version: whether it would have been taken is not known.</summary>
    AmbiguousLine,

    /// <summary>What had arrived at a join along a line would be lost: the new version has no such line.</summary>
    ArrivalLost,

    /// <summary>An open workflow used as an activity is pinned to another version there.</summary>
    ChildVersion,

    /// <summary>The join would have run already in the new version.</summary>
    JoinWouldHaveRun,

    /// <summary>The join would wait for something that never comes.</summary>
    JoinWouldStarve,

    /// <summary>A loop that may run again has other rounds in the new version.</summary>
    LoopDiffers,

    /// <summary>A branch that runs beside the others exists only in the new version.</summary>
    NewBranch,

    /// <summary>An open activity has none that it becomes.</summary>
    NoImage,

    /// <summary>The instance has ended.</summary>
    NotRunning,

    /// <summary>Nothing of this version runs in the instance.</summary>
    NotOnVersion,

    /// <summary>The steps of a sequence stand in another order: one would be done twice or left out.</summary>
    OrderDiffers,

    /// <summary>The version belongs to another workflow.</summary>
    OtherFamily,

    /// <summary>The flowcharts of the two versions run in different manners.</summary>
    OtherMode,

    /// <summary>An open activity stands in another container, or at another of its ports.</summary>
    OtherPlace,

    /// <summary>An open activity becomes one of another type.</summary>
    OtherType,

    /// <summary>The states or transitions of an open state machine differ.</summary>
    StatesDiffer,

    /// <summary>Two activities would become one.</summary>
    TwoToOne,

    /// <summary>The mapping names an activity that isn't there.</summary>
    UnknownActivity,

    /// <summary>A variable that was set has none that it becomes.</summary>
    VariableLost,

    /// <summary>The value of a variable doesn't convert to its new type.</summary>
    VariableMismatch,
}

/// <summary>One reason against moving an instance (迁移障碍).</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Subject">About which step, line or variable, as people call it; never a value.</param>
public sealed record Obstacle(ObstacleKind Kind, string Subject);
