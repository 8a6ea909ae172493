using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;

namespace Mediation.Rules.Expressions;

/// <summary>What a LINQ method takes and gives.</summary>
internal enum SequenceKind
{
    Test,
    Element,
    Filter,
    Projection,
    Flattening,
    Order,
    Number,
    Extreme,
    Item,
    Count,
    Other,
    Plain,
    Group,
    OfType,
}

/// <summary>The LINQ methods that expressions may use (集合运算), by name in any case.</summary>
internal static class Sequences
{
    private static readonly FrozenDictionary<string, (string Name, SequenceKind Kind, int Least, int Most)> Methods =
        Table();

    /// <summary>Names for suggestions.</summary>
    public static IEnumerable<string> Names => Methods.Keys;

    /// <summary>Whether a method of that name compares nothing but for equality, so that no culture counts.</summary>
    public static bool IsPlain(string name) => Methods.TryGetValue(name, out var method)
        && method.Kind is not (SequenceKind.Order or SequenceKind.Extreme);

    public static bool Has(string name, int arguments) =>
        Methods.TryGetValue(name, out var method) && arguments >= method.Least && arguments <= method.Most;

    public static (string Name, SequenceKind Kind) Find(string name) => (Methods[name].Name, Methods[name].Kind);

    /// <summary>The overload of <see cref="Enumerable"/> that takes just these arguments.</summary>
    public static MethodCallExpression Call(string name, Type[] types, params Expression[] arguments)
    {
        foreach (var method in typeof(Enumerable).GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.Name != name || method.GetParameters().Length != arguments.Length) continue;
            if (method.GetGenericArguments().Length != types.Length) continue;
            var made = types.Length == 0 ? method : method.MakeGenericMethod(types);
            if (made.GetParameters().Zip(arguments).All(p => Takes(p.First.ParameterType, p.Second)))
                return Expression.Call(made, arguments);
        }
        throw new InvalidOperationException($"Enumerable has no such overload of {name}.");
    }

    private static bool Takes(Type parameter, Expression argument) =>
        argument is LambdaExpression ? parameter == argument.Type
            : !typeof(Delegate).IsAssignableFrom(parameter) && parameter.IsAssignableFrom(argument.Type);

    private static FrozenDictionary<string, (string, SequenceKind, int, int)> Table()
    {
        (SequenceKind Kind, int Least, int Most, string[] Names)[] rows =
        [
            (SequenceKind.Test, 0, 1, ["Any", "Count", "LongCount"]),
            (SequenceKind.Test, 1, 1, ["All"]),
            (SequenceKind.Element, 0, 1,
                ["First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault"]),
            (SequenceKind.Filter, 1, 1, ["Where", "TakeWhile", "SkipWhile"]),
            (SequenceKind.Projection, 1, 1, ["Select"]),
            (SequenceKind.Flattening, 1, 1, ["SelectMany"]),
            (SequenceKind.Order, 1, 1, ["OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending"]),
            (SequenceKind.Number, 0, 1, ["Sum", "Average"]),
            (SequenceKind.Extreme, 0, 1, ["Min", "Max"]),
            (SequenceKind.Item, 1, 1, ["Contains"]),
            (SequenceKind.Count, 1, 1, ["Skip", "Take"]),
            (SequenceKind.Other, 1, 1, ["Concat", "Union", "Except", "Intersect", "SequenceEqual"]),
            (SequenceKind.Plain, 0, 0, ["Distinct", "Reverse", "ToList", "ToArray"]),
            (SequenceKind.Plain, 0, 1, ["DefaultIfEmpty"]),
            (SequenceKind.Group, 1, 2, ["GroupBy"]),
            (SequenceKind.OfType, 1, 1, ["OfType", "Cast"]),
        ];
        return rows.SelectMany(r => r.Names.Select(n => (Name: n, r.Kind, r.Least, r.Most)))
            .ToFrozenDictionary(r => r.Name, r => (r.Name, r.Kind, r.Least, r.Most), StringComparer.OrdinalIgnoreCase);
    }
}
