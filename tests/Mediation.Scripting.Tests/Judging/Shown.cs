using Mediation.Scripting.Compilation;
using Mediation.Scripting.Library;
using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Tests.Judging;

/// <summary>What a program gives here, as one line; <c>judge.js</c> writes the same of Node.</summary>
internal static class Shown
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static string Of(string source)
    {
        var realm = new Realm(new KnownHost { Place = Shanghai }, new() { Steps = 10_000_000 }, default);
        try
        {
            var program = ProgramCompiler.Compile(source, realm.Limits);
            return program.Refusals is [var refusal, ..] ? "refused " + refusal.Code
                : Show(realm, program.Run(realm), 0);
        }
        catch (ThrownException thrown)
        {
            return "throws "
                + (thrown.Value.Object is ErrorValue error ? error.Get("name").Text : Show(realm, thrown.Value, 0));
        }
        catch (RefusedException refused)
        {
            return refused.Refusal.Code.StartsWith("script.syntax.", StringComparison.Ordinal) ? "throws SyntaxError"
                : "refused " + refused.Refusal.Code;
        }
    }

    private static string Show(Realm realm, Value value, int depth)
    {
        if (depth > 12) return "…";
        return value.Kind switch
        {
            Kind.Number => Number(value.Number),
            Kind.Text => JsonWriter.Write(realm, value, default, "")!,
            Kind.Object => Object(realm, value.Object!, depth),
            _ => Conversions.ToText(realm, value)
        };
    }

    private static string Object(Realm realm, ObjectValue value, int depth) => value switch
    {
        FunctionValue => "function",
        ErrorValue => "error " + value.Get("name").Text,
        DateValue date => "date " + Number(date.Time),
        RegExpValue => $"regexp /{value.Get("source").Text}/{value.Get("flags").Text}",
        MapValue map => "map ["
            + string.Join(", ",
            map.Members.Entries().Select(e => Show(realm, e.Key, depth + 1) + ": "
            + Show(realm, e.Value, depth + 1))) + "]",
        SetValue set => "set [" + string.Join(", ", set.Members.Keys().Select(e => Show(realm, e, depth + 1))) + "]",
        IteratorValue => "iterator",
        ArrayValue array => "["
            + string.Join(", ",
            [.. array.Elements.ToArray().Select(e => Show(realm, e, depth + 1)), .. Members(realm, array, depth)])
            + "]",
        _ => "{" + string.Join(", ", Members(realm, value, depth)) + "}"
    };

    private static IEnumerable<string> Members(Realm realm, ObjectValue value, int depth) =>
        value.Keys().Where(key => value is not ArrayValue || !key.All(char.IsAsciiDigit))
            .Select(key => JsonWriter.Write(realm, new(key), default, "") + ": "
                + Show(realm, value.Get(key), depth + 1));

    private static string Number(double number) =>
        number == 0 && double.IsNegative(number) ? "-0" : Numbers.Text(number);
}
