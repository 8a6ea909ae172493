using System.Globalization;
using System.Resources;

namespace Mediation.Workflows.Definitions;

/// <summary>
/// The Chinese sentences of problems, from <c>ProblemTexts.resx</c>, by code and number of arguments.
/// </summary>
internal static class ProblemTexts
{
    private static readonly ResourceManager Resources = new(typeof(ProblemTexts));

    /// <summary>The sentence, or null for a code that a host has added.</summary>
    public static string? Chinese(string code, IReadOnlyList<string> arguments) =>
        Resources.GetString($"{code}/{arguments.Count}", CultureInfo.InvariantCulture) is { } sentence
            ? string.Format(CultureInfo.InvariantCulture, sentence, [.. arguments])
            : null;
}
