using Mediation.Casework.Journal;

namespace Mediation.Casework.Papers;

/// <content>What was found dangerous, and whom it was handed to. Nobody who told of it stands here.</content>
public static partial class PaperFacts
{
    /// <summary>A minor was hurt, or may have been (未成年人保护法第十一条第二款).</summary>
    internal const string MinorHarmed = "minor-harmed";

    /// <summary>Somebody who can't speak for themselves was hurt, or may have been (反家庭暴力法第十四条).</summary>
    internal const string IncapableHarmed = "incapable-person";

    private static IReadOnlyList<PaperFact> OfTheDangers =>
    [
        new("minorHarmed", "未成年人受害", "未成年人受到侵害或者疑似受到侵害", known => Found(known, MinorHarmed, "未成年人受到侵害或者疑似受到侵害")),
        new("incapableHarmed", "无民事行为能力人受害", "无民事行为能力人受到侵害或者疑似受到侵害",
            known => Found(known, IncapableHarmed, "无民事行为能力人受到侵害或者疑似受到侵害")),
        new("handOffs", "移送经过", "2026年11月2日 09:40　移送派出所（接警编号 20261101）", known => Lines(known,
            known.Of<HandedOff>().Select(each => (each.Line.At, $"移送{known.Unit(each.Event.To)}{(each.Event.Receipt is { } receipt ? $"（{receipt}）" : "")}")))),
    ];

    private static string? Found(PaperCase known, string danger, string words) => known.File.Intake.HardStops.Contains(danger) ? words : null;
}
