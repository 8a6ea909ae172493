using Mediation.Scripting.Values;

namespace Mediation.Scripting.Patterns;

/// <summary>
/// A regular expression, compiled (正则表达式). Its own matcher rather than .NET's: it follows ECMAScript to the letter, and
/// counts its steps, so that a run ends at the same place on every machine, which a limit of time would not.
/// </summary>
internal sealed class Pattern
{
    public required string Source { get; init; }

    public required string Flags { get; init; }

    public required Instruction[] Code { get; init; }

    /// <summary>Groups, the whole match included.</summary>
    public required int Groups { get; init; }

    /// <summary>Slots of groups and loops.</summary>
    public required int Slots { get; init; }

    /// <summary>Named groups in their order.</summary>
    public required IReadOnlyDictionary<string, int> Names { get; init; }

    public bool IsGlobal => Flags.Contains('g');

    public bool IsSticky => Flags.Contains('y');

    public bool IsUnicode => Flags.Contains('u');

    /// <summary>Null, with an English reason, when it can't be read.</summary>
    public static Pattern? Read(string source, string flags, out string? fault)
    {
        try
        {
            fault = null;
            if (flags.Distinct().Count() != flags.Length
                || flags.Any(flag => !"dgimsuy".Contains(flag, StringComparison.Ordinal)))
                throw new PatternException("invalid flags '" + flags + "'");
            var parsed = PatternParser.Read(source, flags);
            var (code, slots) = PatternCompiler.Compile(parsed, flags);
            return new()
            {
                Source = source,
                Flags = string.Concat(flags.Order()),
                Code = code,
                Groups = parsed.Groups,
                Slots = slots,
                Names = parsed.Names
            };
        }
        catch (PatternException exception)
        {
            fault = exception.Message;
            return null;
        }
    }

    /// <summary>The first match at or after a place; only there if the pattern sticks.</summary>
    public Match? Match(Realm realm, string text, int from) => Match(realm, text, from, IsSticky);

    public Match? Match(Realm realm, string text, int from, bool sticks)
    {
        var matcher = new Matcher(realm, this, text);
        for (var start = from; start <= text.Length; start++)
        {
            if (matcher.At(start) is { } match) return match;
            if (sticks) return null;
        }
        return null;
    }
}

/// <summary>Why a pattern can't be read; never leaves <see cref="Pattern.Read"/>.</summary>
internal sealed class PatternException(string message) : Exception(message);

/// <summary>Where a pattern matched: for each group its start and end, -1 where it took no part.</summary>
internal sealed record Match(int[] Ends)
{
    public int Start => Ends[0];

    public int End => Ends[1];

    public int Groups => Ends.Length / 2;

    public string? Text(string text, int group) =>
        Ends[2 * group] < 0 || Ends[2 * group + 1] < 0 ? null : text[Ends[2 * group]..Ends[2 * group + 1]];
}
