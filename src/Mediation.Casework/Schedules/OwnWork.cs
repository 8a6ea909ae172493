using Mediation.Casework.Acceptance;

namespace Mediation.Casework.Schedules;

/// <summary>What a case of the town's own work is founded for (本镇自己的工作立案要素): a schedule opens it, or somebody noted it in passing (微事).</summary>
/// <param name="Unit">Who does it (单位).</param>
/// <param name="OfHousehold">Whether it is about a household, which not everybody may know of.</param>
public sealed record OwnWork(string Unit, bool OfHousehold)
{
    /// <summary>How it came in (来源渠道).</summary>
    public string Channel { get; init; } = WireWords.Scheduled;
}
