using System.Globalization;
using System.Text;
using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>String. Lengths and places count UTF-16 units. What takes a pattern is in the other part.</summary>
internal static partial class TextLibrary
{
    public static NativeFunction Build() =>
        Type("String", 1, Prototypes.Text,
            (realm, _, arguments) =>
                arguments.Count == 0 ? Value.EmptyText : new(Conversions.ToText(realm, arguments[0])),
            construct: null, [.. Plain(), .. WithPatterns()])
        .With("fromCharCode", 1, (realm, _, arguments) =>
            realm.Text(string.Concat(arguments.From(0).Select(c => (char)Conversions.ToInt32(realm, c)))))
        .With("fromCodePoint", 1, (realm, _, arguments) =>
            realm.Text(string.Concat(arguments.From(0).Select(c => CodePoint(realm, c)))));

    private static IEnumerable<(string, Value)> Plain() =>
    [
        Method("at", 1, (realm, self, arguments) =>
            One(This(realm, self), Conversions.ToInteger(realm, arguments[0]), fromEnd: true)),
        Method("charAt", 1, (realm, self, arguments) =>
            One(This(realm, self), Conversions.ToInteger(realm, arguments[0]), false) is { IsUndefined: false } c ? c
                : Value.EmptyText),
        Method("charCodeAt", 1, (realm, self, arguments) =>
            new(CodeUnit(This(realm, self), Conversions.ToInteger(realm, arguments[0])))),
        Method("codePointAt", 1, CodePointAt),
        Method("concat", 1, (realm, self, arguments) => arguments.From(0).Aggregate(new Value(This(realm, self)),
            (text, part) => Operators.Join(realm, text, new(Conversions.ToText(realm, part))))),
        Method("endsWith", 1, (realm, self, arguments) => Value.Of(EndsWith(realm, self, arguments))),
        Method("includes", 1, (realm, self, arguments) => Value.Of(IndexOf(realm, self, arguments) >= 0)),
        Method("indexOf", 1, (realm, self, arguments) => new(IndexOf(realm, self, arguments))),
        Method("isWellFormed", 0, (realm, self, _) => Value.Of(This(realm, self).IsWellFormed())),
        Method("lastIndexOf", 1, LastIndexOf),
        Method("localeCompare", 1, LocaleCompare),
        Method("normalize", 0, Normalize),
        Method("padEnd", 1, (realm, self, arguments) => Pad(realm, self, arguments, atStart: false)),
        Method("padStart", 1, (realm, self, arguments) => Pad(realm, self, arguments, atStart: true)),
        Method("repeat", 1, Repeat),
        Method("slice", 2, Slice),
        Method("startsWith", 1, (realm, self, arguments) => Value.Of(StartsWith(realm, self, arguments))),
        Method("substr", 2, Substr),
        Method("substring", 2, Substring),
        Method("toLocaleLowerCase", 0, (realm, self, _) => realm.Text(Lower(This(realm, self)))),
        Method("toLocaleUpperCase", 0, (realm, self, _) => realm.Text(Upper(This(realm, self)))),
        Method("toLowerCase", 0, (realm, self, _) => realm.Text(Lower(This(realm, self)))),
        Method("toString", 0, (realm, self, _) => self.IsText ? self
            : throw Errors.Type(realm, "String.prototype.toString requires that 'this' be a String")),
        Method("toUpperCase", 0, (realm, self, _) => realm.Text(Upper(This(realm, self)))),
        Method("trim", 0, (realm, self, _) => new(Trim(This(realm, self), start: true, end: true))),
        Method("trimEnd", 0, (realm, self, _) => new(Trim(This(realm, self), start: false, end: true))),
        Method("trimStart", 0, (realm, self, _) => new(Trim(This(realm, self), start: true, end: false))),
        Method("valueOf", 0, (realm, self, _) => self.IsText ? self
            : throw Errors.Type(realm, "String.prototype.valueOf requires that 'this' be a String"))
    ];

    /// <summary>What the method was called on, as text; going through it is counted.</summary>
    private static string This(Realm realm, Value self)
    {
        if (self.IsNullish) throw Errors.Type(realm, "String method called on null or undefined");
        var text = Conversions.ToText(realm, self);
        realm.Step(text.Length / 16);
        return text;
    }

    /// <summary>A search may compare most of what is wanted at every place.</summary>
    private static void CountSearch(Realm realm, string text, string wanted) =>
        realm.Step((long)text.Length * wanted.Length / 4096);

    private static Value One(string text, double place, bool fromEnd)
    {
        if (fromEnd && place < 0) place += text.Length;
        return place >= 0 && place < text.Length ? new(text[(int)place].ToString()) : default;
    }

    private static double CodeUnit(string text, double place) =>
        place >= 0 && place < text.Length ? text[(int)place] : double.NaN;

    private static Value CodePointAt(Realm realm, Value self, Arguments arguments)
    {
        var (text, place) = (This(realm, self), Conversions.ToInteger(realm, arguments[0]));
        if (place < 0 || place >= text.Length) return default;
        var at = (int)place;
        return new(char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at]);
    }

    private static string CodePoint(Realm realm, Value value)
    {
        var code = Conversions.ToNumber(realm, value);
        if (!(code >= 0 && code <= 0x10ffff) || code != Math.Floor(code))
            throw Errors.Range(realm, "Invalid code point " + Conversions.ToText(realm, value));
        return code is >= 0xd800 and <= 0xdfff ? ((char)code).ToString() : char.ConvertFromUtf32((int)code);
    }

    private static string Wanted(Realm realm, Arguments arguments, string method) =>
        arguments[0].Object is RegExpValue
            ? throw Errors.Type(realm, $"First argument to String.prototype.{method} must not be a regular expression")
            : Conversions.ToText(realm, arguments[0]);

    private static int IndexOf(Realm realm, Value self, Arguments arguments)
    {
        var (text, wanted) = (This(realm, self), Wanted(realm, arguments, "includes"));
        CountSearch(realm, text, wanted);
        return text.IndexOf(wanted, ArrayLibrary.Place(realm, Absolute(realm, arguments[1]), text.Length, 0),
            StringComparison.Ordinal);
    }

    /// <summary>A place that doesn't count from the end.</summary>
    private static Value Absolute(Realm realm, Value place) =>
        place.IsUndefined ? place : new(Math.Max(0, Conversions.ToInteger(realm, place)));

    private static Value LastIndexOf(Realm realm, Value self, Arguments arguments)
    {
        var (text, wanted) = (This(realm, self), Conversions.ToText(realm, arguments[0]));
        CountSearch(realm, text, wanted);
        var from = Conversions.ToNumber(realm, arguments[1]);
        var last = double.IsNaN(from) ? text.Length : (int)Math.Clamp(Math.Truncate(from), 0, text.Length);
        for (var i = Math.Min(last, text.Length - wanted.Length); i >= 0; i--)
            if (string.CompareOrdinal(text, i, wanted, 0, wanted.Length) == 0) return new(i);
        return new(-1);
    }

    private static bool StartsWith(Realm realm, Value self, Arguments arguments)
    {
        var (text, wanted) = (This(realm, self), Wanted(realm, arguments, "startsWith"));
        var start = ArrayLibrary.Place(realm, Absolute(realm, arguments[1]), text.Length, 0);
        return text.AsSpan(start).StartsWith(wanted, StringComparison.Ordinal);
    }

    private static bool EndsWith(Realm realm, Value self, Arguments arguments)
    {
        var (text, wanted) = (This(realm, self), Wanted(realm, arguments, "endsWith"));
        var end = ArrayLibrary.Place(realm, Absolute(realm, arguments[1]), text.Length, text.Length);
        return text.AsSpan(0, end).EndsWith(wanted, StringComparison.Ordinal);
    }

    private static Value LocaleCompare(Realm realm, Value self, Arguments arguments)
    {
        var (text, other) = (This(realm, self), Conversions.ToText(realm, arguments[0]));
        var locale = arguments[1].IsText && arguments[1].Text.StartsWith("zh", StringComparison.Ordinal) ? "zh-CN" : "";
        return new(Math.Sign(CultureInfo.GetCultureInfo(locale).CompareInfo.Compare(text, other, CompareOptions.None)));
    }

    private static Value Normalize(Realm realm, Value self, Arguments arguments)
    {
        var text = This(realm, self);
        var form = arguments[0].IsUndefined ? "NFC" : Conversions.ToText(realm, arguments[0]);
        NormalizationForm? known = form switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => null
        };
        if (known is null) throw Errors.Range(realm, "The normalization form should be one of NFC, NFD, NFKC, NFKD.");
        var made = new StringBuilder();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsStray(text, i)) continue;
            made.Append(text[start..i].Normalize(known.Value));
            if (i < text.Length) made.Append(text[i]);
            start = i + 1;
        }
        return realm.Text(made.ToString());
    }

    /// <summary>Half a pair, or a place that Unicode keeps empty: .NET normalizes neither.</summary>
    private static bool IsStray(string text, int at) =>
        text[at] is >= '\ufdd0' and <= '\ufdef' or '\ufffe' or '\uffff' ||
        (char.IsHighSurrogate(text[at]) && (at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))) ||
        (char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1])));

    /// <summary>Whether each surrogate has its other half.</summary>
    private static bool IsWellFormed(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length
                || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }

    private static Value Pad(Realm realm, Value self, Arguments arguments, bool atStart)
    {
        var (text, length) = (This(realm, self), Conversions.ToInteger(realm, arguments[0]));
        var filler = arguments[1].IsUndefined ? " " : Conversions.ToText(realm, arguments[1]);
        if (length <= text.Length || filler.Length == 0) return new(text);
        realm.CheckLength((long)Math.Min(length, int.MaxValue));
        var missing = (int)length - text.Length;
        var padding = string.Concat(Enumerable.Repeat(filler, missing / filler.Length + 1))[..missing];
        return realm.Text(atStart ? padding + text : text + padding);
    }

    private static Value Repeat(Realm realm, Value self, Arguments arguments)
    {
        var (text, count) = (This(realm, self), Conversions.ToInteger(realm, arguments[0]));
        if (count < 0 || double.IsInfinity(count)) throw Errors.Range(realm, "Invalid count value: "
            + Conversions.ToText(realm, arguments[0]));
        if (text.Length == 0) return Value.EmptyText;
        realm.CheckLength((long)Math.Min(count * text.Length, long.MaxValue / 2));
        return realm.Text(string.Concat(Enumerable.Repeat(text, (int)count)));
    }

    private static Value Slice(Realm realm, Value self, Arguments arguments)
    {
        var text = This(realm, self);
        var (start, end) = (ArrayLibrary.Place(realm, arguments[0], text.Length, 0),
            ArrayLibrary.Place(realm, arguments[1], text.Length, text.Length));
        return start < end ? realm.Text(text[start..end]) : Value.EmptyText;
    }

    private static Value Substr(Realm realm, Value self, Arguments arguments)
    {
        var text = This(realm, self);
        var start = ArrayLibrary.Place(realm, arguments[0], text.Length, 0);
        var count = arguments[1].IsUndefined ? text.Length : Conversions.ToInteger(realm, arguments[1]);
        return count <= 0 ? Value.EmptyText
            : realm.Text(text.Substring(start, (int)Math.Min(count, text.Length - start)));
    }

    private static Value Substring(Realm realm, Value self, Arguments arguments)
    {
        var text = This(realm, self);
        var start = ArrayLibrary.Place(realm, Absolute(realm, arguments[0]), text.Length, 0);
        var end = ArrayLibrary.Place(realm, Absolute(realm, arguments[1]), text.Length, text.Length);
        return realm.Text(text[Math.Min(start, end)..Math.Max(start, end)]);
    }

    // The one letter whose upper case is two in everyday texts.
    private static string Upper(string text) => text.Replace("ß", "SS", StringComparison.Ordinal).ToUpperInvariant();

    private static string Lower(string text) => text.ToLowerInvariant();

    private static string Trim(string text, bool start, bool end)
    {
        int first = 0, last = text.Length;
        while (start && first < last && Characters.IsSpace(text[first])) first++;
        while (end && last > first && Characters.IsSpace(text[last - 1])) last--;
        return text[first..last];
    }
}
