using System.Text;
using Mediation.Scripting.Patterns;
using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>String methods that take a text or a regular expression.</summary>
internal static partial class TextLibrary
{
    private static IEnumerable<(string, Value)> WithPatterns() =>
    [
        Method("match", 1, MatchOne), Method("matchAll", 1, MatchAll),
        Method("replace", 2, (realm, self, arguments) => Replace(realm, self, arguments, all: false)),
        Method("replaceAll", 2, (realm, self, arguments) => Replace(realm, self, arguments, all: true)),
        Method("search", 1, Search), Method("split", 2, Split)
    ];

    private static RegExpValue Expression(Realm realm, Value value, string flags) =>
        value.As<RegExpValue>()
            ?? RegExpLibrary.Make(realm, value.IsUndefined ? "(?:)" : Conversions.ToText(realm, value), flags);

    private static Value MatchOne(Realm realm, Value self, Arguments arguments)
    {
        var (text, expression) = (This(realm, self), Expression(realm, arguments[0], ""));
        if (!expression.Pattern.IsGlobal) return RegExpLibrary.Exec(realm, expression, text);
        var found = new ArrayValue(realm);
        foreach (var match in RegExpLibrary.All(realm, expression, text)) found.Add(realm,
            realm.Text(match.Text(text, 0)!));
        return found.Length == 0 ? Value.Null : new(found);
    }

    private static Value MatchAll(Realm realm, Value self, Arguments arguments)
    {
        var (text, expression) = (This(realm, self), Expression(realm, arguments[0], "g"));
        if (!expression.Pattern.IsGlobal)
            throw Errors.Type(realm, "String.prototype.matchAll called with a non-global RegExp argument");
        return new(new IteratorValue(RegExpLibrary.All(realm,
            new(realm, expression.Pattern) { LastIndex = expression.LastIndex }, text)
            .Select(match => RegExpLibrary.Result(realm, expression.Pattern, match, text))));
    }

    private static Value Search(Realm realm, Value self, Arguments arguments)
    {
        var (text, expression) = (This(realm, self), Expression(realm, arguments[0], ""));
        return new(expression.Pattern.Match(realm, text, 0)?.Start ?? -1);
    }

    private static Value Replace(Realm realm, Value self, Arguments arguments, bool all)
    {
        var text = This(realm, self);
        if (arguments[0].Object is not RegExpValue expression)
        {
            var wanted = Conversions.ToText(realm, arguments[0]);
            return Replaced(realm, text, null, Places(realm, text, wanted, all), arguments[1]);
        }
        var pattern = expression.Pattern;
        if (all && !pattern.IsGlobal) throw Errors.Type(realm, "replaceAll must be called with a global RegExp");
        IEnumerable<Match> matches = pattern.IsGlobal
            ? [.. RegExpLibrary.All(realm, expression, text)]
            : RegExpLibrary.Next(realm, expression, text) is { } first ? [first] : [];
        return Replaced(realm, text, pattern, matches, arguments[1]);
    }

    private static IEnumerable<Match> Places(Realm realm, string text, string wanted, bool all)
    {
        CountSearch(realm, text, wanted);
        var at = text.IndexOf(wanted, StringComparison.Ordinal);
        while (at >= 0)
        {
            yield return new([at, at + wanted.Length]);
            var next = at + Math.Max(1, wanted.Length);
            if (!all || next > text.Length) yield break;
            realm.Step();
            at = text.IndexOf(wanted, next, StringComparison.Ordinal);
        }
    }

    private static Value Replaced(Realm realm, string text, Pattern? pattern, IEnumerable<Match> matches,
        Value replacement)
    {
        var function = replacement.As<FunctionValue>();
        var template = function is null ? Conversions.ToText(realm, replacement) : "";
        var made = new StringBuilder();
        var copied = 0;
        foreach (var match in matches)
        {
            realm.Step();
            made.Append(text, copied, match.Start - copied);
            if (function is null) RegExpLibrary.Expand(made, template, text, match, pattern);
            else made.Append(Conversions.ToText(realm,
                Calls.Invoke(realm, function, default, Parts(realm, text, match, pattern))));
            copied = match.End;
            realm.CheckLength(made.Length);
        }
        return realm.Text(made.Append(text, copied, text.Length - copied).ToString());
    }

    private static Value[] Parts(Realm realm, string text, Match match, Pattern? pattern)
    {
        var parts = new List<Value>();
        for (var group = 0; group < match.Groups; group++)
            parts.Add(match.Text(text, group) is { } part ? realm.Text(part) : default);
        parts.Add(new(match.Start));
        parts.Add(new(text));
        if (pattern is { Names.Count: > 0 }) parts.Add(RegExpLibrary.NamedGroups(realm, pattern, match, text));
        return [.. parts];
    }

    private static Value Split(Realm realm, Value self, Arguments arguments)
    {
        var text = This(realm, self);
        var limit = arguments[1].IsUndefined ? uint.MaxValue
            : unchecked((uint)Conversions.ToInt32(realm, arguments[1]));
        var parts = new ArrayValue(realm);
        if (limit == 0) return new(parts);
        if (arguments[0].IsUndefined)
        {
            parts.Add(realm, new(text));
            return new(parts);
        }
        var pieces = arguments[0].Object is RegExpValue expression
            ? RegExpLibrary.Split(realm, expression.Pattern, text)
            : SplitAt(realm, text, Conversions.ToText(realm, arguments[0])).Select(piece => realm.Text(piece));
        foreach (var piece in pieces)
        {
            if (parts.Length >= limit) break;
            realm.Step();
            parts.Add(realm, piece);
        }
        return new(parts);
    }

    private static IEnumerable<string> SplitAt(Realm realm, string text, string separator)
    {
        CountSearch(realm, text, separator);
        return separator.Length == 0 ? text.Select(c => c.ToString()) : text.Split(separator);
    }
}
