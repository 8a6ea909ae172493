using System.Linq.Expressions;
using System.Reflection;

namespace Mediation.Rules.Expressions;

/// <summary>Built-in functions, objects and arrays.</summary>
internal sealed partial class Binder
{
    private static readonly string[] Functions = ["iif", "isnull", "np", "is", "as", "cast"];

    /// <summary>Inside <c>np(…)</c>: a null on the way makes the whole null.</summary>
    private bool nullSafe;

    private Typed BindFunction(Call call)
    {
        switch (Functions.FirstOrDefault(f => f.Equals(call.Method, language.Names)))
        {
            case "iif":
                Count(call, 3, 3);
                return Choose(call, call.Arguments[0], call.Arguments[1], call.Arguments[2]);
            case "isnull":
                Count(call, 2, 2);
                return Coalesce(call, Bind(call.Arguments[0]), Bind(call.Arguments[1]));
            case "np":
                Count(call, 1, 2);
                return NullPropagation(call);
            case "is" or "as" or "cast":
                return BindTypeTest(call);
        }
        if (NamedType(call.Method) is { } type) return Construct(type, call);
        if (Innermost() is { } it && lambdas.Count + scope.Entries.Count > 0) return CallOn(it, call);

        var known = Functions.Concat(language.Members.TypeNames);
        throw ExpressionException.At(
            call, "rules.expression.unknown-function", call.Method, NearestName.Of(call.Method, known));
    }

    private Type? NamedType(string name)
    {
        if (!name.EndsWith('?')) return language.Members.FindType(name);
        return language.Members.FindType(name[..^1]) is { IsValueType: true } type ? Conversions.OrNull(type) : null;
    }

    private static void Count(Call call, int least, int most)
    {
        if (call.Arguments.Count >= least && call.Arguments.Count <= most) return;
        var wanted = least == most ? $"{least}" : $"{least}-{most}";
        throw ExpressionException.At(call, "rules.expression.argument-count", call.Method, wanted);
    }

    private Typed NullPropagation(Call call)
    {
        var path = call.Arguments[0];
        if (path is not (Member or Call { Target: not null } or Index or Name))
            throw ExpressionException.At(path, "rules.expression.np-path");

        nullSafe = true;
        var value = Bind(path);
        nullSafe = language.IsNullSafe;
        if (!value.CanBeNull) value = new(Expression.Convert(value.Code, Conversions.OrNull(value.Clr)));
        return call.Arguments.Count == 1 ? value : Coalesce(call, value, Bind(call.Arguments[1]));
    }

    /// <summary>What <paramref name="make"/> makes of the target, or null when the target is null.</summary>
    private static Typed Propagated(Typed target, Func<Typed, Typed> make)
    {
        if (!target.CanBeNull || target.IsDynamic) return make(target);

        var once = Expression.Variable(target.Clr, "target");
        var made = make(target with { Code = once, Literal = null });
        var type = NullableOf(made);
        var code = Expression.Condition(
            Expression.Equal(once, Expression.Constant(null, once.Type)),
            Expression.Default(type.Clr),
            made.Clr == type.Clr ? made.Code : Expression.Convert(made.Code, type.Clr));
        return new(Expression.Block([once], Expression.Assign(once, target.Code), code), type);
    }

    private Typed BindNew(New made)
    {
        var values = made.Values.Select(Bind).ToList();
        var twice = made.Names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any());
        if (twice is not null) throw ExpressionException.At(made, "rules.expression.name-twice", twice.Key);

        var shape = new Shape(made.Names.Zip(values, (name, value) => KeyValuePair.Create(name, value.Type)));
        var code = Expression.New(
            typeof(Evaluation.RuleObject).GetConstructors(NonPublicInstance)[0],
            Expression.Constant(made.Names.ToArray()),
            Expression.NewArrayInit(typeof(object), values.Select(v => Boxed(v.Code))));
        return new(code, RuleType.Made(shape));
    }

    private const BindingFlags NonPublicInstance = BindingFlags.NonPublic | BindingFlags.Instance;

    private Typed BindNewArray(NewArray array)
    {
        var items = array.Items.Select(Bind).ToList();
        var declared = array.ElementType is null ? null : NamedType(array.ElementType)
            ?? throw ExpressionException.At(array, "rules.expression.type-name", array.ElementType);
        var element = declared ?? (items.Count == 0 ? typeof(object) : items[0].Clr);
        var converted = items.Select(i =>
            (declared is not null || i.Clr == element ? Conversions.Implicit(i, element) : null)
            ?? throw ExpressionException.At(array, "rules.expression.array-mixed", element.Name, i.Type.ToString()));
        var code = Expression.NewArrayInit(element, converted);
        var type = declared is null && items.Count > 0 ? items[0].Type : language.TypeOf(element);
        return new(code, RuleType.Sequence(code.Type, type));
    }
}
