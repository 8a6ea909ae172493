namespace Mediation.Scripting.Tests.Judging;

/// <summary>Random programs that always end (随机程序): one seed makes one program.</summary>
internal sealed partial class RandomPrograms(int seed)
{
    private readonly Random random = new(seed);
    private readonly List<string> numbers = [];
    private readonly List<string> texts = [];
    private readonly List<string> arrays = [];
    private readonly List<string> objects = [];
    private readonly List<string> any = [];
    private int names;

    public string Program()
    {
        var statements = Enumerable.Range(0, random.Next(2, 7)).Select(_ => Statement(2)).ToList();
        statements.Add(Chance(70) ? $"[{Any(2)}, {Any(2)}, {Text(2)}]" : Statement(2));
        return string.Join("\n", statements);
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];

    private string New(List<string> kind)
    {
        var name = "v" + names++;
        kind.Add(name);
        return name;
    }

    /// <summary>Statements inside a block: what they declare is forgotten after it.</summary>
    private string Block(int depth)
    {
        var before = Lists.Select(list => list.Count).ToArray();
        var text = string.Join(" ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(depth)));
        foreach (var (list, count) in Lists.Zip(before)) list.RemoveRange(count, list.Count - count);
        return text;
    }

    private List<string>[] Lists => [numbers, texts, arrays, objects, any];

    private string Statement(int depth)
    {
        if (depth <= 0) return Simple();
        switch (random.Next(22))
        {
            case 0: return $"if ({Condition(depth)}) {{ {Block(depth - 1)} }} else {{ {Block(depth - 1)} }}";
            case 1: return Counting(depth);
            case 2: return $"for (const {Fresh(out var item)} of [...{Iterable(depth - 1)}]) {{ {Block(depth - 1)} {Last(item)} }}";
            case 3: return $"for (const {Fresh(out var key)} in {Pick(Object(1), Array(1), Object(1))}) {{ {Last(key)} {Block(depth - 1)} }}";
            case 4: return $"switch ({Any(1)}) {{ case {Any(1)}: {Block(depth - 1)} {Pick("break;", "")} case {Any(1)}: {Block(0)} default: {Block(0)} }}";
            case 5: return $"try {{ {Block(depth - 1)} {Pick("throw " + Any(1) + ";", "null.x;", "", "undefinedName;", "throw new RangeError('r');")} }} catch (e) {{ {Block(depth - 1)} {Pick("e.name", "e instanceof TypeError", "1", "typeof e")}; }}{(Chance(40) ? " finally { " + Block(0) + " }" : "")}";
            case 6: return Function(depth);
            case 7: return Destructuring();
            case 8: return $"l{names}: for (let i{names} = 0; i{names} < 3; i{names}++) {{ for (let j = 0; j < 3; j++) {{ if (j + i{names} > {random.Next(4)}) {Pick("break", "continue")} l{names++}; {Block(0)} }} }}";
            case 9: return Closures();
            default: return Simple();
        }
    }

    private string Fresh(out string name) => name = "w" + names++;

    private string Last(string name) => Chance(60) ? name + ";" : "";

    private string Counting(int depth)
    {
        var i = Fresh(out _);
        var body = $"{Block(depth - 1)} {Last(i)} {(Chance(20) ? $"if ({i} > 1) {Pick("break", "continue")};" : "")}";
        return random.Next(3) switch
        {
            0 => $"for (let {i} = 0; {i} < {random.Next(5)}; {i}++) {{ {body} }}",
            1 => $"let {i} = {random.Next(5)}; while ({i}-- > 0) {{ {body} }}",
            _ => $"var {i} = 0; do {{ {body} }} while (++{i} < {random.Next(4)})"
        };
    }

    private string Function(int depth)
    {
        var (name, a, b) = ("f" + names++, "p" + names++, "p" + names++);
        var before = Lists.Select(list => list.Count).ToArray();
        any.Add(a);
        any.Add(b);
        var parameters = Pick($"{a}, {b}", $"{a}, {b} = {Any(1)}", $"{{ {a}, x: {b} = 2 }} = {{}}", $"[{a}, ...{b}]", $"{a}, ...{b}");
        var body = $"{Block(depth - 1)} {Pick("return " + Any(2) + ";", "", "if (" + Condition(1) + ") return " + Any(1) + ";")}";
        var made = Pick($"function {name}({parameters}) {{ {body} }}", $"const {name} = ({parameters}) => {{ {body} }};", $"var {name} = ({parameters}) => {Paren(Any(2))};");
        foreach (var (list, count) in Lists.Zip(before)) list.RemoveRange(count, list.Count - count);
        return $"{made} {Pick("const", "let", "var")} {New(any)} = {name}({Pick(Array(1), "{ x: " + Any(1) + " }", Any(1))}, {Any(1)});";
    }

    private string Closures() => Pick(
        $"const {Fresh(out var made)} = []; for (let i = 0; i < 3; i++) {{ {made}.push(() => i * {random.Next(5)}); }} {made}.map(f => f());",
        $"const {Fresh(out var count)} = (() => {{ let n = {Number(1)}; return () => n++; }})(); [{count}(), {count}(), {count}()];",
        $"const {Fresh(out var sum)} = n => n > 0 ? n + {sum}(n - 1) : {Number(1)}; {sum}({random.Next(9)});");

    private string Destructuring() => Pick(
        $"const {{ a: {New(any)} = {Any(1)}, ...{New(objects)} }} = {Object(1)};",
        $"let [{New(any)}, , {New(any)} = {Any(1)}, ...{New(arrays)}] = {Iterable(1)};",
        $"var {{ a: {{ b: {New(any)} }} = {{}}, [{Text(0)}]: {New(any)} }} = {Object(1)};");

    private string Simple() => random.Next(9) switch
    {
        0 => $"{Pick("const", "let", "var")} {Declared(numbers, Number(2))};",
        1 => $"{Pick("const", "let")} {Declared(texts, Text(2))};",
        2 => $"const {Declared(arrays, Array(2))};",
        3 => $"const {Declared(objects, Object(2))};",
        4 when arrays.Count > 0 => $"{arrays[random.Next(arrays.Count)]}.{Pick($"push({Any(1)})", "pop()", "shift()", $"unshift({Any(1)})", $"splice({Small()}, {Small()}, {Any(1)})", "reverse()", $"fill({Any(1)}, {Small()})")};",
        5 when objects.Count > 0 => $"{objects[random.Next(objects.Count)]}{Pick(".a", ".b", $"[{Text(0)}]", "[1]")} {Pick("=", "=", "??=", "||=", "+=")} {Any(1)};",
        6 when objects.Count > 0 => $"delete {objects[random.Next(objects.Count)]}{Pick(".a", ".b", "[1]")};",
        _ => $"{Any(2)};"
    };

    /// <summary>The value is made before the name is known, so that it never refers to itself.</summary>
    private string Declared(List<string> kind, string value) => $"{New(kind)} = {value}";

    private static string Paren(string text) => "(" + text + ")";
}
