namespace Mediation.Casework.Cases;

/// <summary>One call-back to the resident by the desk, never by the handling unit (回访).</summary>
/// <param name="At">When.</param>
/// <param name="Reached">Whether somebody answered (是否联系上).</param>
/// <param name="Solved">是否解决; null when not reached.</param>
/// <param name="Satisfaction">满意, 基本满意, 一般 or 不满意; null when not reached.</param>
/// <param name="ReasonCode">Coded reason when not satisfied (不满意原因).</param>
public sealed record FollowUp(
    DateTimeOffset At, bool Reached, bool? Solved = null, string? Satisfaction = null, string? ReasonCode = null);
