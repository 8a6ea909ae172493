using System.Globalization;

namespace Mediation.Scripting.Tests.Judging;

/// <summary>Expressions, by the kind of value that they mostly give.</summary>
internal sealed partial class RandomPrograms
{
    private string Any(int depth)
    {
        if (Chance(4) && depth > 0) return $"({Any(depth - 1)} {Pick("+", "-", "==", "===", "<", ">=", "&&", "||", ">>>", "%", "!=", ", ")} {Any(depth - 1)})";
        if (Chance(3) && depth > 0) return Wild(depth);
        return random.Next(14) switch
        {
            0 or 1 or 2 => Number(depth),
            3 or 4 or 5 => Text(depth),
            6 or 7 => Array(depth),
            8 or 9 => Object(depth),
            10 => Condition(depth),
            11 => Pick("undefined", "null", "NaN", "true", "false"),
            12 when depth > 0 => $"({Condition(depth - 1)} ? {Any(depth - 1)} : {Any(depth - 1)})",
            _ => any.Count > 0 ? any[random.Next(any.Count)] : Number(depth)
        };
    }

    /// <summary>Places where kinds don't fit: many of these throw.</summary>
    private string Wild(int depth) => Pick(
        $"({Any(depth - 1)}).a.b", $"({Any(depth - 1)})?.a?.[{Any(0)}]", $"({Any(depth - 1)})?.length?.toFixed?.(1)", $"[...{Pick("(" + Any(0) + ")", Text(0))}]",
        $"typeof {Paren(Any(depth - 1))}", $"({Any(depth - 1)} in {Paren(Any(0))})", $"String({Any(depth - 1)})", $"Number({Any(depth - 1)})", $"Boolean({Any(0)})",
        $"+{Paren(Any(depth - 1))}", $"-{Paren(Any(0))}", $"~{Paren(Any(0))}", $"`${{{Any(0)}}}-${{{Any(0)}}}`", $"Object.keys({Any(0)})", $"isNaN({Any(0)})");

    private string Condition(int depth)
    {
        if (depth <= 0) return Pick("true", "false", $"{Number(0)} > {Number(0)}", $"{Text(0)} < {Text(0)}");
        return random.Next(12) switch
        {
            0 => $"{Number(depth - 1)} {Pick("<", ">", "<=", ">=", "===", "!==", "==")} {Number(depth - 1)}",
            1 => $"{Text(depth - 1)} {Pick("<", ">", "===", "!=", "==")} {Pick(Text(depth - 1), Number(0))}",
            2 => $"!({Condition(depth - 1)})",
            3 => $"({Condition(depth - 1)} {Pick("&&", "||")} {Condition(depth - 1)})",
            4 => $"{Text(depth - 1)}.{Pick("includes", "startsWith", "endsWith")}({Text(0)}{Pick("", ", " + Small())})",
            5 => $"{Array(depth - 1)}.{Pick("some", "every")}(x => {Paren(Pick("typeof x === 'number'", "x > 2", "!x", "x"))})",
            6 => $"{Array(depth - 1)}.includes({Any(0)})",
            7 => $"({Any(depth - 1)} == {Any(depth - 1)})",
            8 => $"{RegExp()}.test({Text(depth - 1)})",
            9 => $"Object.is({Any(0)}, {Any(0)})",
            10 => $"Number.{Pick("isInteger", "isFinite", "isNaN", "isSafeInteger")}({Number(depth - 1)})",
            _ => $"Array.isArray({Any(0)})"
        };
    }

    private string Small() => random.Next(-3, 6).ToString(CultureInfo.InvariantCulture);

    private string NumberLiteral() => random.Next(8) switch
    {
        0 => random.Next(-1000, 1000).ToString(CultureInfo.InvariantCulture),
        1 => (random.NextDouble() * Math.Pow(10, random.Next(-8, 24))).ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace("E", "e", StringComparison.Ordinal),
        2 => (random.Next(-100_000, 100_000) / 1000.0).ToString(CultureInfo.InvariantCulture),
        3 => Pick("0", "-0", "1e21", "1e-7", "0.1", "0.5", "2.5", "1.005", "123456789012345680000", "5e-324", "1.7976931348623157e308", "4294967296", "-2147483649", "9007199254740993", "1e300", "0xff", "0b101", "1_000"),
        _ => Small()
    };

    private string Number(int depth)
    {
        if (depth <= 0) return Chance(40) && numbers.Count > 0 ? numbers[random.Next(numbers.Count)] : Negative(NumberLiteral());
        return random.Next(15) switch
        {
            0 or 1 => $"({Number(depth - 1)} {Pick("+", "-", "*", "/", "%")} {Number(depth - 1)})",
            2 => $"({Number(depth - 1)} {Pick("|", "&", "^", "<<", ">>", ">>>")} {Number(depth - 1)})",
            3 => $"Math.{Pick("floor", "ceil", "round", "abs", "sign", "trunc", "sqrt", "fround", "clz32")}({Number(depth - 1)})",
            4 => $"Math.{Pick("min", "max")}({Number(depth - 1)}, {Number(depth - 1)})",
            5 => $"{Text(depth - 1)}.length",
            6 => $"{Text(depth - 1)}.{Pick("indexOf", "lastIndexOf")}({Text(0)}{Pick("", ", " + Small())})",
            7 => $"{Text(depth - 1)}.{Pick("charCodeAt", "codePointAt")}({Small()})",
            8 => $"{Array(depth - 1)}.reduce((a, x) => {Pick("a + Number(x)", "a + 1", "x === null ? a : a + String(x).length")}, 0)",
            9 => $"{Pick("parseInt", "parseFloat", "Number")}({Text(depth - 1)}{Pick("", "")})",
            10 => $"parseInt({Text(depth - 1)}, {Pick("2", "8", "10", "16", "32", "0", "1")})",
            11 => $"{Array(depth - 1)}.{Pick("indexOf", "lastIndexOf")}({Any(0)})",
            12 => $"{Array(depth - 1)}.{Pick("findIndex", "findLastIndex")}(x => {Paren(Pick("x > 1", "typeof x === 'string'", "x"))})",
            13 => Date(depth) + Pick(".getTime()", ".getUTCDay()", ".getHours()", ".getUTCMonth()", ".getDate()", ".getTimezoneOffset()", ".getUTCFullYear()", ".getMilliseconds()"),
            _ => $"({Small()} ** {Small()})"
        };
    }

    private static string Negative(string literal) => literal.StartsWith('-') ? $"({literal})" : literal.Contains('.') || literal.Contains('e') || literal.Contains('x') ? literal : $"({literal})";

    private string Date(int depth) => Pick(
        $"new Date(Math.abs({Number(depth - 1)}))",
        $"new Date({random.Next(1970, 2100)}, {random.Next(-3, 15)}, {random.Next(-5, 40)}, {random.Next(30)}, {random.Next(70)})",
        $"new Date(Date.UTC({random.Next(1992, 3000)}, {Small()}, {Small()}))",
        $"new Date('{random.Next(1971, 2050)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}{Pick("", "T08:30", "T23:59:59.5Z", "T10:00:00+09:30", "T24:00:00", " 10:11", "T1:2")}')",
        $"new Date('{Pick("2026/1/5", "1/5/2026", "Jan 5, 2026", "5 January 2026 10:00", "Mon, 05 Jan 2026 08:00:00 GMT", "2026-1-5", "5/6/26 3:04 PM", "never")}')",
        $"(d => (d.{Pick("setMonth", "setUTCHours", "setDate", "setMinutes", "setUTCDate")}({Small()}), d))(new Date(1700000000000))");

    private string RegExp() => "/" + Branch(2) + "/" + Pick("", "g", "i", "gi", "m", "s", "u", "y", "gu");

    private string Branch(int depth)
    {
        var terms = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Term(depth)));
        return Chance(20) ? terms + "|" + Term(depth) : terms;
    }

    private string Term(int depth)
    {
        var atom = random.Next(depth > 0 ? 12 : 7) switch
        {
            0 => Pick("a", "b", "1", "\\.", "中", "-"),
            1 => Pick(".", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S"),
            2 => Pick("[a-c]", "[^a-c]", "[\\d-]", "[\\s\\S]", "[^]", "[a\\-z]", "[一-龥]"),
            3 => Pick("a", "b", "c"),
            4 => Pick("^", "$", "\\b", "\\B"),
            5 => Pick("B", "\\u4e2d", "\\x61", "\\t"),
            6 => Pick("a", "2"),
            7 => $"({Branch(depth - 1)})",
            8 => $"(?:{Branch(depth - 1)})",
            9 => $"(?={Branch(depth - 1)})",
            10 => $"(?{Pick("!", "<=", "<!")}{Branch(depth - 1)})",
            _ => $"({Branch(depth - 1)})\\1"
        };
        var repeats = !atom.StartsWith("(?=", StringComparison.Ordinal) && !atom.StartsWith("(?!", StringComparison.Ordinal) && !atom.StartsWith("(?<", StringComparison.Ordinal) && atom is not ("^" or "$" or "\\b" or "\\B");
        return repeats && Chance(35) ? atom + Pick("*", "+", "?", "{2}", "{1,2}", "{0,}") + Pick("", "", "?") : atom;
    }
}
