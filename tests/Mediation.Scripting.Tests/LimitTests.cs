namespace Mediation.Scripting.Tests;

/// <summary>Whatever a script tries, its run ends with a fault that says which limit it passed.</summary>
public class LimitTests
{
    [Theory]
    [InlineData("while (true) {}", "script.limit.steps")]
    [InlineData("for (;;) { try { for (;;) {} } catch (e) {} finally { continue; } }", "script.limit.steps")]
    [InlineData("const a = [1]; for (const x of a) a.push(x)", "script.limit.steps")]
    [InlineData("const f = n => f(n + 1); f(0)", "script.limit.calls")]
    [InlineData("const o = { toString() { return '' + o } }; '' + o", "script.limit.calls")]
    [InlineData("const f = () => [1, 2].sort(f); f()", "script.limit.calls")]
    [InlineData("let f = () => 1; for (let i = 0; i < 1000; i++) f = f.bind(null); f()", "script.limit.calls")]
    [InlineData("const a = []; a.toString = () => '' + a; '' + a", "script.limit.calls")]
    [InlineData("let s = 'x'; while (true) s += s", "script.limit.text")]
    [InlineData("'abc'.repeat(1e9)", "script.limit.text")]
    [InlineData("'abc'.padEnd(2 ** 31)", "script.limit.text")]
    [InlineData("Array(2e5).fill('0123456789').join('')", "script.limit.text")]
    [InlineData("'x'.repeat(4e5).replaceAll('x', 'yyy')", "script.limit.text")]
    [InlineData("new Array(4294967295)", "script.limit.memory")]
    [InlineData("const a = []; a[1e9] = 1", "script.limit.memory")]
    [InlineData("const a = []; a.length = 1e8", "script.limit.memory")]
    [InlineData("let a = [1]; while (true) a = [...a, ...a]", "script.limit")]
    [InlineData("const a = []; for (;;) a.push(new Array(1000))", "script.limit.memory")]
    [InlineData("/(a+)+$/.test('a'.repeat(40) + 'b')", "script.limit.steps")]
    [InlineData("/(.*)*x/.test('y'.repeat(1000))", "script.limit.steps")]
    [InlineData("/^(?:a?){30}a{30}$/.test('a'.repeat(30))", "script.limit.steps")]
    [InlineData("'a'.repeat(1e5).match(/(?:.|\\n)*b/)", "script.limit.steps")]
    [InlineData("const a = []; a.push(a); a", "script.limit.depth")]
    [InlineData("const a = []; a.push(a); a.flat(Infinity)", "script.limit.depth")]
    [InlineData("JSON.parse('['.repeat(1e5))", "script.limit.depth")]
    [InlineData("let o = {}; for (let i = 0; i < 1000; i++) o = { o }; JSON.stringify(o)", "script.limit.depth")]
    [InlineData("Array.from({ length: 200000 }, () => 1)", "script.limit.output")]
    [InlineData("Array.from({ length: 1e15 })", "script.limit.steps")]
    [InlineData("JSON.parse('{\"a\":1,\"b\":2}', function (k, v) { if (k === 'a') this.b = this; return v })", "script.limit.depth")]
    [InlineData("let o = {}; for (;;) o = Object.create(o)", "script.limit.depth")]
    [InlineData("const s = 'a'.repeat(1e6), w = 'a'.repeat(2e5) + 'b' + 'a'.repeat(2e5); s.indexOf(w)", "script.limit.steps")]
    [InlineData("for (;;) new RegExp('(a{100}){100}')", "script.limit.steps")]
    [InlineData("const s = '1'.repeat(1e6); for (;;) +s", "script.limit.steps")]
    [InlineData("const s = '1'.repeat(1e6), m = new Map(); for (;;) m.has(s)", "script.limit.steps")]
    [InlineData("for (let i = 0; ; i++) { try { null.x } catch (e) { } }", "script.limit.steps")]
    public void A_run_that_goes_too_far_is_ended(string source, string code) =>
        Scripts.Run(source).Fault.ShouldNotBeNull().Code.ShouldStartWith(code);

    [Fact]
    public void A_limit_is_told_with_the_place_and_can_not_be_caught()
    {
        var fault = Scripts.Run("try {\n  'x'.repeat(1e9)\n} catch (e) { 'saved' }").Fault.ShouldNotBeNull();

        fault.ShouldBe(new ScriptFault("script.limit.text", 2, 13, fault.Arguments));
        fault.Message.ShouldBe("A text is longer than 1000000 characters.");
        fault.MessageIn(new("zh-CN")).ShouldBe("文本超过 1000000 个字符。");
    }

    [Fact]
    public void A_cancelled_run_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Scripts.Read("for (;;) {}", new() { Steps = long.MaxValue }).Run(new KnownHost(), source.Token)
            .Fault.ShouldNotBeNull().Code.ShouldBe("script.cancelled");
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{", "}")]
    [InlineData("f(", ")")]
    [InlineData("!", "")]
    [InlineData("- ", "")]
    [InlineData("new ", "")]
    [InlineData("a => ", "")]
    [InlineData("a ? b : ", "")]
    [InlineData("a = ", "")]
    [InlineData("a ** ", "")]
    [InlineData("if (1) ", "")]
    [InlineData("() => {", "}")]
    [InlineData("`${", "}`")]
    [InlineData("x: ", "")]
    [InlineData("({ a: ", "})")]
    public void A_source_nested_too_deeply_is_refused(string open, string close)
    {
        foreach (var times in (int[])[300, 30_000])
        {
            var source = string.Concat(Enumerable.Repeat(open, times)) + "1"
                + string.Concat(Enumerable.Repeat(close, times));
            var fault = Scripts.Refused(source, new() { Length = 1_000_000 });
            (fault.Code is "script.limit.nesting"
                || fault.Code.StartsWith("script.syntax.", StringComparison.Ordinal)).ShouldBeTrue(fault.ToString());
        }
    }

    [Theory]
    [InlineData("+ 1")]
    [InlineData(".a")]
    [InlineData("[0]")]
    [InlineData("()")]
    [InlineData("?.a")]
    [InlineData("&& 1")]
    public void A_chain_that_is_too_long_is_refused(string link) =>
        Scripts.Refused("a" + string.Concat(Enumerable.Repeat(link, 20_000))).Code.ShouldBe("script.limit.nesting");

    [Fact]
    public void A_source_that_is_too_long_is_refused() =>
        Scripts.Refused(new(' ', 100_001)).Code.ShouldBe("script.limit.length");

    [Fact]
    public void A_small_thread_is_enough_for_the_deepest_run()
    {
        ScriptFault? fault = null;
        var nested = string.Concat(Enumerable.Repeat("[1,", 100)) + "f(n + 1)"
            + string.Concat(Enumerable.Repeat("]", 100));
        var thread = new Thread(() => fault = Scripts.Run($"const f = n => {nested}; f(0)").Fault, 512 * 1024);
        thread.Start();
        thread.Join();

        fault.ShouldNotBeNull().Code.ShouldBe("script.limit.calls");
    }

    [Fact]
    public void A_loop_that_adds_to_a_text_costs_what_it_adds() =>
        Scripts.Run("let s = ''; for (let i = 0; i < 50000; i++) s += 'line ' + i + '\\n'; s.length").Value.ShouldBe(538_890.0);
}
