namespace Mediation.Scripting.Tests.Judging;

/// <summary>Texts, arrays and objects.</summary>
internal sealed partial class RandomPrograms
{
    private string Text(int depth)
    {
        if (depth <= 0)
            return Chance(40) && texts.Count > 0 ? texts[random.Next(texts.Count)]
                : Pick("''", "'a'", "'abc'", "'aBc-12.5'", "'  x y '", "'1,2,,3'", "'42'", "'0x1F'", "'-1.5e3'", "'调解中心'", "'e\\u0301😀z'", "'a\\nb'", "'aabbcc'", "'2026-01-05'", "\"it's\"", "'Infinity'", "'b1a2'");
        return random.Next(22) switch
        {
            0 => $"({Text(depth - 1)} + {Pick(Text(depth - 1), Number(depth - 1), Any(0))})",
            1 => $"`${{{Any(depth - 1)}}}{Pick("", "-", "件")}${{{Text(depth - 1)}}}`",
            2 => $"{Text(depth - 1)}.{Pick("toUpperCase", "toLowerCase", "trim", "trimStart", "trimEnd", "normalize")}()",
            3 => $"{Text(depth - 1)}.{Pick("slice", "substring", "substr")}({Small()}{Pick("", ", " + Small())})",
            4 => $"{Text(depth - 1)}.{Pick("padStart", "padEnd")}({random.Next(12)}{Pick("", ", " + Text(0))})",
            5 => $"{Text(depth - 1)}.repeat({random.Next(4)})",
            6 => $"{Text(depth - 1)}.{Pick("charAt", "at")}({Small()})",
            7 => $"{Text(depth - 1)}.{Pick("replace", "replaceAll")}({Text(0)}, {Pick(Text(0), "'[$&]'", "m => m + m", "'$1$$'", "'$`'")})",
            8 => $"{Text(depth - 1)}.replace({RegExp()}, {Pick(Text(0), "'<$&>'", "'$1-$2'", "(m, a, b) => `${m}|${a}`", "'$\\''")})",
            9 => $"{Array(depth - 1)}.join({Pick("", Text(0))})",
            10 => $"String({Any(depth - 1)})",
            11 => $"JSON.stringify({Any(depth - 1)}{Pick("", ", null, 2", ", ['a', 'b']", ", (k, v) => typeof v === 'number' ? v + 1 : v", ", null, '--'")})",
            12 => $"({Number(depth - 1)}).toFixed({random.Next(8)})",
            13 => $"({Number(depth - 1)} % 1e15).toString({Pick("", "2", "16", "36", "7")})",
            14 => $"({Number(depth - 1)}).{Pick("toPrecision", "toExponential")}({random.Next(1, 12)})",
            15 => $"({Number(depth - 1)}).toExponential()",
            16 => $"typeof {Paren(Any(depth - 1))}",
            17 => $"{Pick("encodeURIComponent", "encodeURI", "decodeURIComponent")}({Text(depth - 1)})",
            18 => $"String({Text(depth - 1)}.match({RegExp()}))",
            19 => Date(depth) + Pick(".toISOString()", ".toString()", ".toUTCString()", ".toDateString()", ".toJSON()"),
            20 => $"String.fromCharCode({Number(0)}, 97)",
            _ => $"({Condition(depth - 1)} ? {Text(depth - 1)} : {Text(depth - 1)})"
        };
    }

    private string Array(int depth)
    {
        if (depth <= 0)
            return Chance(40) && arrays.Count > 0 ? arrays[random.Next(arrays.Count)]
                : Pick("[]", "[1, 2, 3]", "[3, 1, 2, 10]", "['b', 'a', 'C']", "[1, 'x', null, undefined, true]", "[[1, 2], [3, [4]]]", "[{ a: 1 }, { a: 2, b: 'x' }]", "[NaN, 0, -0]", "[5, 1, 4, 1, 3, 9, 2, 6]");
        return random.Next(22) switch
        {
            0 => $"[{Any(depth - 1)}, {Any(depth - 1)}]",
            1 => $"[...{Iterable(depth - 1)}, {Any(depth - 1)}]",
            2 => $"{Array(depth - 1)}.map({Pick("x => x", "(x, i) => i", "x => x + 1", "x => [x]", "x => typeof x", "String", "Number", "(x, i, all) => all.length")})",
            3 => $"{Array(depth - 1)}.filter({Pick("x => x", "x => x > 1", "(x, i) => i % 2", "Boolean")})",
            4 => $"{Array(depth - 1)}.{Pick("slice", "toSpliced")}({Small()}{Pick("", ", " + Small())})",
            5 => $"{Array(depth - 1)}.concat({Any(depth - 1)}, {Array(0)})",
            6 => $"[...{Array(depth - 1)}].reverse()",
            7 => $"[...{Array(depth - 1)}].sort()",
            8 => $"{Array(depth - 1)}.map(Number).filter(x => !isNaN(x)).sort((a, b) => {Pick("a - b", "b - a", "0", "a % 3 - b % 3")})",
            9 => $"{Array(depth - 1)}.flat({Pick("", "1", "Infinity", "0")})",
            10 => $"{Array(depth - 1)}.flatMap(x => {Pick("[x, x]", "x", "[[x]]")})",
            11 => $"{Text(depth - 1)}.split({Pick("''", "','", "' '", Text(0), RegExp(), RegExp())}{Pick("", "", ", 2")})",
            12 => $"Object.{Pick("keys", "values", "entries")}({Pick(Object(depth - 1), Array(0), Text(0))})",
            13 => $"Array.from({Iterable(depth - 1)}{Pick("", ", (x, i) => i")})",
            14 => $"Array.from({{ length: {random.Next(5)} }}, (_, i) => {Pick("i", "i * i", "String(i)", "[]")})",
            15 => $"[{Array(depth - 1)}.{Pick($"at({Small()})", "find(x => x > 1)", "findLast(x => x)", $"splice({Small()}, 1)", "shift()", "pop()")}]",
            16 => $"[...{Text(depth - 1)}.matchAll(/{Branch(1)}/g)].map(m => [m.index, ...m])",
            17 => $"({Text(depth - 1)}.match({RegExp()}) ?? [])",
            18 => $"new Array({random.Next(1, 5)}).fill({Any(0)})",
            19 => $"[...new Set({Array(depth - 1)})]",
            20 => $"{Array(depth - 1)}.reduceRight((a, x) => [...a, x], [])",
            _ => $"{Array(depth - 1)}.{Pick("toReversed()", "toSorted()", $"with(0, {Any(0)})", "fill(7, 1, 2)", $"copyWithin({Small()}, {Small()})")}"
        };
    }

    private string Iterable(int depth) => Pick(Array(depth), Array(depth), Text(depth), $"new Set({Array(depth)})", $"new Map([['k', {Any(0)}], [{Any(0)}, 1]])",
        $"{Array(depth)}.entries()", $"new Map(Object.entries({Object(0)})).{Pick("keys", "values", "entries")}()");

    private string Object(int depth)
    {
        if (depth <= 0) return Chance(40) && objects.Count > 0 ? objects[random.Next(objects.Count)] : Pick("{}", "({ a: 1 })", "({ a: { b: 2 }, c: [1] })", "({ b: 'x', 2: 'two', 1: 'one' })").Replace("{}", "({})", StringComparison.Ordinal).Replace("(({}))", "({})", StringComparison.Ordinal);
        return random.Next(9) switch
        {
            0 => $"({{ a: {Any(depth - 1)}, [{Text(0)}]: {Any(depth - 1)} }})",
            1 => $"({{ ...{Object(depth - 1)}, b: {Any(depth - 1)} }})",
            2 => $"Object.assign({{}}, {Object(depth - 1)}, {Pick("null", Object(0), Array(0))})",
            3 => $"Object.fromEntries({Array(depth - 1)}.map((x, i) => [x, i]))",
            4 => $"JSON.parse({Pick($"JSON.stringify({Object(depth - 1)})", "'{\"a\": [1, {\"b\": null}], \"2\": 1e3}'", Text(0))})",
            5 => $"new Map([[{Any(0)}, {Any(depth - 1)}]])",
            6 => $"new Set({Iterable(0)})",
            7 => $"Object.freeze({Object(depth - 1)})",
            _ => $"({{ a: {Array(depth - 1)}, m() {{ return this.a; }} }})"
        };
    }
}
