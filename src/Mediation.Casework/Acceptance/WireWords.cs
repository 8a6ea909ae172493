namespace Mediation.Casework.Acceptance;

/// <summary>Wire values that are Chinese: fixed codes of the contract, never localised (固定代码).</summary>
public static class WireWords
{
    /// <summary>来源渠道.</summary>
    public static IReadOnlyList<string> Channels { get; } =
        [AtWindow, "热线电话", "12345转办", "小程序", "微信群", Reported, "一键呼叫", FirmCall, "信件", "邮件", "网页"];

    /// <summary>The channel of what somebody came and said (窗口).</summary>
    public const string AtWindow = "窗口登记";

    /// <summary>The channel of what those who go round find themselves (主动发现).</summary>
    public const string Reported = "网格员上报";

    /// <summary>The channel of what a firm told when it was called (企业回访).</summary>
    public const string FirmCall = "企业回访电话";

    /// <summary>The channel of what a schedule opens (定期工作); nobody may say it of a complaint.</summary>
    public const string Scheduled = "定期工作";

    /// <summary>The channel of what was said with an evaluation (码上评); nobody may say it at the window.</summary>
    public const string Evaluated = "码上评";

    /// <summary>诉求类型.</summary>
    public static IReadOnlyList<string> RequestTypes { get; } = ["咨询", "求助", "投诉", "举报", "建议", "表扬", "检举"];

    /// <summary>紧急程度.</summary>
    public static IReadOnlyList<string> Priorities { get; } = ["P0", "P1", "P2", "P3"];

    /// <summary>处理意见.</summary>
    public static IReadOnlyList<string> Dispositions { get; } = ["accept", "decline", "hand-over", "merge"];
}
