namespace Mediation.Scripting.Tests;

/// <summary>The language that people write in Elsa, area by area. What random programs show of it is judged by Node
/// beside this.</summary>
public class LanguageTests
{
    [Theory]
    [InlineData("const { a, b: { c = 5 } = {}, ...rest } = { a: 1, d: 2, e: 3 }; [a, c, rest]", "[1,5,{\"d\":2,\"e\":3}]")]
    [InlineData("let a = 1, b = 2; [a, b] = [b, a]; [a, b]", "[2,1]")]
    [InlineData("const f = ({ x = 1 }, ...more) => x + more.length; f({}, 2, 3)", "3")]
    [InlineData("Math.max(...[1, 5, 3], ...new Set([9]))", "9")]
    [InlineData("`共 ${[1, 2].length} 件，${`嵌套${1 + 1}`}`", "\"共 2 件，嵌套2\"")]
    [InlineData("const o = { a: { b: null } }; [o?.a?.b?.c.d, o.x?.(), o.x?.y[0], o.a?.b ?? '无']", "[null,null,null,\"无\"]")]
    [InlineData("const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); fs.map(f => f())", "[0,1,2]")]
    [InlineData("outer: for (const i of [1, 2, 3]) { for (const j of [1, 2]) { if (i * j === 4) break outer; if (j > i) continue outer; } } 'done'", "\"done\"")]
    [InlineData("switch (2) { case 1: 'one'; case 2: 'two'; case 3: 'three'; break; default: 'none' }", "\"three\"")]
    [InlineData("try { null.x } catch ({ name, message }) { name + ': ' + message } finally { 'never' }", "\"TypeError: Cannot read properties of null (reading 'x')\"")]
    [InlineData("const f = () => { try { return 'try' } finally { f.ran = true } }; f() + f.ran", "\"trytrue\"")]
    [InlineData("hoisted(); function hoisted() { return 7 }", "7")]
    [InlineData("function Point(x) { this.x = x } Point.prototype.twice = function () { return this.x * 2 }; const p = new Point(4); [p.twice(), p instanceof Point, p.constructor === Point]", "[8,true,true]")]
    [InlineData("x = 5; x + 1", "6")]
    [InlineData("var i = 0; do { i += 2 } while (i < 5); i", "6")]
    [InlineData("let a = null; a ??= 3; a ||= 4; a &&= 5; a **= 2; a", "25")]
    [InlineData("[typeof null, typeof undefined, typeof (() => 1), typeof 'x', typeof 1, typeof nothing]", "[\"object\",\"undefined\",\"function\",\"string\",\"number\",\"undefined\"]")]
    [InlineData("const a = 1\nconst b = 2\n;[a, b].map(x => x * 2)", "[2,4]")]
    [InlineData("[1, 2] instanceof Array && new RangeError('x') instanceof Error && !('a' in {}) && 0 in [1]", "true")]
    [InlineData("(function fact(n) { return n < 2 ? 1 : n * fact(n - 1) })(10)", "3628800")]
    [InlineData("const 案件 = { 状态: '办理中' }; 案件.状态 === '办理中' ? 案件['状态'].length : 0", "3")]
    [InlineData("[0.1 + 0.2, 1e21, 1 / 3, -1e-7, 123456789012345680000].join()", "\"0.30000000000000004,1e+21,0.3333333333333333,-1e-7,123456789012345680000\"")]
    [InlineData("[1.005.toFixed(2), (25).toString(36), (0.000001234).toPrecision(2), (1234.5678).toExponential(2)]", "[\"1.00\",\"p\",\"0.0000012\",\"1.23e+3\"]")]
    [InlineData("'2026-01-05'.replace(/(?<y>\\d+)-(?<m>\\d+)-(?<d>\\d+)/, '$<d>.$<m>.$<y>')", "\"05.01.2026\"")]
    [InlineData("[...'a1b22'.matchAll(/[a-z](\\d+)/g)].map(m => m[1])", "[\"1\",\"22\"]")]
    [InlineData("'求助电话 13812345678'.match(/1[3-9]\\d{9}/)?.[0]", "\"13812345678\"")]
    [InlineData("JSON.stringify({ b: 1, a: [1, { c: '中' }], u: undefined, d: new Date(0) }, null, 1)", "\"{\\n \\\"b\\\": 1,\\n \\\"a\\\": [\\n  1,\\n  {\\n   \\\"c\\\": \\\"中\\\"\\n  }\\n ],\\n \\\"d\\\": \\\"1970-01-01T00:00:00.000Z\\\"\\n}\"")]
    [InlineData("new Map([['a', 1], [NaN, 2]]).get(NaN) + new Set('aab').size", "4")]
    [InlineData("const it = [1, 2].values(); [it.next().value, it.next().value, it.next().done]", "[1,2,true]")]
    [InlineData("Object.entries({ b: 1, 2: 'x', 1: 'y' }).flat()", "[\"1\",\"y\",\"2\",\"x\",\"b\",1]")]
    public void A_program_gives_what_its_author_expects(string source, string value) =>
        Scripts.Value(source).ShouldBe(value);

    [Theory]
    [InlineData("Math.random = () => 4; Math.random() < 1")]
    [InlineData("Array.prototype.map = null; [1].map(x => x).length === 1")]
    [InlineData("Array.prototype.map.mine = 1; Math.max.mine = 1; [].map.mine === undefined && Math.max.mine === undefined")]
    [InlineData("Object.prototype.polluted = true; ({}).polluted === undefined")]
    [InlineData("(() => 1).constructor !== undefined && (() => 1).constructor('return 1') !== 1")]
    [InlineData("typeof ''.constructor.constructor === 'function' && ''.constructor.constructor === Object")]
    public void The_languages_own_objects_can_not_be_changed_nor_lead_out(string source)
    {
        var outcome = Scripts.Run(source);

        if (outcome.Fault is null) outcome.Value.ShouldBe(true);
        else outcome.Fault.Code.ShouldBe("script.thrown");
        Scripts.Value("[1, 2].map(x => x * 2).length + Math.max(1, 2)").ShouldBe("4");
    }

    [Fact]
    public void Runs_of_one_script_know_nothing_of_each_other()
    {
        var script = Scripts.Read("count = typeof count === 'undefined' ? 1 : count + 1; count");

        script.Run(new KnownHost(), TestContext.Current.CancellationToken).Value.ShouldBe(1.0);
        script.Run(new KnownHost(), TestContext.Current.CancellationToken).Value.ShouldBe(1.0);
    }

    [Fact]
    public void One_script_may_run_on_many_threads()
    {
        var script = Scripts.Read("let sum = 0; for (const x of [1, 2, 3].map(n => n * seed)) sum += x; sum");

        Parallel.For(0, 200, seed =>
            script.Run(new KnownHost { Globals = { ["seed"] = seed } },
            TestContext.Current.CancellationToken).Value.ShouldBe(6.0 * seed));
    }
}
