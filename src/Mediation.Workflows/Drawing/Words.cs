using System.Globalization;
using System.Resources;
using Mediation.Workflows.Comparison;

namespace Mediation.Workflows.Drawing;

/// <summary>The words and signs of drawings; the words from <c>Words.resx</c>.</summary>
internal static class Words
{
    public const string LateSign = "！";

    public const string BackSign = "↩";

    private static readonly ResourceManager Resources = new(typeof(Words));

    public static string Late => Text("Late");

    /// <summary>What the two kinds of lines of an instance mean.</summary>
    public static string Lines => Text("Lines");

    public static string Of(Mark mark) => Text(mark.ToString());

    public static string Sign(Mark mark) => mark switch
    {
        Mark.Passed => "✓",
        Mark.Standing => "●",
        Mark.Faulted => "⚠",
        _ => "○",
    };

    public static string Of(ChangeKind change) => Text(change.ToString());

    public static string Sign(ChangeKind change) => change switch
    {
        ChangeKind.Added => "＋",
        ChangeKind.Removed => "－",
        _ => "△",
    };

    public static string PassedTimes(int times) => Filled("PassedTimes", times);

    public static string SentBack(object times) => Filled("SentBack", times);

    public static string Chart(string name) => Filled("Chart", name);

    /// <summary>Where an instance stands, in one sentence.</summary>
    public static string Stands(string steps) => steps.Length == 0 ? Text("StandsNowhere") : Filled("Stands", steps);

    private static string Filled(string name, object value) => string.Format(CultureInfo.InvariantCulture, Text(name), value);

    private static string Text(string name) => Resources.GetString(name, CultureInfo.InvariantCulture)!;
}
