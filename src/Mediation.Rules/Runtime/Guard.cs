using System.Globalization;

namespace Mediation.Rules.Runtime;

/// <summary>Turns nulls and texts into failures that know their place.</summary>
internal static class Guard
{
    public static void Null(int offset) => throw new EvaluationException("rules.value.null", offset);

    public static T HasValue<T>(T? value, int offset) where T : struct =>
        value ?? throw new EvaluationException("rules.value.null", offset);

    /// <summary>The order of dictionaries, as the original has it: "a" before "B".</summary>
    public static int Compare(string? left, string? right) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(left, right, CompareOptions.None);

    /// <summary>A value as text for concatenation, in the invariant culture.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? ""
    };

    public static string Concat(Frame frame, object? left, object? right, int offset) =>
        frame.Text(string.Concat(Text(left), Text(right)), offset);

    public static string ConcatTexts(Frame frame, string? left, string? right, int offset) =>
        frame.Text(string.Concat(left, right), offset);

    /// <summary>A format that asks for no more than 999 digits or places.</summary>
    public static string? Format(string? format, int offset)
    {
        var run = 0;
        foreach (var c in format ?? "")
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            if (run > 3) throw new EvaluationException("rules.limit.format", offset);
        }
        return format;
    }
}
