using System.Globalization;
using Mediation.Scripting.Reading;

namespace Mediation.Scripting.Tests;

/// <summary>What is outside the language is refused when a script is read, by code and place.</summary>
public class RefusalTests
{
    [Theory]
    [InlineData("class A {}", "script.refused.class", 1)]
    [InlineData("1 + class {}", "script.refused.class", 5)]
    [InlineData("function* g() {}", "script.refused.generator", 1)]
    [InlineData("x = { *g() {} }", "script.refused.generator", 7)]
    [InlineData("async () => 1", "script.refused.async", 1)]
    [InlineData("x = async function () {}", "script.refused.async", 5)]
    [InlineData("await f()", "script.refused.async", 1)]
    [InlineData("eval('1')", "script.refused.eval", 1)]
    [InlineData("new Function('return 1')()", "script.refused.eval", 5)]
    [InlineData("import x from 'y'", "script.refused.module", 1)]
    [InlineData("x = import('y')", "script.refused.module", 5)]
    [InlineData("with (a) { b }", "script.refused.with", 1)]
    [InlineData("({ get a() { return 1 } })", "script.refused.accessor", 4)]
    [InlineData("10n", "script.refused.bigint", 1)]
    [InlineData("017", "script.refused.octal", 1)]
    [InlineData("tag`x`", "script.refused.tagged-template", 4)]
    [InlineData("function f() { return arguments.length }", "script.refused.arguments", 23)]
    [InlineData("DateTime.Now", "script.refused.clr-type", 1)]
    [InlineData("new Promise(f)", "script.refused.name", 5)]
    [InlineData("delete x", "script.refused.delete-name", 1)]
    [InlineData("debugger", "script.refused.debugger", 1)]
    public void What_the_engine_leaves_out_is_refused_by_name(string source, string code, int column)
    {
        var fault = Scripts.Refused(source);

        (fault.Code, fault.Line, fault.Column).ShouldBe((code, 1, column));
    }

    [Theory]
    [InlineData("1 +", "script.syntax.end")]
    [InlineData("f(1", "script.syntax.expected-at-end")]
    [InlineData("a b", "script.syntax.unexpected")]
    [InlineData("'abc", "script.syntax.text-open")]
    [InlineData("`abc", "script.syntax.template-open")]
    [InlineData("/abc", "script.syntax.regexp-open")]
    [InlineData("/(/", "script.syntax.regexp")]
    [InlineData("/* x", "script.syntax.comment-open")]
    [InlineData("let a; let a", "script.syntax.declared-twice")]
    [InlineData("const a", "script.syntax.value-missing")]
    [InlineData("1 = 2", "script.syntax.target")]
    [InlineData("({ a = 1 })", "script.syntax.target")]
    [InlineData("a ?? b || c", "script.syntax.mixed-logic")]
    [InlineData("-1 ** 2", "script.syntax.power")]
    [InlineData("break", "script.syntax.jump")]
    [InlineData("a # b", "script.syntax.character")]
    [InlineData("3x", "script.syntax.number")]
    [InlineData("'\\u12'", "script.syntax.escape")]
    [InlineData("if (a then b", "script.syntax.expected")]
    public void What_is_not_JavaScript_is_refused(string source, string code) =>
        Scripts.Refused(source).Code.ShouldBe(code);

    [Fact]
    public void A_refusal_tells_its_line_and_column_and_speaks_Chinese()
    {
        var fault = Scripts.Refused("const a = 1;\r\n  // 说明\r\n  a.b.(c)");

        fault.ToString().ShouldBe("(3,7): script.syntax.unexpected: '(' wasn't expected here.");
        fault.MessageIn(new("zh-CN")).ShouldBe("此处不应出现“(”。");
    }

    [Fact]
    public void Every_name_that_is_never_available_is_told_at_once() =>
        Script.Read("eval('1') + setTimeout(f)").Faults.Select(fault => fault.Column).ShouldBe([1, 13]);

    [Fact]
    public void A_script_may_give_such_a_name_a_meaning_of_its_own() =>
        Scripts.Value("const Guid = { empty: 0 }; Guid.empty").ShouldBe("0");

    [Fact]
    public void Every_code_has_a_sentence_in_both_languages()
    {
        FaultText.Codes.ShouldNotBeEmpty();
        foreach (var code in FaultText.Codes)
        {
            var fault = new ScriptFault(code, 1, 1, "甲", "乙");
            fault.Message.ShouldNotBeNullOrWhiteSpace();
            fault.MessageIn(CultureInfo.GetCultureInfo("zh-CN")).ShouldContain(c => c > 0x4e00);
        }
    }
}
