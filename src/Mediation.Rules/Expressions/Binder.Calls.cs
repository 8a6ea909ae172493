using System.Linq.Expressions;
using System.Reflection;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Expressions;

/// <summary>Methods, and what they may be called on.</summary>
internal sealed partial class Binder
{
    /// <summary>What a dynamic value may turn out to be when a method is called on it.</summary>
    private static readonly Type[] DynamicReceivers =
    [
        typeof(bool), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(Guid), typeof(TimeSpan),
        typeof(TimeOnly), typeof(DateOnly), typeof(DateTimeOffset), typeof(DateTime), typeof(string)
    ];

    private static readonly MethodInfo Replacing =
        typeof(string).GetMethod(nameof(string.Replace), [typeof(string), typeof(string)])!;

    /// <summary>Methods that may make a text longer than what they were given.</summary>
    private static readonly string[] Growing =
        ["Replace", "Insert", "Join", "Concat", "Format", "PadLeft", "PadRight", "Normalize"];

    private Typed BindCall(Call call)
    {
        if (call.Target is null) return BindFunction(call);
        if (call.Target is Name { Identifier: "Enumerable" } name && !IsSurelyValue(name)) return BindEnumerable(call);
        if (FindTypeNamed(call.Target) is { } type) return BindStaticCall(type, call);

        var target = Bind(call.Target);
        return nullSafe ? Propagated(target, t => CallOn(t, call)) : CallOn(target, call);
    }

    private Typed CallOn(Typed target, Call call)
    {
        if (target.IsDynamic) return DynamicCall(target, call);
        var isSequenceMethod = Sequences.Has(call.Method, call.Arguments.Count);
        if (isSequenceMethod && target.Clr != typeof(string) && ElementOf(target) is { } element)
            return SequenceCall(call, target, element);
        var isText = target.Clr == typeof(string);
        if (isSequenceMethod && isText && call.Arguments.Any(a => a is Lambda))
            return SequenceCall(call, target, RuleType.Of(typeof(char)));

        var arguments = Arguments(call);
        var isNullable = Nullable.GetUnderlyingType(target.Clr) is not null;
        if (isNullable && FindMethod([target.Clr], target.Clr, Instance, call, arguments) is { } own)
            return Invoked(call, Expression.Call(target.Code, own.Method, own.Arguments));
        if (!(isNullable && language.IsOriginal)
            && FindMethod(target.Bare, Instance, call, arguments) is { } found)
            return Invoked(call, Expression.Call(NotNull(target, call), found.Method, found.Arguments));
        if (isSequenceMethod && isText) return SequenceCall(call, target, RuleType.Of(typeof(char)));
        throw NoMethod(call, target.Type.ToString(), target.Clr, Instance);
    }

    private Typed BindStaticCall(Type type, Call call)
    {
        var arguments = Arguments(call);
        return FindMethod(type, Static, call, arguments) is { } found
            ? Invoked(call, Expression.Call(found.Method, found.Arguments))
            : throw NoMethod(call, type.Name, type, Static);
    }

    private ExpressionException NoMethod(Call call, string owner, Type type, BindingFlags flags)
    {
        var named = type.GetMethods(flags)
            .Where(m => m.Name.Equals(call.Method, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count > 0 && !named.Exists(m => language.Members.MayCall(m, type)))
            return ExpressionException.At(call, "rules.expression.refused", call.Method);
        var known = type.GetMethods(flags).Where(m => language.Members.MayCall(m, type)).Select(m => m.Name);
        return ExpressionException.At(
            call, "rules.expression.unknown-method", call.Method, owner, NearestName.Of(call.Method, known));
    }

    private Typed[] Arguments(Call call)
    {
        var safe = nullSafe;
        nullSafe = language.IsNullSafe;
        Typed[] arguments = [.. call.Arguments.Select(Bind)];
        nullSafe = safe;
        return arguments;
    }

    private (MethodInfo Method, Expression[] Arguments)? FindMethod(
        Type type, BindingFlags flags, Call call, Typed[] arguments) =>
        FindMethod(type.IsInterface ? [type, .. type.GetInterfaces()] : [type], type, flags, call, arguments);

    private (MethodInfo Method, Expression[] Arguments)? FindMethod(
        Type[] owners, Type type, BindingFlags flags, Call call, Typed[] arguments)
    {
        var named = owners.SelectMany(o => o.GetMethods(flags))
            .Where(m => m.Name.Equals(call.Method, StringComparison.OrdinalIgnoreCase))
            .Where(m => language.Members.MayCall(m, type));
        if (Overloads.Choose(named, arguments, language.IsOriginal, out var ambiguous) is not { } chosen)
            return ambiguous ? throw ExpressionException.At(call, "rules.expression.ambiguous", call.Method) : null;

        var method = (MethodInfo)chosen.Method;
        Limit(call, method, chosen.Arguments);
        return (method, chosen.Arguments);
    }

    /// <summary>Lengths and formats that would make a huge text are checked before the method sees them.</summary>
    private void Limit(Node node, MethodBase method, Expression[] arguments)
    {
        var parameters = method.GetParameters();
        var padded = method.Name is "PadLeft" or "PadRight"
            || (method.DeclaringType == typeof(string) && method.IsConstructor);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (padded && parameters[i].ParameterType == typeof(int))
                arguments[i] = Expression.Call(frame, nameof(Frame.Size), null, arguments[i], At(node));
            if (parameters[i] is { Name: "format", ParameterType: var type } && type == typeof(string))
                arguments[i] = CallStatic(typeof(Guard), nameof(Guard.Format), arguments[i], At(node));
            if (method.DeclaringType != typeof(string)) continue;
            if (arguments[i].Type == typeof(IEnumerable<string>))
                arguments[i] = CallStatic(typeof(Guard), nameof(Guard.Bounded), frame, arguments[i], At(node));
            if (arguments[i].Type == typeof(string[]) || arguments[i].Type == typeof(object[]))
                arguments[i] = CallStatic(
                    typeof(Guard), nameof(Guard.BoundedArray), arguments[i].Type.GetElementType()!, frame, arguments[i],
                    At(node));
        }
    }

    private Typed Invoked(Call call, MethodCallExpression code)
    {
        if (code.Type == typeof(void)) throw ExpressionException.At(call, "rules.expression.no-value", call.Method);
        if (code.Method == Replacing)
            return new(CallStatic(
                typeof(Guard), nameof(Guard.Replace), frame, code.Object!, code.Arguments[0], code.Arguments[1], At(call)));
        if (code.Type == typeof(string) && Growing.Contains(code.Method.Name))
            return new(Expression.Call(frame, nameof(Frame.Text), null, code, At(call)), RuleType.Of(typeof(string)));
        return new(code, language.TypeOf(code.Type));
    }

    /// <summary>One branch for each type that has such a method; the value chooses.</summary>
    private Typed DynamicCall(Typed target, Call call)
    {
        if (Is(call.Method, "Contains") && call.Arguments.Count == 1 && call.Arguments[0] is not Lambda)
            return HasDynamically(call, target, Bind(call.Arguments[0]));
        if (Sequences.Has(call.Method, call.Arguments.Count))
            return SequenceCall(call, Items(target, call), RuleType.Dynamic);

        var value = Expression.Variable(typeof(object), "value");
        var arguments = Arguments(call);
        Expression code = CallStatic(
            typeof(Dynamic), nameof(Dynamic.NoMethod), value, Expression.Constant(call.Method), At(call));
        var found = false;
        foreach (var type in DynamicReceivers)
        {
            if (FindMethod(type, Instance, call, arguments) is not { } method) continue;
            var receiver = Expression.Convert(value, type);
            var invoked = Invoked(call, Expression.Call(receiver, method.Method, method.Arguments));
            code = Expression.Condition(Expression.TypeIs(value, type), Boxed(invoked.Code), code);
            found = true;
        }
        if (!found) throw NoMethod(call, "dynamic", typeof(string), Instance);

        var unwrapped = CallStatic(typeof(Json), nameof(Json.Unwrap), target.Code);
        var none = Expression.Constant(null);
        if (nullSafe) code = Expression.Condition(Expression.Equal(value, none), none, code);
        return new(Expression.Block([value], Expression.Assign(value, unwrapped), code), RuleType.Dynamic);
    }

    private static Typed Items(Typed target, Node node) => new(
        CallStatic(typeof(Dynamic), nameof(Dynamic.Items), target.Code, At(node)),
        RuleType.Sequence(typeof(IEnumerable<object>), RuleType.Dynamic));

    private Typed BindEnumerable(Call call)
    {
        if (Is(call.Method, "Range") && call.Arguments.Count == 2)
        {
            Expression[] bounds = [.. Arguments(call).Select(a => Conversions.Implicit(a, typeof(int))
                ?? throw ExpressionException.At(call, "rules.expression.unknown-method", "Range", "Enumerable", "—"))];
            bounds[1] = Expression.Call(frame, nameof(Frame.Size), null, bounds[1], At(call));
            return new(Expression.Call(typeof(Enumerable), nameof(Enumerable.Range), null, bounds));
        }
        if (call.Arguments.Count == 0) throw NoMethod(call, "Enumerable", typeof(Enumerable), BindingFlags.Static);

        var source = Bind(call.Arguments[0]);
        var rest = call with { Target = call.Arguments[0], Arguments = new([.. call.Arguments.Skip(1)]) };
        return CallOn(source, rest);
    }
}
