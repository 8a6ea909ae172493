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
            case "&&" or "||":
                return Logic(binary, Bind(binary.Left), Bind(binary.Right));
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

    /// <summary>And, or: of conditions that may be null, null where C# has it.</summary>
    private Typed Logic(Binary binary, Typed left, Typed right)
    {
        var isLifted = (left.Clr == typeof(bool?) || right.Clr == typeof(bool?)) && !language.IsNullSafe;
        var types = isLifted ? Signatures.Find(Signatures.Logic, left, right) : null;
        var (a, b) = types is var (x, y)
            ? (As(left, x), As(right, y))
            : (Condition(left, binary.Left), Condition(right, binary.Right));
        return new(binary.Operator == "&&" ? Expression.AndAlso(a, b) : Expression.OrElse(a, b));
    }

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
        var isBitwise = kind is ExpressionType.And or ExpressionType.Or;
        if (isBitwise) (left, right) = (EnumAsNumber(left), EnumAsNumber(right));
        if (isBitwise && left.Clr == right.Clr && !left.IsNull)
            return Expression.MakeBinary(kind, left.Code, right.Code);

        if (CommonNumber(SignaturesOf(kind), left, right) is var (a, b))
            return Expression.MakeBinary(kind, As(left, a), As(right, b));
        return language.IsOriginal || left.IsNull || right.IsNull
            ? throw Mismatch(node, node.Operator, left, right)
            : Expression.MakeBinary(kind, left.Code, right.Code);
    }

    private static (Type Left, Type Right)[][] SignaturesOf(ExpressionType kind) => kind switch
    {
        ExpressionType.Add => Signatures.Addition,
        ExpressionType.Subtract => Signatures.Subtraction,
        ExpressionType.LeftShift or ExpressionType.RightShift => Signatures.Shift,
        _ => Signatures.Arithmetic
    };

    private static Typed EnumAsNumber(Typed value) => value.Bare.IsEnum && !value.CanBeNull
        ? new(Expression.Convert(value.Code, Enum.GetUnderlyingType(value.Clr)))
        : value;

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
