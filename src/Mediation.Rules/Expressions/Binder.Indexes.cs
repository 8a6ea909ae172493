using System.Linq.Expressions;
using System.Reflection;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Expressions;

/// <summary>Indexes and indexers.</summary>
internal sealed partial class Binder
{
    private Typed BindIndex(Index index)
    {
        var target = Bind(index.Target);
        if (index.Arguments.Count != 1) throw ExpressionException.At(index, "rules.expression.index-count");

        var argument = Bind(index.Arguments[0]);
        if (target.IsDynamic || target.IsPlainObject || target.Type.Shape is not null)
        {
            if (target.Type.Shape is { } shape && argument.Literal is { Value: string name }
                && shape.Find(name, exactCase: true) is not null)
                return ShapeMember(target, shape, name, index)!;
            var code = CallStatic(
                typeof(Dynamic), nameof(Dynamic.Element), target.Code, Boxed(argument.Code), At(index));
            return new(code, target.IsDynamic ? RuleType.Dynamic : RuleType.Object);
        }
        if (target.Clr.IsArray && Conversions.Implicit(argument, typeof(int)) is { } position)
            return new(Expression.ArrayIndex(NotNull(target, index), position), ElementOf(target) ?? RuleType.Object);
        if (FindIndexer(target.Clr, argument) is { } indexer)
            return Indexed(target, indexer, Conversions.Implicit(argument, KeyOf(indexer))!, index);
        throw ExpressionException.At(index, "rules.expression.no-index", target.Type.ToString());
    }

    private Typed Indexed(Typed target, PropertyInfo indexer, Expression key, Node node)
    {
        var code = Expression.MakeIndex(NotNull(target, node), (PropertyInfo)Allowed(indexer, node), [key]);
        var element = ElementOf(target);
        return new(code, element?.Clr == code.Type ? element : language.TypeOf(code.Type));
    }

    private static PropertyInfo? FindIndexer(Type type, Typed argument) =>
        Indexers(type).FirstOrDefault(p => Conversions.Implicit(argument, KeyOf(p)) is not null);

    private static PropertyInfo? FindIndexer(Type type, Type key) =>
        Indexers(type).FirstOrDefault(p => KeyOf(p) == key);

    private static IEnumerable<PropertyInfo> Indexers(Type type) => type.GetProperties(Instance)
        .Where(p => p.GetIndexParameters().Length == 1 && p.CanRead && !KeyOf(p).IsByRefLike);

    private static Type KeyOf(PropertyInfo indexer) => indexer.GetIndexParameters()[0].ParameterType;
}
