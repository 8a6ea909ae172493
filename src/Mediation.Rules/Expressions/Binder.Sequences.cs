using System.Linq.Expressions;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Expressions;

/// <summary>LINQ over typed, declared and dynamic sequences.</summary>
internal sealed partial class Binder
{
    /// <summary>What the elements are, when the value is a sequence; null when it is none.</summary>
    private RuleType? ElementOf(Typed value)
    {
        if (value.Type.Element is { } known) return known;
        if (value.Clr == typeof(string)) return null;

        var sequence = new[] { value.Clr }.Concat(value.Clr.GetInterfaces())
            .FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return sequence is null ? null : language.TypeOf(sequence.GetGenericArguments()[0]);
    }

    private Typed SequenceCall(Call call, Typed target, RuleType element)
    {
        var safe = nullSafe;
        nullSafe = language.IsNullSafe;
        var (name, kind) = Sequences.Find(call.Method);
        var source = SourceOf(target, element, call);
        var bound = kind switch
        {
            SequenceKind.Test or SequenceKind.Element or SequenceKind.Filter =>
                Tested(call, name, kind, source, element),
            SequenceKind.Projection => Projected(call, source, element),
            SequenceKind.Flattening => Flattened(call, source, element),
            SequenceKind.Order => Ordered(call, name, source, target, element),
            SequenceKind.Number => Summed(call, name, source, element),
            SequenceKind.Extreme => Extreme(call, name, source, element),
            SequenceKind.Item => ContainsItem(call, target, Bind(call.Arguments[0])),
            SequenceKind.Count => Counted(call, name, source, element),
            SequenceKind.Other => Combined(call, name, source, element),
            SequenceKind.Plain => Plain(call, name, source, element),
            SequenceKind.Group => Grouped(call, source, element),
            _ => OfType(call, name, source)
        };
        nullSafe = safe;
        return bound;
    }

    private static Expression SourceOf(Typed target, RuleType element, Node node)
    {
        var code = NotNull(target, node);
        var type = typeof(IEnumerable<>).MakeGenericType(element.Clr);
        return type.IsAssignableFrom(code.Type) ? code : Expression.Convert(code, type);
    }

    /// <summary>
    /// An argument as a function of an element: <c>x => …</c>, or just the body over the element's members.
    /// </summary>
    private (LambdaExpression Code, RuleType Type) Function(Node argument, RuleType element, Type? result = null)
    {
        var (name, body) = argument is Lambda lambda ? (lambda.Parameter, lambda.Body) : (null, argument);
        var parameter = Expression.Parameter(element.Clr, name ?? "it");
        lambdas.Push((name, new(parameter, element)));
        var value = Bind(body);
        var code = result == typeof(bool) ? Condition(value, body)
            : result is null ? value.Code
            : Conversions.Implicit(value, result) ?? Expression.Convert(value.Code, result);
        lambdas.Pop();
        var counted = Expression.Block(Expression.Call(frame, StepMethod, At(argument)), code);
        return (Expression.Lambda(counted, parameter), value.Type);
    }

    private static Typed Many(Expression code, RuleType element) => new(code, RuleType.Sequence(code.Type, element));

    private Typed Tested(Call call, string name, SequenceKind kind, Expression source, RuleType element)
    {
        Expression[] arguments = call.Arguments.Count == 0
            ? [source]
            : [source, Function(call.Arguments[0], element, typeof(bool)).Code];
        var code = Sequences.Call(name, [element.Clr], arguments);
        if (kind == SequenceKind.Filter) return Many(code, element);
        return kind == SequenceKind.Element ? new(code, element) : new(code);
    }

    private Typed Projected(Call call, Expression source, RuleType element)
    {
        var (code, type) = Function(call.Arguments[0], element);
        return Many(Sequences.Call("Select", [element.Clr, code.ReturnType], source, code), type);
    }

    private Typed Flattened(Call call, Expression source, RuleType element)
    {
        var name = (call.Arguments[0] as Lambda)?.Parameter;
        var parameter = Expression.Parameter(element.Clr, name ?? "it");
        lambdas.Push((name, new(parameter, element)));
        var body = Bind((call.Arguments[0] as Lambda)?.Body ?? call.Arguments[0]);
        lambdas.Pop();
        if (body.IsDynamic) body = Items(body, call);
        var inner = ElementOf(body)
            ?? throw ExpressionException.At(call, "rules.expression.not-sequence", body.Type.ToString());
        var code = Expression.Lambda(Stepwise(NotNull(body, call), inner, call), parameter);
        return Many(Sequences.Call("SelectMany", [element.Clr, inner.Clr], source, code), inner);
    }

    private Typed Ordered(Call call, string name, Expression source, Typed target, RuleType element)
    {
        if (name.StartsWith("Then", StringComparison.Ordinal))
        {
            var type = typeof(IOrderedEnumerable<>).MakeGenericType(element.Clr);
            if (!type.IsAssignableFrom(target.Clr))
                throw ExpressionException.At(call, "rules.expression.then-by", name);
            source = target.Code;
        }
        var (code, _) = Function(call.Arguments[0], element);
        return Many(Sequences.Call(name, [element.Clr, code.ReturnType], source, code), element);
    }

    private Typed Counted(Call call, string name, Expression source, RuleType element)
    {
        var count = Conversions.Implicit(Bind(call.Arguments[0]), typeof(int))
            ?? throw ExpressionException.At(call, "rules.expression.not-number", call.Arguments[0].ToString());
        return Many(Sequences.Call(name, [element.Clr], source, count), element);
    }

    private Typed Combined(Call call, string name, Expression source, RuleType element)
    {
        var other = Bind(call.Arguments[0]);
        if (other.IsDynamic) other = Items(other, call);
        if (ElementOf(other) is not { } second || second.Clr != element.Clr)
            throw Mismatch(call, name, element, other.Type);

        var code = Sequences.Call(name, [element.Clr], source, SourceOf(other, second, call));
        return code.Type == typeof(bool) ? new(code) : Many(Stepwise(code, element, call), element);
    }

    private Typed Plain(Call call, string name, Expression source, RuleType element)
    {
        var arguments = call.Arguments.Select(Bind).Select(a => Conversions.Implicit(a, element.Clr)
            ?? throw Mismatch(call, name, element, a.Type));
        return Many(Sequences.Call(name, [element.Clr], [Stepwise(source, element, call), .. arguments]), element);
    }

    /// <summary>The sequence, each of whose elements counts as a step when it is taken.</summary>
    private MethodCallExpression Stepwise(Expression source, RuleType element, Node node)
    {
        var type = typeof(IEnumerable<>).MakeGenericType(element.Clr);
        var items = type == source.Type ? source : Expression.Convert(source, type);
        return Expression.Call(frame, nameof(Frame.Counted), [element.Clr], items, At(node));
    }

    private Typed Grouped(Call call, Expression source, RuleType element)
    {
        var (code, key) = Function(call.Arguments[0], element);
        Type[] types = [element.Clr, code.ReturnType];
        if (call.Arguments.Count == 1)
            return Many(Sequences.Call("GroupBy", types, source, code), RuleType.Grouping(key, element));

        var (chosen, type) = Function(call.Arguments[1], element);
        var groups = Sequences.Call("GroupBy", [.. types, chosen.ReturnType], source, code, chosen);
        return Many(groups, RuleType.Grouping(key, type));
    }

    private Typed OfType(Call call, string name, Expression source)
    {
        if (call.Arguments[0] is not Literal { Value: string text } || NamedType(text) is not { } type)
            throw ExpressionException.At(call, "rules.expression.type-name", call.Arguments[0].ToString());
        var items = Expression.Convert(source, typeof(System.Collections.IEnumerable));
        return Many(Sequences.Call(name, [type], items), language.TypeOf(type));
    }
}
