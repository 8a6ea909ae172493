using System.Globalization;
using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>Number, and the functions that read numbers.</summary>
internal static class NumberLibrary
{
    private const double MaxSafe = 9007199254740991;

    public static NativeFunction Build() =>
        Type("Number", 1, Prototypes.Number,
            (realm, _, arguments) =>
                new(arguments.Count == 0 ? 0 : Conversions.ToNumber(realm, arguments[0])), construct: null,
            Method("toExponential", 1, (realm, self, arguments) => Exponential(realm, This(realm, self), arguments)),
            Method("toFixed", 1, Fixed),
            Method("toLocaleString", 0, Grouped),
            Method("toPrecision", 1, Precision),
            Method("toString", 1, Text),
            Method("valueOf", 0, (realm, self, _) => new(This(realm, self))))
        .With("EPSILON", new(Math.BitIncrement(1.0) - 1))
        .With("MAX_SAFE_INTEGER", new(MaxSafe))
        .With("MAX_VALUE", new(double.MaxValue))
        .With("MIN_SAFE_INTEGER", new(-MaxSafe))
        .With("MIN_VALUE", new(double.Epsilon))
        .With("NEGATIVE_INFINITY", new(double.NegativeInfinity))
        .With("NaN", new(double.NaN))
        .With("POSITIVE_INFINITY", new(double.PositiveInfinity))
        .With("isFinite", 1, (_, _, arguments) =>
            Value.Of(arguments[0].IsNumber && double.IsFinite(arguments[0].Number)))
        .With("isInteger", 1, (_, _, arguments) => Value.Of(IsInteger(arguments[0])))
        .With("isNaN", 1, (_, _, arguments) => Value.Of(arguments[0].IsNumber && double.IsNaN(arguments[0].Number)))
        .With("isSafeInteger", 1, (_, _, arguments) =>
            Value.Of(IsInteger(arguments[0]) && Math.Abs(arguments[0].Number) <= MaxSafe))
        .With("parseFloat", 1, ParseFloat)
        .With("parseInt", 2, ParseInt);

    public static IEnumerable<NativeFunction> BuildFunctions() =>
    [
        new("isFinite", 1, (realm, _, arguments) =>
            Value.Of(double.IsFinite(Conversions.ToNumber(realm, arguments[0])))),
        new("isNaN", 1, (realm, _, arguments) => Value.Of(double.IsNaN(Conversions.ToNumber(realm, arguments[0])))),
        new("parseFloat", 1, ParseFloat),
        new("parseInt", 2, ParseInt)
    ];

    private static double This(Realm realm, Value self) =>
        self.IsNumber ? self.Number
            : throw Errors.Type(realm, "Number.prototype.valueOf requires that 'this' be a Number");

    private static bool IsInteger(Value value) =>
        value.IsNumber && double.IsFinite(value.Number) && value.Number == Math.Floor(value.Number);

    private static Value ParseFloat(Realm realm, Value self, Arguments arguments) =>
        new(Numbers.ParsePrefix(Conversions.Digits(realm, Conversions.ToText(realm, arguments[0]))));

    private static Value ParseInt(Realm realm, Value self, Arguments arguments)
    {
        var text = Conversions.Digits(realm, Conversions.ToText(realm, arguments[0]));
        return new(Numbers.ParseInteger(text, Conversions.ToInt32(realm, arguments[1])));
    }

    private static Value Text(Realm realm, Value self, Arguments arguments)
    {
        var number = This(realm, self);
        var radix = arguments[0].IsUndefined ? 10 : Conversions.ToInteger(realm, arguments[0]);
        if (radix is < 2 or > 36) throw Errors.Range(realm, "toString() radix must be between 2 and 36");
        return new(radix == 10 ? Numbers.Text(number) : NumberFormats.Radix(number, (int)radix));
    }

    private static Value Fixed(Realm realm, Value self, Arguments arguments)
    {
        var number = This(realm, self);
        var places = Conversions.ToInteger(realm, arguments[0]);
        if (places is < 0 or > 100) throw Errors.Range(realm, "toFixed() digits argument must be between 0 and 100");
        return new(double.IsFinite(number) && Math.Abs(number) < 1e21 ? NumberFormats.Fixed(number, (int)places)
            : Numbers.Text(number));
    }

    private static Value Exponential(Realm realm, double number, Arguments arguments)
    {
        var places = Conversions.ToInteger(realm, arguments[0]);
        if (!double.IsFinite(number)) return new(Numbers.Text(number));
        if (places is < 0 or > 100) throw Errors.Range(realm, "toExponential() argument must be between 0 and 100");
        return new(NumberFormats.Exponential(number, arguments[0].IsUndefined ? null : (int)places));
    }

    private static Value Precision(Realm realm, Value self, Arguments arguments)
    {
        var number = This(realm, self);
        if (arguments[0].IsUndefined) return new(Numbers.Text(number));
        var digits = Conversions.ToInteger(realm, arguments[0]);
        if (!double.IsFinite(number)) return new(Numbers.Text(number));
        if (digits is < 1 or > 100) throw Errors.Range(realm, "toPrecision() argument must be between 1 and 100");
        return new(NumberFormats.Precision(number, (int)digits));
    }

    /// <summary>Thousands parted by commas, as Chinese and English write numbers; fraction digits as the options say,
    /// three at most.</summary>
    private static Value Grouped(Realm realm, Value self, Arguments arguments)
    {
        var number = This(realm, self);
        if (!double.IsFinite(number)) return new(double.IsNaN(number) ? "NaN" : number > 0 ? "∞" : "-∞");
        var options = arguments[1].Object;
        var least = Digits(realm, options?.Get("minimumFractionDigits") ?? default, 0);
        var most = Math.Max(least, Digits(realm, options?.Get("maximumFractionDigits") ?? default, Math.Max(3, least)));
        var text = Math.Abs(number) < 1e21 ? NumberFormats.Fixed(Math.Abs(number), most)
            : new System.Numerics.BigInteger(Math.Abs(number)).ToString(CultureInfo.InvariantCulture);
        var dot = text.IndexOf('.');
        var (whole, fraction) = dot < 0 ? (text, "") : (text[..dot], text[(dot + 1)..]);
        while (fraction.Length > least && fraction[^1] == '0') fraction = fraction[..^1];
        for (var i = whole.Length - 3; i > 0; i -= 3) whole = whole.Insert(i, ",");
        var sign = number < 0 || double.IsNegative(number) ? "-" : "";
        return new(sign + whole + (fraction.Length > 0 ? "." + fraction : ""));
    }

    private static int Digits(Realm realm, Value value, int otherwise)
    {
        if (value.IsUndefined) return otherwise;
        var digits = Conversions.ToInteger(realm, value);
        return digits is >= 0 and <= 100 ? (int)digits
            : throw Errors.Range(realm, "maximumFractionDigits value is out of range.");
    }
}
