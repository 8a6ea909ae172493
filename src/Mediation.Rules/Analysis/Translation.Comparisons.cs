using System.Globalization;
using Mediation.Rules.Expressions;

namespace Mediation.Rules.Analysis;

/// <summary>Comparisons of a fact with constants, as the language means them: an unknown value is not ordered.</summary>
internal sealed partial class Translation
{
    /// <summary>Beyond this, neighbours of a number can't be reckoned.</summary>
    private const decimal Largest = 1e26m;

    private Formula Comparison(Binary comparison, ParamScope scope)
    {
        var (left, right, symbol) = (comparison.Left, comparison.Right, comparison.Operator);
        if (left is Literal) (left, right, symbol) = (right, left, Mirrored(symbol));
        if (FactAt(left, scope) is { } fact && Compared(fact, symbol, right) is { } atom) return atom;
        if (symbol is not ("==" or "!=") || !IsCondition(left, scope) || !IsCondition(right, scope))
            return Opaque(comparison, scope);

        var (one, other) = (Of(left, scope), Of(right, scope));
        var same = Formula.Either(
            Formula.Both(one, other), Formula.Both(Formula.Not(one), Formula.Not(other)));
        return symbol == "==" ? same : Formula.Not(same);
    }

    /// <summary>Whether a part is surely true or false, and so may be compared as such.</summary>
    private bool IsCondition(Node node, ParamScope scope) => node switch
    {
        Literal literal => literal.Value is bool,
        Unary unary => unary.Operator == "!",
        Binary binary => binary.Operator is "&&" or "||" or "==" or "!=" or "<" or "<=" or ">" or ">=",
        In => true,
        Call { Target: { } target } call => questions.ContainsKey($"{FactUse.Of(target)?.Path}.{call.Method}"),
        _ => FactAt(node, scope) is { Fact: { Kind: FactKind.YesNo, CanBeNull: false } }
    };

    private static Atom? Compared(Variable variable, string symbol, Node constant)
    {
        if (constant is Literal { Value: null })
            return symbol switch
            {
                "==" => new(variable, variable.Test(v => v is null)),
                "!=" => new(variable, variable.Test(v => v is not null)),
                _ => null
            };
        if (ConstantOf(variable.Fact!, constant) is not { } value) return null;
        if (symbol == "==") return new(variable, variable.Test(v => Equals(v, value), value));
        if (symbol == "!=") return new(variable, variable.Test(v => !Equals(v, value), value));
        if (Scale.Of(value) is not { } point) return null;
        Func<decimal, bool>? holds = symbol switch
        {
            "<" => v => v < point,
            "<=" => v => v <= point,
            ">" => v => v > point,
            ">=" => v => v >= point,
            _ => null
        };
        return holds is null ? null : new(variable, variable.Test(v => Scale.Of(v) is { } at && holds(at), value));
    }

    private Atom Membership(In membership, ParamScope scope)
    {
        var values = membership.Values ?? (membership.Collection as NewArray)?.Items;
        if (values is null || FactAt(membership.Item, scope) is not { } fact) return Opaque(membership, scope);
        var constants = values.Where(v => v is not Literal { Value: null })
            .Select(v => ConstantOf(fact.Fact!, v)).ToHashSet();
        if (constants.Contains(null)) return Opaque(membership, scope);
        if (values.Any(v => v is Literal { Value: null })) constants.Add(null);
        return new Atom(fact, fact.Test(constants.Contains, constants));
    }

    /// <summary>The constant as a value of the fact's kind; null when it is none.</summary>
    private static object? ConstantOf(DeclaredFact fact, Node node) => fact.Kind switch
    {
        FactKind.YesNo => node is Literal { Value: bool truth } ? truth : null,
        FactKind.Text => node is Literal { Value: string text } ? text : null,
        FactKind.Whole or FactKind.Number => NumberOf(node),
        FactKind.Day => node switch
        {
            Literal { Value: string text } when DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) => day,
            Call { Target: null, Method: "DateOnly", Arguments: var parts } when Whole(parts) is [var y, var m, var d]
                && DateTime.TryParse($"{y:0000}-{m:00}-{d:00}", CultureInfo.InvariantCulture, out var made) =>
                    DateOnly.FromDateTime(made),
            _ => null
        },
        FactKind.Moment => node switch
        {
            Literal { Value: string text } when DateTime.TryParse(text, CultureInfo.InvariantCulture, out var at) => at,
            Call { Target: null, Method: "DateTime", Arguments: [Literal { Value: string text }] }
                when DateTime.TryParse(text, CultureInfo.InvariantCulture, out var at) => at,
            Call { Target: null, Method: "DateTime", Arguments: var parts } when Whole(parts) is [var y, var m, var d]
                && DateTime.TryParse($"{y:0000}-{m:00}-{d:00}", CultureInfo.InvariantCulture, out var made) => made,
            _ => null
        },
        _ => null
    };

    private static decimal? NumberOf(Node node)
    {
        if (node is not Literal { Value: not null } literal) return null;
        var text = literal.Value as string ?? literal.Text.TrimEnd('U', 'L', 'F', 'f', 'D', 'd', 'M', 'm');
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < Largest
                ? number
                : null;
    }

    private static int[] Whole(NodeList parts) => [.. parts.Select(p => (p as Literal)?.Value).OfType<int>()];

    private static string Mirrored(string symbol) => symbol switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => symbol
    };
}
