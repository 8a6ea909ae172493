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

    /// <summary>Texts that together are no longer than one text may be.</summary>
    public static IEnumerable<string?> Bounded(Frame frame, IEnumerable<string?> texts, int offset)
    {
        var length = 0L;
        foreach (var text in texts)
        {
            frame.Room(length += text?.Length ?? 0, offset);
            yield return text;
        }
    }

    /// <summary>The same for what is already there.</summary>
    public static T[] BoundedArray<T>(Frame frame, T[] texts, int offset)
    {
        frame.Room(texts?.Sum(t => t is string text ? (long)text.Length : 0) ?? 0, offset);
        return texts!;
    }

    /// <summary>Replaces every occurrence, when the result isn't too long.</summary>
    public static string Replace(Frame frame, string text, string old, string? with, int offset)
    {
        var longer = (with?.Length ?? 0) - old?.Length ?? 0;
        if (longer > 0 && text.Length + (long)(text.Length / Math.Max(1, old!.Length)) * longer > frame.Limits.TextLength)
            frame.Room(text.Length + (long)text.AsSpan().Count(old) * longer, offset);
        return text.Replace(old!, with, StringComparison.Ordinal);
    }

    /// <summary>A format of no more than a hundred places, that asks for no more than 999 digits in each.</summary>
    public static string? Format(string? format, int offset)
    {
        if (format.AsSpan().Count('{') > 100) throw new EvaluationException("rules.limit.format", offset);
        var run = 0;
        foreach (var c in format ?? "")
        {
            run = char.IsAsciiDigit(c) ? run + 1 : 0;
            if (run > 3) throw new EvaluationException("rules.limit.format", offset);
        }
        return format;
    }
}
