using System.Linq.Expressions;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Expressions;

/// <summary>Sums, extremes and membership over sequences.</summary>
internal sealed partial class Binder
{
    private Typed Summed(Call call, string name, Expression source, RuleType element)
    {
        var argument = call.Arguments.Count == 0 ? new Name("it") : call.Arguments[0];
        if (call.Arguments.Count == 0 && language.IsOriginal)
            throw ExpressionException.At(call, "rules.expression.selector-missing", name);

        var (code, type) = Function(argument, element);
        if (type.IsDynamic)
        {
            var values = Sequences.Call("Select", [element.Clr, typeof(object)], source, code);
            return new(CallDynamic(name, frame, values, At(call)), RuleType.Dynamic);
        }
        var wanted = Wide(code.ReturnType)
            ?? throw ExpressionException.At(call, "rules.expression.not-number", type.ToString());
        if (wanted != code.ReturnType) (code, _) = Function(argument, element, wanted);
        return new(Sequences.Call(name, [element.Clr], source, code));
    }

    /// <summary>The type that LINQ sums a number in; null for what is no number.</summary>
    private static Type? Wide(Type type)
    {
        var bare = Conversions.Bare(type);
        if (!Conversions.IsNumeric(bare)) return null;
        var wide = Array.Find(Conversions.Signed, t => t == bare || Conversions.Widens(bare, t));
        return wide is null || bare == type ? wide : Conversions.OrNull(wide);
    }

    private Typed Extreme(Call call, string name, Expression source, RuleType element)
    {
        var (code, type) = Function(call.Arguments.Count == 0 ? new Name("it") : call.Arguments[0], element);
        if (!type.IsDynamic) return new(Sequences.Call(name, [element.Clr, code.ReturnType], source, code), type);

        var values = Sequences.Call("Select", [element.Clr, typeof(object)], source, code);
        return new(CallDynamic(name, values, At(call)), RuleType.Dynamic);
    }

    private static Typed HasDynamically(Node node, Typed target, Typed item)
    {
        var code = CallStatic(typeof(Dynamic), nameof(Dynamic.Contains), target.Code, Boxed(item.Code), At(node));
        return new(code, RuleType.Bool);
    }

    private Typed ContainsItem(Node node, Typed target, Typed item)
    {
        if (target.IsDynamic)
            return HasDynamically(node, target, item);

        var element = target.Clr == typeof(string) ? RuleType.Of(typeof(char)) : ElementOf(target);
        if (element is null)
            throw ExpressionException.At(node, "rules.expression.not-sequence", target.Type.ToString());
        var isFit = element.Clr == item.Clr
            || (!item.Clr.IsValueType && !item.IsNull && element.Clr.IsAssignableFrom(item.Clr));
        if (language.IsOriginal && !isFit && element.Clr != typeof(char))
            throw Mismatch(node, "in", item.Type, element);
        var code = element.IsDynamic ? Boxed(item.Code)
            : Conversions.Implicit(item, element.Clr)
            ?? (item.Literal is { } literal ? Conversions.FromText(literal, element.Clr) : null)
            ?? throw Mismatch(node, "in", item.Type, element);
        return new(Sequences.Call("Contains", [element.Clr], SourceOf(target, element, node), code), RuleType.Bool);
    }
}
