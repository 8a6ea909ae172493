using System.Globalization;

namespace Mediation.Rules.Runtime;

/// <summary>Operators between values whose types are known only at run time (动态运算).</summary>
internal static class DynamicOperators
{
    /// <summary>Whether a dynamic value is true; anything but a bool is a failure.</summary>
    public static bool Truth(object? value, int offset) => Json.Unwrap(value) is bool truth
        ? truth
        : throw Mismatch(offset, "Boolean", value);

    public static bool Same(object? left, object? right)
    {
        if (left is string a && right is string b) return string.Equals(a, b, StringComparison.Ordinal);
        if (left is int m && right is int n) return m == n;
        (left, right) = (Json.Unwrap(left), Json.Unwrap(right));
        if (left is null || right is null) return left is null && right is null;
        if (IsNumber(left) && IsNumber(right)) return CompareNumbers(left, right) == 0;
        if (left is Enum && right is string name)
            return left.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase);
        if (right is Enum && left is string) return Same(right, left);
        if (left is string text && right is not string && Parsed(text, right) is { } converted)
            return converted.Equals(right);
        if (right is string && left is not string) return Same(right, left);
        return left.Equals(right);
    }

    /// <summary>Negative, zero or positive; null when one of them is null, so that every ordering is false.</summary>
    public static int? Compare(object? left, object? right, int offset)
    {
        if (left is int m && right is int n) return m.CompareTo(n);
        if (left is double x && right is double y) return Compare(x, y);
        (left, right) = (Json.Unwrap(left), Json.Unwrap(right));
        if (left is null || right is null) return null;
        if (IsNumber(left) && IsNumber(right)) return CompareNumbers(left, right);
        if (left is string a && right is string b) return Guard.Compare(a, b);
        if (left is string text && Parsed(text, right) is { } converted) left = converted;
        else if (right is string other && Parsed(other, left) is { } made) right = made;
        if (left.GetType() == right.GetType() && left is IComparable comparable) return comparable.CompareTo(right);
        throw Mismatch(offset, left.GetType().Name, right);
    }

    public static object? Arithmetic(Frame frame, string symbol, object? left, object? right, int offset)
    {
        (left, right) = (Json.Unwrap(left), Json.Unwrap(right));
        if (symbol is "+" or "&" && (left is string || right is string))
            return Guard.Concat(frame, left, right, offset);
        if (left is null || right is null) return null;
        if (symbol is "&" or "|" && left is bool p && right is bool q) return symbol == "&" ? p & q : p | q;
        if (IsNumber(left) && IsNumber(right)) return Numbers(symbol, left, right, offset);
        return (symbol, left, right) switch
        {
            ("-", DateTime a, DateTime b) => a - b,
            ("-", DateTimeOffset a, DateTimeOffset b) => a - b,
            ("-", DateTime a, TimeSpan b) => a - b,
            ("+", DateTime a, TimeSpan b) => a + b,
            ("-", TimeSpan a, TimeSpan b) => a - b,
            ("+", TimeSpan a, TimeSpan b) => a + b,
            _ => throw Mismatch(offset, left.GetType().Name, right)
        };
    }

    public static object? Negate(object? value, int offset) => Json.Unwrap(value) switch
    {
        null => null,
        int number => -number,
        long number => -number,
        double number => -number,
        float number => -number,
        decimal number => -number,
        var other => throw Mismatch(offset, "Decimal", other)
    };

    public static object? Sum(Frame frame, IEnumerable<object?> values, int offset) =>
        values.Aggregate((object?)0, (sum, value) => value is null ? sum : Arithmetic(frame, "+", sum, value, offset));

    public static object? Average(Frame frame, IEnumerable<object?> values, int offset)
    {
        var list = values.Where(v => v is not null).ToList();
        if (list.Count == 0) throw new EvaluationException("rules.value.empty", offset);
        var sum = Sum(frame, list, offset)!;
        return sum is decimal exact ? exact / list.Count : To<double>(sum) / list.Count;
    }

    public static object? Min(IEnumerable<object?> values, int offset) => Extreme(values, -1, offset);

    public static object? Max(IEnumerable<object?> values, int offset) => Extreme(values, 1, offset);

    private static object? Extreme(IEnumerable<object?> values, int sign, int offset)
    {
        object? best = null;
        foreach (var value in values)
            if (value is not null && (best is null || Compare(value, best, offset) * sign > 0))
                best = value;
        return best ?? throw new EvaluationException("rules.value.empty", offset);
    }

    private static object Numbers(string symbol, object left, object right, int offset)
    {
        if (left is decimal || right is decimal)
            return Apply(symbol, To<decimal>(left), To<decimal>(right), offset);
        if (left is double or float || right is double or float)
            return Apply(symbol, To<double>(left), To<double>(right), offset);
        if (left is long or ulong or uint || right is long or ulong or uint)
            return Whole(symbol, To<long>(left), To<long>(right), offset);
        return Whole(symbol, To<int>(left), To<int>(right), offset);
    }

    private static object Whole<T>(string symbol, T left, T right, int offset)
        where T : System.Numerics.IBinaryInteger<T> => symbol switch
        {
            "&" => left & right,
            "|" => left | right,
            "<<" => left << int.CreateTruncating(right),
            ">>" => left >> int.CreateTruncating(right),
            _ => Apply(symbol, left, right, offset)
        };

    private static object Apply<T>(string symbol, T left, T right, int offset) where T : System.Numerics.INumber<T> =>
        symbol switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "%" => left % right,
            _ => throw Mismatch(offset, "Int32", right)
        };

    /// <summary>What is no number has no order.</summary>
    private static int? Compare(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right) ? null : left.CompareTo(right);

    private static int? CompareNumbers(object left, object right)
    {
        if (left is decimal || right is decimal) return To<decimal>(left).CompareTo(To<decimal>(right));
        if (left is double or float || right is double or float) return Compare(To<double>(left), To<double>(right));
        return To<Int128>(left).CompareTo(To<Int128>(right));
    }

    private static T To<T>(object number) where T : System.Numerics.INumber<T> => number switch
    {
        int n => T.CreateChecked(n),
        long n => T.CreateChecked(n),
        double n => T.CreateChecked(n),
        decimal n => T.CreateChecked(n),
        float n => T.CreateChecked(n),
        uint n => T.CreateChecked(n),
        ulong n => T.CreateChecked(n),
        short n => T.CreateChecked(n),
        ushort n => T.CreateChecked(n),
        byte n => T.CreateChecked(n),
        sbyte n => T.CreateChecked(n),
        _ => throw new InvalidOperationException($"{number.GetType()} is not a number.")
    };

    private static bool IsNumber(object value) =>
        value is int or long or double or decimal or float or uint or ulong or short or ushort or byte or sbyte;

    private static object? Parsed(string text, object like)
    {
        var culture = CultureInfo.InvariantCulture;
        return like switch
        {
            DateTime when DateTime.TryParse(text, culture, out var moment) => moment,
            DateTimeOffset when DateTimeOffset.TryParse(text, culture, out var moment) => moment,
            DateOnly when DateOnly.TryParse(text, culture, out var day) => day,
            TimeOnly when TimeOnly.TryParse(text, culture, out var time) => time,
            TimeSpan when TimeSpan.TryParse(text, culture, out var span) => span,
            Guid when Guid.TryParse(text, out var id) => id,
            _ => null
        };
    }

    private static EvaluationException Mismatch(int offset, string wanted, object? found) =>
        new("rules.type.mismatch", offset, wanted, found?.GetType().Name ?? "null");
}
