using Mediation.Casework.Cases;

namespace Mediation.Postgres.Reports;

/// <summary>A case in the ledger of a month (台账行); nothing personal is on it.</summary>
/// <param name="Number">编号.</param>
/// <param name="AcceptedAt">受理时刻.</param>
/// <param name="Channel">来源.</param>
/// <param name="RequestType">诉求类型.</param>
/// <param name="Category">类别代码.</param>
/// <param name="Compound">小区; null when not recognised.</param>
/// <param name="Lead">主办单位; null before dispatch.</param>
/// <param name="Stage">办理阶段 now.</param>
/// <param name="Result">How it ended; null while open.</param>
/// <param name="ClosedAt">办结时刻; null while open.</param>
/// <param name="ReturnCount">退单次数.</param>
/// <param name="UrgeCount">催办次数.</param>
/// <param name="Supervised">是否督办.</param>
public sealed record LedgerLine(
    string Number, DateTimeOffset AcceptedAt, string Channel, string RequestType, string Category, string? Compound, string? Lead, CaseStage Stage,
    CaseResult? Result, DateTimeOffset? ClosedAt, int ReturnCount, int UrgeCount, bool Supervised);

/// <summary>How many cases of a kind came and went (分类统计).</summary>
/// <param name="Kind">First four characters of the category.</param>
/// <param name="Accepted">受理.</param>
/// <param name="Closed">办结, however it ended.</param>
/// <param name="Open">Open at the period's end (期末在办).</param>
public sealed record KindTally(string Kind, int Accepted, int Closed, int Open);

/// <summary>What a month's ledger holds (月度台账).</summary>
/// <param name="Tallies">By kind, in the order of their codes; secret cases are counted.</param>
/// <param name="Lines">Cases that were accepted or closed in it, the earliest first; those that the reader may see.</param>
/// <param name="Unlisted">How many more there are, which the reader may not see.</param>
public sealed record MonthLedger(IReadOnlyList<KindTally> Tallies, IReadOnlyList<LedgerLine> Lines, int Unlisted);
