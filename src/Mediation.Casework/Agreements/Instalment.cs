using Mediation.Casework.Statements;

namespace Mediation.Casework.Agreements;

/// <summary>How something is performed (履行方式).</summary>
public enum PerformanceWay
{
    /// <summary>现金.</summary>
    Cash,

    /// <summary>转账.</summary>
    Transfer,

    /// <summary>做一件事, such as a repair.</summary>
    Deed,
}

/// <summary>One part of what was promised (履行分期): its clock has the same id, begins with the agreement and ends with the call-back.</summary>
/// <param name="Id">Identity, and that of its clock.</param>
/// <param name="Obligor">The party that owes it.</param>
/// <param name="AmountFen">How much, in fen (分); null for a deed.</param>
/// <param name="DueOn">By which day.</param>
/// <param name="Way">How.</param>
/// <param name="What">What exactly, in words; null when the amount says it all.</param>
public sealed record Instalment(Guid Id, Guid Obligor, long? AmountFen, DateOnly DueOn, PerformanceWay Way, StatementRef? What)
{
    /// <summary>What the call-back found; null before one.</summary>
    public Performance? Performance { get; init; }
}

/// <summary>What a call-back found of an instalment (履行回访, 人民调解法第三十一条).</summary>
/// <param name="Performed">Whether it was performed.</param>
/// <param name="Unrest">反复、激化 or 隐患; null when all is quiet.</param>
/// <param name="Satisfaction">满意度; null when not asked.</param>
/// <param name="At">When the call-back was.</param>
/// <param name="Text">What was found and what was done about it; null for nothing.</param>
public sealed record Performance(bool Performed, string? Unrest, string? Satisfaction, DateTimeOffset At, StatementRef? Text);
