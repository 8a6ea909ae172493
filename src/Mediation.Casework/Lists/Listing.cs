using System.Collections.Immutable;

namespace Mediation.Casework.Lists;

/// <summary>
/// What a case is as a line of 需求清单 or 项目清单 (清单事项): what kind of help, when, where it was heard, what it was matched with, and who took it on. It names
/// nobody: who a need is of is a party of the case, kept and shown like every party.
/// </summary>
/// <param name="Subject">One of <see cref="ListWords.Subjects"/> (类别).</param>
/// <param name="Hours">Some of <see cref="ListWords.AllHours"/>: when help would suit (时段).</param>
public sealed record Listing(string Subject, IReadOnlyList<string> Hours)
{
    /// <summary>Number of the round on which it was heard (走访编号); null for none.</summary>
    public string? Round { get; init; }

    /// <summary>Codes of resources and numbers of projects that a person matched it with, the latest last (已对接).</summary>
    public ImmutableList<string> Matches { get; init; } = [];

    /// <summary>The unit that took it on last (领办单位); null while nobody has.</summary>
    public string? Taker { get; init; }

    /// <summary>The act by which it left the list (了结方式); null while it is on it.</summary>
    public string? Settled { get; init; }
}

/// <summary>Codes and words of the three lists (三清单).</summary>
public static class ListWords
{
    /// <summary>The category of 需求清单.</summary>
    public const string Need = "ZL09-01";

    /// <summary>The category of 项目清单.</summary>
    public const string Project = "ZL09-02";

    /// <summary>The longest words of a line, in characters (最长字数).</summary>
    public const int LongestText = 500;

    /// <summary>What can be offered and asked for (类别): fixed codes of the contract.</summary>
    public static IReadOnlyList<string> Subjects { get; } =
        ["便民维修", "助餐送餐", "陪护就医", "家政代办", "场地物资", "学业托管", "文体活动", "法律咨询", "就业创业", "小区改善", "其他"];

    /// <summary>When (时段): fixed codes of the contract.</summary>
    public static IReadOnlyList<string> AllHours { get; } = ["工作日白天", "工作日晚上", "周末节假日"];
}
