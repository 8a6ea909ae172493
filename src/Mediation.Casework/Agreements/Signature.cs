using Mediation.Casework.Statements;

namespace Mediation.Casework.Agreements;

/// <summary>A signature under an agreement (签名): drawn on the screen, or on paper that was scanned back.</summary>
/// <param name="Signer">A party, or a mediator's account.</param>
/// <param name="ByMediator">Whether a mediator signed.</param>
/// <param name="Drawn">The drawn lines; null when it is on paper.</param>
/// <param name="Paper">The attachment that shows the signed paper; null when it was drawn.</param>
/// <param name="At">When.</param>
public sealed record Signature(Guid Signer, bool ByMediator, StatementRef? Drawn, Guid? Paper, DateTimeOffset At);

/// <summary>Which seal (印章种类). They are never confused: each stands for another body.</summary>
public enum SealKind
{
    /// <summary>人民调解委员会印章: the only one a people's mediation agreement takes (人民调解法第二十九条).</summary>
    MediationCommittee,

    /// <summary>院落公章: for what a courtyard decided, registered with the courtyard; under no agreement.</summary>
    Courtyard,

    /// <summary>单位公章: of the organ that mediated.</summary>
    Unit,
}

/// <summary>That a seal was used (用印登记).</summary>
/// <param name="Kind">Which.</param>
/// <param name="Unit">Whose.</param>
/// <param name="By">The account that put it on.</param>
/// <param name="At">When.</param>
public sealed record SealUse(SealKind Kind, string Unit, Guid By, DateTimeOffset At);
