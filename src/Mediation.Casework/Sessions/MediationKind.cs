namespace Mediation.Casework.Sessions;

/// <summary>What sort of mediation it is (调解性质): each has its own law, and they are never mixed.</summary>
public enum MediationKind
{
    /// <summary>人民调解, by a people's mediation committee (人民调解法).</summary>
    Peoples,

    /// <summary>行政调解, by an administrative organ.</summary>
    Administrative,

    /// <summary>治安调解, by the police (公安机关办理行政案件程序规定第一百七十八条).</summary>
    PublicSecurity,

    /// <summary>司法调解, by the court.</summary>
    Judicial,

    /// <summary>非正式调和: neighbours and firms who talk people round; it binds as any contract does.</summary>
    Informal,
}

/// <summary>How a mediator came to the case (调解员的产生, 人民调解法第十九条).</summary>
public enum MediatorChoice
{
    /// <summary>由调解组织指定.</summary>
    Named,

    /// <summary>由当事人选择.</summary>
    Chosen,
}

/// <summary>Somebody of an organisation who mediates (调解员): an account, so that what was said in the room can be kept to it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">How the journal names an official.</param>
/// <param name="Unit">For which unit.</param>
/// <param name="How">Named or chosen.</param>
public sealed record Mediator(Guid Account, string Name, string Unit, MediatorChoice How);
