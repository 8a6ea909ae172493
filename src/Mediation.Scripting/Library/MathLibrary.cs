using Mediation.Scripting.Values;

namespace Mediation.Scripting.Library;

/// <summary>Math. Chance comes from the host.</summary>
internal static class MathLibrary
{
    public static IntrinsicValue Build() => new(
    [
        ("E", new(Math.E)), ("LN10", new(2.302585092994046)), ("LN2", new(0.6931471805599453)),
            ("LOG10E", new(0.4342944819032518)),
        ("LOG2E", new(1.4426950408889634)), ("PI", new(Math.PI)), ("SQRT1_2", new(0.7071067811865476)),
            ("SQRT2", new(1.4142135623730951)),
        Of("abs", Math.Abs), Of("acos", Math.Acos), Of("acosh", Math.Acosh), Of("asin", Math.Asin),
            Of("asinh", Math.Asinh), Of("atan", Math.Atan),
        Of("atanh", Math.Atanh), Of("cbrt", CubeRoot), Of("ceil", Math.Ceiling), Of("cos", Math.Cos),
            Of("cosh", Math.Cosh), Of("exp", Math.Exp),
        Of("expm1", x => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1), Of("floor", Math.Floor),
            Of("fround", x => (float)x),
        Of("log", Math.Log), Of("log10", Math.Log10),
            Of("log1p", x => Math.Abs(x) < 1e-5 ? x - x * x / 2 : Math.Log(1 + x)), Of("log2", Math.Log2),
        Of("round", Round), Of("sign", x => x > 0 ? 1 : x < 0 ? -1 : x), Of("sin", Math.Sin), Of("sinh", Math.Sinh),
            Of("sqrt", Math.Sqrt),
        Of("tan", Math.Tan), Of("tanh", Math.Tanh), Of("trunc", Math.Truncate),
        Of("clz32", x => System.Numerics.BitOperations.LeadingZeroCount((uint)Conversions.ToInt32(x))),
        Two("atan2", Math.Atan2), Two("pow", Operators.Power),
            Two("imul", (a, b) => Conversions.ToInt32(a) * Conversions.ToInt32(b)),
        Globals.Method("hypot", 2, (realm, _, arguments) => new(Hypotenuse(Numbers(realm, arguments)))),
        Globals.Method("max", 2, (realm, _, arguments) =>
            new(Numbers(realm, arguments).Aggregate(double.NegativeInfinity, Math.Max))),
        Globals.Method("min", 2, (realm, _, arguments) =>
            new(Numbers(realm, arguments).Aggregate(double.PositiveInfinity, Math.Min))),
        Globals.Method("random", 0, (realm, _, _) => new(realm.Host.NextRandom()))
    ]);

    private static (string, Value) Of(string name, Func<double, double> function) =>
        Globals.Method(name, 1, (realm, _, arguments) => new(function(Conversions.ToNumber(realm, arguments[0]))));

    private static (string, Value) Two(string name, Func<double, double, double> function) =>
        Globals.Method(name, 2, (realm, _, arguments) => Conversions.ToNumber(realm, arguments[0]) is var first
            ? new(function(first, Conversions.ToNumber(realm, arguments[1]))) : default);

    private static double[] Numbers(Realm realm, Arguments arguments) =>
        Array.ConvertAll(arguments.From(0), value => Conversions.ToNumber(realm, value));

    private static double Hypotenuse(double[] sides) =>
        sides.Any(double.IsInfinity) ? double.PositiveInfinity : Math.Sqrt(sides.Sum(side => side * side));

    /// <summary>Whole where the cube is.</summary>
    private static double CubeRoot(double number)
    {
        var root = Math.Cbrt(number);
        var whole = Math.Round(root);
        return whole * whole * whole == number ? whole : root;
    }

    /// <summary>Half goes up, toward positive infinity; -0 stays.</summary>
    private static double Round(double number)
    {
        if (!double.IsFinite(number) || Math.Abs(number) >= 4503599627370496) return number;
        var floor = Math.Floor(number);
        var rounded = number - floor >= 0.5 ? floor + 1 : floor;
        return rounded == 0 && (number < 0 || double.IsNegative(number)) ? -0.0 : rounded;
    }
}
