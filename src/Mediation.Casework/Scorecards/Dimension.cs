namespace Mediation.Casework.Scorecards;

/// <summary>The six goals of property service that a firm is scored by (考核项目), in the order of the report on 白塔社区.</summary>
public enum Dimension
{
    /// <summary>忠诚: keeps to the contract and to what was agreed with the owners.</summary>
    Loyalty,

    /// <summary>勤勉: is there, and does what is due when it is due.</summary>
    Diligence,

    /// <summary>有效: what it does helps.</summary>
    Effectiveness,

    /// <summary>透明: discloses money and work.</summary>
    Transparency,

    /// <summary>担当: answers for what goes wrong.</summary>
    Responsibility,

    /// <summary>利他: helps beyond what is paid for.</summary>
    Altruism,
}
