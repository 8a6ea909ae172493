namespace Mediation.Rules.Expressions;

using Pair = (Type Left, Type Right);

/// <summary>
/// What operands an operator takes (运算签名), after System.Linq.Dynamic.Core 1.6.2: of the pairs of types that both
/// operands can become, the one that suits them best counts, the left operand first.
/// </summary>
internal static class Signatures
{
    private static readonly Pair[] Numbers = Alike(
        typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal));

    private static readonly Pair[] Spans = OrNull(
        [(typeof(DateTime), typeof(TimeSpan)), (typeof(TimeSpan), typeof(TimeSpan))]);

    private static readonly Pair[] Ordered =
    [
        (typeof(string), typeof(string)),
        .. Alike(
            typeof(char), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly))
    ];

    /// <summary>Multiplication, division, remainder.</summary>
    public static Pair[][] Arithmetic { get; } = [Numbers];

    /// <summary>Addition of numbers, and of time spans to moments and each other.</summary>
    public static Pair[][] Addition { get; } = [Spans, Numbers];

    /// <summary>Subtraction: also the span between two moments.</summary>
    public static Pair[][] Subtraction { get; } = [Alike(typeof(DateTime)), Spans, Numbers];

    /// <summary>Shifts by an int.</summary>
    public static Pair[][] Shift { get; } =
    [
        OrNull([.. new[] { typeof(int), typeof(uint), typeof(long), typeof(ulong) }.Select(t => (t, typeof(int)))])
    ];

    /// <summary>And, or.</summary>
    public static Pair[][] Logic { get; } = [Alike(typeof(bool))];

    /// <summary>Greater and less.</summary>
    public static Pair[][] Order { get; } = [Ordered, Numbers];

    /// <summary>Equal and unequal.</summary>
    public static Pair[][] Equality { get; } = [Alike(typeof(bool), typeof(Guid)), Ordered, Numbers];

    /// <summary>
    /// The types both operands become; null when they fit none, or several equally well. The groups are tried in order.
    /// </summary>
    public static Pair? Find(Pair[][] groups, Typed left, Typed right)
    {
        foreach (var group in groups)
        {
            var fitting = group.Where(p =>
                Conversions.Implicit(left, p.Left) is not null && Conversions.Implicit(right, p.Right) is not null)
                .ToList();
            if (fitting.Count == 0) continue;
            var best = fitting.Where(p => fitting.TrueForAll(o => o == p || IsBetter(p, o, left, right))).ToList();
            return best.Count == 1 ? best[0] : null;
        }
        return null;
    }

    /// <summary>
    /// Positive when a value of the source type had rather become the first type than the second; zero when it doesn't
    /// matter.
    /// </summary>
    public static int Compare(Type source, Type first, Type second)
    {
        if (first == second) return 0;
        if (source == first) return 1;
        if (source == second) return -1;
        var (up, down) = (Conversions.Fits(first, second), Conversions.Fits(second, first));
        if (up != down) return up ? 1 : -1;
        return IsSigned(first) && IsUnsigned(second) ? 1 : IsUnsigned(first) && IsSigned(second) ? -1 : 0;
    }

    private static bool IsBetter(Pair first, Pair second, Typed left, Typed right)
    {
        var order = Compare(left.Clr, first.Left, second.Left);
        return (order != 0 ? order : Compare(right.Clr, first.Right, second.Right)) >= 0;
    }

    private static bool IsSigned(Type type) =>
        Type.GetTypeCode(Conversions.Bare(type)) is TypeCode.SByte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64;

    private static bool IsUnsigned(Type type) =>
        Type.GetTypeCode(Conversions.Bare(type)) is
            TypeCode.Byte or TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64;

    private static Pair[] Alike(params Type[] types) => OrNull([.. types.Select(t => (t, t))]);

    private static Pair[] OrNull(Pair[] pairs) =>
        [.. pairs, .. pairs.Select(p => (Conversions.OrNull(p.Left), Conversions.OrNull(p.Right)))];
}
