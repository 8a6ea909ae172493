namespace Mediation.Rules.Analysis;

/// <summary>What may be wrong with a rule set (问题类别).</summary>
public enum FindingKind
{
    /// <summary>A rule's condition can't hold (永不成立).</summary>
    NeverHolds,

    /// <summary>A rule's condition can hold, but never counts: others always come first (永远轮不到).</summary>
    NeverCounts,

    /// <summary>A matter that the rules must decide and don't (漏判).</summary>
    Gap,

    /// <summary>Two rules that must agree hold together and say different things (互相矛盾).</summary>
    Overlap,

    /// <summary>A part of a condition is true whenever it is reached (恒真).</summary>
    AlwaysTrue,

    /// <summary>A part of a condition is false whenever it is reached (恒假).</summary>
    AlwaysFalse,

    /// <summary>A param that nothing uses (未用参数).</summary>
    UnusedParam,

    /// <summary>Days between an old rule and its successor on which neither counts (日期断档).</summary>
    DateHole,

    /// <summary>Days on which an old rule and its successor both hold (日期重叠).</summary>
    DateOverlap,
}

/// <summary>Why a question could not be decided (不能断定的原因).</summary>
public enum Doubt
{
    /// <summary>It hangs on a part that can't be reasoned about, and no trial settled it (含不能推理的部分).</summary>
    Opaque,

    /// <summary>The search was cut short by its limit (超出搜索上限).</summary>
    Limit,

    /// <summary>Reasoning found facts, and the engine, run on them, didn't confirm (实际求值未证实).</summary>
    NotConfirmed,

    /// <summary>The condition of <see cref="Duties.Covers"/> can't be read (承诺的条件读不懂).</summary>
    Covers,
}

/// <summary>One thing that analysis has to say (分析发现): proven, or, with a <see cref="Doubt"/>, left open.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Set">The rule set.</param>
/// <param name="Rules">Names of the rules concerned, in order; none for a gap.</param>
/// <param name="About">The part, the param, or the days concerned; empty when the rules say it all.</param>
public sealed record Finding(FindingKind Kind, string Set, IReadOnlyList<string> Rules, string About = "")
{
    /// <summary>JSON path of the place in the file (位置).</summary>
    public string Path { get; init; } = "$";

    /// <summary>Characters into the condition, for a part of one (条件内偏移).</summary>
    public int? Offset { get; init; }

    /// <summary>
    /// Facts that show it when they are run (反例): the undecided matter, the contradiction, the part with its one value.
    /// Null where nothing can be shown: what can't hold has no example, and a param none either.
    /// </summary>
    public Example? Example { get; init; }

    /// <summary>Parts that contradict each other, for what can't hold (互相排斥的条件).</summary>
    public IReadOnlyList<string> Conflict { get; init; } = [];

    /// <summary>Null when it is proven (存疑).</summary>
    public Doubt? Doubt { get; init; }
}

/// <summary>Facts that can be run (可运行的实例).</summary>
/// <param name="Facts">The facts that matter; all others are those of the blank matter.</param>
/// <param name="Day">The day whose rules count; null when no rule is dated.</param>
/// <param name="Matter">The whole matter.</param>
public sealed record Example(IReadOnlyList<FactValue> Facts, DateOnly? Day, IMatter Matter);
