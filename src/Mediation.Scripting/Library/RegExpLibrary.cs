using System.Text;
using Mediation.Scripting.Patterns;
using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>RegExp, and what strings do with it.</summary>
internal static class RegExpLibrary
{
    public static NativeFunction Build() => Type("RegExp", 2, Prototypes.RegExp, Create, Create,
        Method("exec", 1, (realm, self, arguments) =>
            Exec(realm, This(realm, self), Conversions.ToText(realm, arguments[0]))),
        Method("test", 1, (realm, self, arguments) =>
            Value.Of(Next(realm, This(realm, self), Conversions.ToText(realm, arguments[0])) is not null)),
        Method("toString", 0, (realm, self, _) =>
            new($"/{This(realm, self).Get("source").Text}/{This(realm, self).Pattern.Flags}")));

    public static RegExpValue Make(Realm realm, string source, string flags)
    {
        realm.Step(source.Length);
        realm.Allocate(64L * source.Length);
        var pattern = Pattern.Read(source, flags, out var fault);
        realm.Step(pattern?.Code.Length ?? 0);
        return pattern is null
            ? throw Errors.Syntax(realm, $"Invalid regular expression: /{source}/{flags}: {fault}")
            : new(realm, pattern);
    }

    /// <summary>The next match; a global or sticky expression begins where it last ended.</summary>
    public static Match? Next(Realm realm, RegExpValue expression, string text)
    {
        var pattern = expression.Pattern;
        var remembers = pattern.IsGlobal || pattern.IsSticky;
        var from = remembers ? expression.LastIndex : 0;
        var match = from <= text.Length ? pattern.Match(realm, text, (int)Math.Max(0, from)) : null;
        if (remembers) expression.LastIndex = match?.End ?? 0;
        return match;
    }

    /// <summary>All matches of a global expression from where it stands; an empty one moves on by a
    /// character.</summary>
    public static IEnumerable<Match> All(Realm realm, RegExpValue expression, string text)
    {
        expression.LastIndex = 0;
        while (Next(realm, expression, text) is { } match)
        {
            realm.Step();
            yield return match;
            if (match.End == match.Start) expression.LastIndex += CharacterLength(expression.Pattern, text, match.End);
        }
    }

    public static Value Exec(Realm realm, RegExpValue expression, string text) =>
        Next(realm, expression, text) is { } match ? Result(realm, expression.Pattern, match, text) : Value.Null;

    public static Value Result(Realm realm, Pattern pattern, Match match, string text)
    {
        var result = new ArrayValue(realm);
        for (var group = 0; group < match.Groups; group++)
            result.Add(realm, match.Text(text, group) is { } part ? realm.Text(part) : default);
        result.Put(realm, "index", new(match.Start));
        result.Put(realm, "input", new(text));
        result.Put(realm, "groups", NamedGroups(realm, pattern, match, text));
        return new(result);
    }

    public static Value NamedGroups(Realm realm, Pattern pattern, Match match, string text)
    {
        if (pattern.Names.Count == 0) return default;
        var groups = new ObjectValue { Prototype = null };
        foreach (var (name, group) in pattern.Names)
            groups.Put(realm, name, match.Text(text, group) is { } part ? realm.Text(part) : default);
        return new(groups);
    }

    /// <summary>A replacement's <c>$1</c> and the like.</summary>
    public static void Expand(StringBuilder made, string template, string text, Match match, Pattern? pattern)
    {
        for (var i = 0; i < template.Length; i++)
        {
            var next = i + 1 < template.Length ? template[i + 1] : '\0';
            if (template[i] != '$' || next == '\0') made.Append(template[i]);
            else if (next == '$') made.Append(template[++i]);
            else if (next == '&') Append(match.Start, match.End, ref i);
            else if (next == '`') Append(0, match.Start, ref i);
            else if (next == '\'') Append(match.End, text.Length, ref i);
            else if (next == '<' && pattern is { Names.Count: > 0 } && template.IndexOf('>', i) is > 0 and var end)
            {
                if (pattern.Names.TryGetValue(template[(i + 2)..end], out var named)) made.Append(match.Text(text,
                    named));
                i = end;
            }
            else if (Group(template, i + 1, match.Groups, out var length) is > 0 and var group)
            {
                made.Append(match.Text(text, group));
                i += length;
            }
            else made.Append('$');
        }

        void Append(int start, int stop, ref int i)
        {
            made.Append(text, start, stop - start);
            i++;
        }
    }

    public static IEnumerable<Value> Split(Realm realm, Pattern pattern, string text)
    {
        if (text.Length == 0)
        {
            if (pattern.Match(realm, text, 0, sticks: false) is null) yield return Value.EmptyText;
            yield break;
        }
        int start = 0, at = 0;
        while (at < text.Length && pattern.Match(realm, text, at, sticks: false) is { } match
            && match.Start < text.Length)
        {
            if (match.End == start || (match.End == match.Start && match.Start == start))
            {
                at = Math.Max(at, match.Start) + CharacterLength(pattern, text, at);
                continue;
            }
            yield return realm.Text(text[start..match.Start]);
            for (var group = 1; group < match.Groups; group++) yield return match.Text(text, group) is { } part
                ? realm.Text(part) : default;
            start = match.End;
            at = match.End == match.Start ? match.End + CharacterLength(pattern, text, match.End) : match.End;
        }
        yield return realm.Text(text[start..]);
    }

    private static int CharacterLength(Pattern pattern, string text, int at) =>
        pattern.IsUnicode && at + 1 < text.Length && char.IsHighSurrogate(text[at])
            && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    /// <summary>The number of a group at a place, of two figures if there is such a group; 0 for none.</summary>
    private static int Group(string template, int at, int groups, out int length)
    {
        length = 0;
        if (!char.IsAsciiDigit(template[at])) return 0;
        var one = template[at] - '0';
        var two = at + 1 < template.Length && char.IsAsciiDigit(template[at + 1]) ? one * 10 + template[at + 1] - '0'
            : 0;
        length = two > 0 && two < groups ? 2 : 1;
        return length == 2 ? two : one < groups ? one : 0;
    }

    private static RegExpValue This(Realm realm, Value self) =>
        self.As<RegExpValue>()
            ?? throw Errors.Type(realm, "RegExp method called on incompatible receiver " + Calls.Describe(realm, self));

    private static Value Create(Realm realm, Value self, Arguments arguments)
    {
        var original = arguments[0].As<RegExpValue>();
        var source = original?.Pattern.Source
            ?? (arguments[0].IsUndefined ? "" : Conversions.ToText(realm, arguments[0]));
        var flags = arguments[1].IsUndefined ? original?.Pattern.Flags ?? "" : Conversions.ToText(realm, arguments[1]);
        return new(Make(realm, source, flags));
    }
}
