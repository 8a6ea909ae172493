using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Expressions;

/// <summary>
/// Gives every node a type, resolves names and members, and makes the code for it (绑定). One binder serves one
/// expression.
/// </summary>
internal sealed partial class Binder
{
    private static readonly MethodInfo StepMethod = typeof(Frame).GetMethod(nameof(Frame.Step))!;

    private readonly Language language;

    private readonly Scope scope;

    private readonly Tracing.Watchlist? watched;

    private readonly ParameterExpression frame = Expression.Parameter(typeof(Frame), "frame");

    /// <summary>Parameters of the lambdas around the node being bound, the innermost last.</summary>
    private readonly Stack<(string? Name, Typed Value)> lambdas = new();

    private Binder(Language language, Scope scope, Tracing.Watchlist? watched)
    {
        this.language = language;
        this.scope = scope;
        this.watched = watched;
        nullSafe = language.IsNullSafe;
    }

    /// <summary>Code that computes the value of an expression, and its type.</summary>
    /// <remarks>With a watchlist, the code notes down the values of those nodes.</remarks>
    public static (Expression<Func<Frame, T>> Code, RuleType Type) Bind<T>(
        Node node, Language language, Scope scope, Tracing.Watchlist? watched = null)
    {
        var binder = new Binder(language, scope, watched);
        binder.RefuseDuplicateNames(node);
        try
        {
            var value = binder.Bind(node);
            var code = typeof(T) == typeof(bool) ? binder.Condition(value, node) : Boxed(value.Code);
            return (Expression.Lambda<Func<Frame, T>>(code, binder.frame), value.Type);
        }
        catch (InsufficientExecutionStackException)
        {
            throw ExpressionException.At(node, "rules.expression.too-deep", $"{language.Limits.Nesting}");
        }
    }

    private void RefuseDuplicateNames(Node node)
    {
        var twice = scope.Entries.GroupBy(e => e.Name, StringComparer.FromComparison(language.Names))
            .FirstOrDefault(g => g.Skip(1).Any());
        if (twice is not null) throw ExpressionException.At(node, "rules.expression.name-twice", twice.Last().Name);
    }

    private Typed Bind(Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var value = BindBare(node);
        return watched is null || lambdas.Count > 0 ? value : Watch(node, value);
    }

    private Typed BindBare(Node node) => node switch
    {
        Literal literal => BindLiteral(literal),
        Name name => BindName(name),
        Member member => BindMember(member),
        Index index => BindIndex(index),
        Call call => BindCall(call),
        Unary unary => BindUnary(unary),
        Binary binary => BindBinary(binary),
        Conditional choice => Choose(choice, choice.Test, choice.Then, choice.Otherwise),
        In membership => BindIn(membership),
        New made => BindNew(made),
        NewArray array => BindNewArray(array),
        Lambda lambda => throw ExpressionException.At(lambda, "rules.expression.lambda-place"),
        _ => throw new InvalidOperationException($"Unknown node {node.GetType()}.")
    };

    /// <summary>
    /// A number whose suffix says its type keeps it; only the original turns <c>1L</c> into an int beside one.
    /// </summary>
    private Typed BindLiteral(Literal literal)
    {
        if (literal.Value is null) return new(Expression.Constant(null, typeof(object)), RuleType.Object, literal);
        var keepsType = !language.IsOriginal && literal.Text.Length > 0 && literal.Text[^1] is 'U' or 'L';
        return new(
            Expression.Constant(literal.Value), RuleType.Of(literal.Value.GetType()),
            keepsType ? literal with { Text = "" } : literal);
    }

    private Typed Watch(Node node, Typed value)
    {
        if (watched!.IndexOf(node) is not { } index || value.Clr == typeof(void)) return value;
        var note = value.Clr == typeof(bool)
            ? typeof(Tracing.Sightings).GetMethod(nameof(Tracing.Sightings.NoteTruth))!
            : typeof(Tracing.Sightings).GetMethod(nameof(Tracing.Sightings.Note))!.MakeGenericMethod(value.Clr);
        var sightings = Expression.Property(frame, nameof(Frame.Sightings));
        return value with { Code = Expression.Call(sightings, note, Expression.Constant(index), value.Code) };
    }

    /// <summary>The value as a condition.</summary>
    private Expression Condition(Typed value, Node node)
    {
        if (value.Clr == typeof(bool)) return value.Code;
        var known = language.IsNullSafe && value.IsDynamic
            ? Expression.Coalesce(value.Code, Expression.Constant(false, typeof(object)))
            : value.Code;
        if (value.IsDynamic) return CallDynamic(nameof(DynamicOperators.Truth), known, At(node));
        if (language.IsNullSafe && value.Clr == typeof(bool?))
            return Expression.Coalesce(value.Code, Expression.Constant(false));
        throw ExpressionException.At(node, "rules.expression.not-bool", value.Type.ToString());
    }

    private static Expression Boxed(Expression code) => code is ConstantExpression { Value: { } value }
        ? Expression.Constant(value, typeof(object))
        : Expression.Convert(code, typeof(object));

    private static ConstantExpression At(Node node) => Expression.Constant(node.Start);

    private static MethodCallExpression CallStatic(Type owner, string method, params Expression[] arguments) =>
        Expression.Call(owner.GetMethod(method)!, arguments);

    private static MethodCallExpression CallDynamic(string operation, params Expression[] arguments) =>
        CallStatic(typeof(DynamicOperators), operation, arguments);

    private static MethodCallExpression CallStatic(
        Type owner, string method, Type argument, params Expression[] arguments) =>
        Expression.Call(owner.GetMethod(method)!.MakeGenericMethod(argument), arguments);

    /// <summary>The value, or a failure that knows its place when it is null.</summary>
    private static Expression NotNull(Typed value, Node node)
    {
        if (value.Clr.IsValueType)
            return Nullable.GetUnderlyingType(value.Clr) is { } inner
                ? CallStatic(typeof(Guard), nameof(Guard.HasValue), inner, value.Code, At(node))
                : value.Code;
        if (value.Code is NewExpression or NewArrayExpression or ConstantExpression { Value: not null })
            return value.Code;
        if (value.Code is ParameterExpression) return Checked(value.Code, value.Code, node);
        var once = Expression.Variable(value.Clr, "value");
        return Expression.Block([once], Expression.Assign(once, value.Code), Checked(once, once, node));
    }

    private static BlockExpression Checked(Expression value, Expression result, Node node) => Expression.Block(
        Expression.IfThen(
            Expression.ReferenceEqual(value, Expression.Constant(null)),
            CallStatic(typeof(Guard), nameof(Guard.Null), At(node))),
        result);
}
