namespace Mediation.Scripting.Values;

/// <summary>What the operators mean (运算符).</summary>
internal static class Operators
{
    /// <summary>Below this length two texts are joined at once; a rope would cost more.</summary>
    private const int ShortText = 64;

    public static Value Add(Realm realm, Value left, Value right)
    {
        if (left.IsText && right.IsText) return Join(realm, left, right);
        left = Conversions.ToPrimitive(realm, left, Hint.Default);
        right = Conversions.ToPrimitive(realm, right, Hint.Default);
        return left.IsText || right.IsText
            ? Join(realm, AsText(realm, left), AsText(realm, right))
            : new(Conversions.ToNumber(realm, left) + Conversions.ToNumber(realm, right));
    }

    public static Value Join(Realm realm, Value left, Value right)
    {
        var length = (long)left.TextLength + right.TextLength;
        if (left.TextLength == 0) return right;
        if (right.TextLength == 0) return left;
        realm.CheckLength(length);
        if (length < ShortText)
        {
            realm.Allocate(32 + 2 * length);
            return new(left.Text + right.Text);
        }
        realm.Allocate(40);
        return new(new Rope(realm, left.Joinable, right.Joinable, (int)length));
    }

    public static double Arithmetic(string symbol, double left, double right) => symbol switch
    {
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        "%" => Remainder(left, right),
        "**" => Power(left, right),
        "|" => Conversions.ToInt32(left) | Conversions.ToInt32(right),
        "&" => Conversions.ToInt32(left) & Conversions.ToInt32(right),
        "^" => Conversions.ToInt32(left) ^ Conversions.ToInt32(right),
        "<<" => Conversions.ToInt32(left) << (Conversions.ToInt32(right) & 31),
        ">>" => Conversions.ToInt32(left) >> (Conversions.ToInt32(right) & 31),
        _ => (uint)Conversions.ToInt32(left) >> (Conversions.ToInt32(right) & 31)
    };

    public static double Power(double left, double right) =>
        double.IsNaN(right) || (Math.Abs(left) == 1 && double.IsInfinity(right)) ? double.NaN : Math.Pow(left, right);

    public static bool IsInstance(Realm realm, Value value, Value type)
    {
        if (type.As<FunctionValue>() is not { } function)
            throw Errors.Type(realm, "Right-hand side of 'instanceof' is not callable");
        if (value.Object is null) return false;
        var prototype = function.Get("prototype").Object
            ?? throw Errors.Type(realm, "Function has non-object prototype in instanceof check");
        for (var holder = value.Object.Prototype; holder is not null; holder = holder.Prototype)
            if (ReferenceEquals(holder, prototype)) return true;
        return false;
    }

    public static bool IsIn(Realm realm, Value key, Value holder) =>
        holder.Object?.Has(Conversions.ToKey(realm, key)) ??
        throw Errors.Type(realm,
            $"Cannot use 'in' operator to search for '{(key.Object is null ? Conversions.ToText(realm, key) : "#<Object>")}' in {Calls.Describe(realm, holder)}");

    private static double Remainder(double left, double right) => left % right;

    private static Value AsText(Realm realm, Value value) =>
        value.IsText ? value : new(Conversions.ToText(realm, value));
}
