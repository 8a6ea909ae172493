namespace Mediation.Casework.Clusters;

/// <summary>A case as it is compared with others (待归类事项): where, of which kind, and the pairs of characters its complaint has.</summary>
/// <param name="Id">案卷.</param>
/// <param name="Number">编号.</param>
/// <param name="Compound">小区代码.</param>
/// <param name="Kind">First four characters of its category (类别).</param>
/// <param name="Lead">主办单位; null before dispatch.</param>
/// <param name="AcceptedAt">受理时刻.</param>
/// <param name="Closed">Whether it has ended.</param>
/// <param name="Words">Pairs of neighbouring characters (双字切分), once each.</param>
public sealed record LikeCase(
    Guid Id, string Number, string Compound, string Kind, string? Lead, DateTimeOffset AcceptedAt, bool Closed, IReadOnlySet<string> Words);
