using Mediation.Casework.Statements;

namespace Mediation.Casework.Sessions;

/// <summary>
/// What one party said when asked whether to mediate (调解意愿, 人民调解法第十七条), and whether rights and duties were told before
/// (第二十三条、第二十四条; 人民调解工作若干规定第三十条).
/// </summary>
/// <param name="Party">The party.</param>
/// <param name="Consents">Agreed, or clearly refused.</param>
/// <param name="How">How it was asked, such as 当面 or 电话.</param>
/// <param name="ToldRights">Whether rights and duties were told.</param>
/// <param name="At">When.</param>
/// <param name="Text">What was said beside it; null for nothing.</param>
public sealed record PartyConsent(Guid Party, bool Consents, string How, bool ToldRights, DateTimeOffset At, StatementRef? Text);
