namespace Mediation.Postgres.Rates;

/// <summary>
/// Every rate (指标目录), in the order in which people read them. What the town keeps no record of has no rate: 履行率, 司法确认率,
/// 劝阻有效率.
/// </summary>
public static class RateBook
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rate> All { get; } =
    [
        PromiseRates.Responded, VoiceRates.SolvedClaimed, VoiceRates.Solved, VoiceRates.SolvedRechecked, VoiceRates.Satisfied,
        VoiceRates.ClosedUnsolved, VoiceRates.CalledBack,
        PromiseRates.SignedInTime, PromiseRates.HandledInTime, PromiseRates.HandledInLaw, PromiseRates.HandlingTime, PromiseRates.HandlingTimeInLaw,
        DispatchRates.DoneAtOnce, DispatchRates.DispatchedRightly, DispatchRates.Returned, DispatchRates.ReturnedRightly, DispatchRates.Repeated,
        MediationRates.Mediated, MediationRates.MediatedOfBegun, MediationRates.Escalated,
    ];

    /// <summary>办结未解决率, which the board shows besides.</summary>
    public static Rate ClosedUnsolved => VoiceRates.ClosedUnsolved;

    /// <summary>The rate with this code; null when there is none.</summary>
    public static Rate? Find(string code) => All.FirstOrDefault(rate => rate.Code == code);
}
