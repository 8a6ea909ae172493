using System.Globalization;
using System.Resources;

namespace Mediation.Workflows.Drawing;

/// <summary>The words of drawings, from <c>Words.resx</c>.</summary>
internal static class Words
{
    private static readonly ResourceManager Resources = new(typeof(Words));

    public static string Of(Mark mark) => Text(mark.ToString());

    public static string Chart(string name) => Text("Chart").Replace("{0}", name, StringComparison.Ordinal);

    private static string Text(string name) => Resources.GetString(name, CultureInfo.InvariantCulture)!;
}
