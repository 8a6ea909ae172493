using System.Linq.Expressions;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Expressions;

/// <summary>Unary and binary operators, and arithmetic.</summary>
internal sealed partial class Binder
{
    private Typed BindUnary(Unary unary)
    {
        var operand = Bind(unary.Operand);
        if (unary.Operator == "!")
            return operand.Clr == typeof(bool?)
                ? new(Expression.Not(operand.Code))
                : new(Expression.Not(Condition(operand, unary.Operand)), RuleType.Bool);
        if (operand.IsDynamic)
            return new(CallDynamic(nameof(DynamicOperators.Negate), operand.Code, At(unary)), RuleType.Dynamic);
        if (operand.Bare == typeof(TimeSpan)) return new(Expression.Negate(operand.Code));

        foreach (var type in operand.IsNumber ? Conversions.Signed : [])
        {
            var wanted = operand.CanBeNull ? Conversions.OrNull(type) : type;
            if (Conversions.Implicit(operand, wanted) is { } code) return new(Expression.Negate(code));
        }
        throw ExpressionException.At(unary, "rules.expression.operand-type", "-", operand.Type.ToString());
    }

    private Typed BindBinary(Binary binary)
    {
        switch (binary.Operator)
        {
            case "&&":
                return new(Expression.AndAlso(Side(binary.Left), Side(binary.Right)), RuleType.Bool);
            case "||":
                return new(Expression.OrElse(Side(binary.Left), Side(binary.Right)), RuleType.Bool);
            case "??":
                return Coalesce(binary, Bind(binary.Left), Bind(binary.Right));
        }
        var (left, right) = (Bind(binary.Left), Bind(binary.Right));
        return binary.Operator switch
        {
            "==" or "!=" => new(Equality(binary, binary.Operator == "==", left, right), RuleType.Bool),
            "<" or "<=" or ">" or ">=" => new(Ordering(binary, left, right), RuleType.Bool),
            _ => Arithmetic(binary, left, right)
        };
    }

    private Expression Side(Node node) => Condition(Bind(node), node);

    private Typed Arithmetic(Binary binary, Typed left, Typed right)
    {
        var symbol = binary.Operator;
        if (symbol is "+" or "&" && (left.Clr == typeof(string) || right.Clr == typeof(string)))
            return Concatenation(binary, left, right);
        if (left.IsDynamic || right.IsDynamic)
        {
            var computed = CallDynamic(
                nameof(DynamicOperators.Arithmetic), frame, Expression.Constant(symbol), Boxed(left.Code),
                Boxed(right.Code), At(binary));
            return new(computed, RuleType.Dynamic);
        }

        var kind = symbol switch
        {
            "+" => ExpressionType.Add,
            "-" => ExpressionType.Subtract,
            "*" => ExpressionType.Multiply,
            "/" => ExpressionType.Divide,
            "%" => ExpressionType.Modulo,
            "&" => ExpressionType.And,
            "|" => ExpressionType.Or,
            "<<" => ExpressionType.LeftShift,
            _ => ExpressionType.RightShift
        };
        try
        {
            return new(Computed(binary, kind, left, right));
        }
        catch (InvalidOperationException)
        {
            throw Mismatch(binary, symbol, left, right);
        }
    }

    private BinaryExpression Computed(Binary node, ExpressionType kind, Typed left, Typed right)
    {
        if (kind is ExpressionType.LeftShift or ExpressionType.RightShift)
        {
            var isSmall = left.Bare == typeof(byte) || left.Bare == typeof(short);
            var places = Conversions.Implicit(right, typeof(int)) ?? throw Mismatch(node, node.Operator, left, right);
            return Expression.MakeBinary(kind, isSmall ? As(left, typeof(int)) : left.Code, places);
        }
        if (AreNumbers(left, right))
        {
            var type = Conversions.Common(left, right, language.MixesDecimals)
                ?? throw Mismatch(node, node.Operator, left, right);
            return Expression.MakeBinary(kind, As(left, type), As(right, type));
        }
        if (!left.IsNull && !right.IsNull) return Expression.MakeBinary(kind, left.Code, right.Code);
        var (a, b) = Aligned(left, right) ?? throw Mismatch(node, node.Operator, left, right);
        return Expression.MakeBinary(kind, a, b);
    }

    /// <summary>Whether both are numbers, or one is and the other null.</summary>
    private static bool AreNumbers(Typed left, Typed right) =>
        (left.IsNumber || (left.IsNull && right.IsNumber)) && (right.IsNumber || (right.IsNull && left.IsNumber));

    private Typed Concatenation(Node node, Typed left, Typed right)
    {
        var texts = left.Clr == typeof(string) && right.Clr == typeof(string);
        var code = texts
            ? CallStatic(typeof(Guard), nameof(Guard.ConcatTexts), frame, left.Code, right.Code, At(node))
            : CallStatic(typeof(Guard), nameof(Guard.Concat), frame, Boxed(left.Code), Boxed(right.Code), At(node));
        return new(code, RuleType.Of(typeof(string)));
    }

    private static ExpressionException Mismatch(Node node, string symbol, Typed left, Typed right) =>
        Mismatch(node, symbol, left.Type, right.Type);

    private static ExpressionException Mismatch(Node node, string symbol, RuleType left, RuleType right) =>
        ExpressionException.At(node, "rules.expression.operands", symbol, left.ToString(), right.ToString());
}
