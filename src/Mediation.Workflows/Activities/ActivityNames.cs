using System.Text.RegularExpressions;

namespace Mediation.Workflows.Activities;

/// <summary>Names as the format derives them from display names (名称换写).</summary>
internal static partial class ActivityNames
{
    /// <summary>
    /// Upper-cases an ASCII letter at the beginning, and each after blanks, underscores or hyphens, which are dropped; other
    /// characters, Chinese among them, stay as they are.
    /// </summary>
    public static string Pascal(string name) => Beginning().Replace(name, match => match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex("(?:[ _-]+|^)([a-zA-Z])")]
    private static partial Regex Beginning();
}
