namespace Mediation.Casework.Cases;

/// <summary>Whether a mediation may be opened (能否调解), as the rule set <c>mediation</c> decided at acceptance.</summary>
public enum MediationPermit
{
    /// <summary>可以调解.</summary>
    Allowed,

    /// <summary>有条件调解: only part of the matter, or only after another step.</summary>
    Conditional,

    /// <summary>不得调解: a hard stop, or no dispute that could be settled.</summary>
    Forbidden,
}
