namespace Mediation.Casework.Acts;

/// <summary>Kinds of clocks that acts know by name (时限种类); any other kind comes from the rules alone.</summary>
public static class DeadlineKinds
{
    /// <summary>首次响应: met by the first contact with the complainant.</summary>
    public const string FirstResponse = "first-response";

    /// <summary>签收: one for each dispatched share, met by signing for it.</summary>
    public const string SignFor = "sign-for";

    /// <summary>本单位办理: one for each share, from the unit's signing until it concludes; a unit that takes over begins its own.</summary>
    public const string Share = "share";

    /// <summary>共同申请司法确认: the parties' own window, which lapses without anybody being late.</summary>
    public const string JudicialConfirmation = "judicial-confirmation";

    /// <summary>分期履行: the call-back at an instalment's day, with the instalment's own id.</summary>
    public const string Instalment = "instalment";

    /// <summary>办理: met when the lead has concluded.</summary>
    public const string Handling = "handling";

    /// <summary>答复: met by the reply.</summary>
    public const string Reply = "reply";

    /// <summary>回访: met by the call-back.</summary>
    public const string FollowUp = "follow-up";

    /// <summary>挂账复查: met by taking up a pending case again.</summary>
    public const string Review = "review";

    /// <summary>督办整改反馈: due on the day the supervision order names.</summary>
    public const string SupervisionReport = "supervision-report";
}
