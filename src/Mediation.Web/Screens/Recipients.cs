using Mediation.Casework.Places;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens;

/// <summary>Whom a message is for, in words (收件对象): messages name units, heads, roles and the complainant by code.</summary>
internal static class Recipients
{
    /// <summary>社区人民调解委员会, 派出所负责人, 督办员, 投诉人.</summary>
    public static string Of(string recipient, Town town) => recipient.Split(':') switch
    {
        ["unit", var code] => town.Unit(code)?.Name ?? code,
        ["task", .. var task] => Texts.Recipient_Task.With(string.Join(':', task)),
        ["head", var code] => Texts.Recipient_Head.With(town.Unit(code)?.Name ?? code),
        ["role", var role] => Words.Of("role", role),
        _ => Words.Of("recipient", recipient),
    };
}
