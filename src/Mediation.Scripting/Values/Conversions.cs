namespace Mediation.Scripting.Values;

/// <summary>ECMAScript's conversions between kinds (类型转换).</summary>
internal static class Conversions
{
    public static bool ToBoolean(Value value) => value.Kind switch
    {
        Kind.Boolean => value.IsTrue,
        Kind.Number => value.Number != 0 && !double.IsNaN(value.Number),
        Kind.Text => value.TextLength > 0,
        Kind.Object => true,
        _ => false
    };

    public static double ToNumber(Realm realm, Value value) => value.Kind switch
    {
        Kind.Number or Kind.Boolean => value.Number,
        Kind.Undefined => double.NaN,
        Kind.Null => 0,
        Kind.Text => Numbers.Parse(Digits(realm, value.Text)),
        _ => ToNumber(realm, ToPrimitive(realm, value, Hint.Number))
    };

    /// <summary>Toward zero, NaN as 0; infinities stay.</summary>
    public static double ToInteger(Realm realm, Value value)
    {
        var number = ToNumber(realm, value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }

    public static int ToInt32(double number)
    {
        if (number is >= int.MinValue and <= int.MaxValue) return (int)number;
        if (!double.IsFinite(number)) return 0;
        var modulo = Math.Truncate(number) % 4294967296.0;
        return unchecked((int)(uint)(long)(modulo < 0 ? modulo + 4294967296.0 : modulo));
    }

    public static int ToInt32(Realm realm, Value value) => ToInt32(ToNumber(realm, value));

    public static string ToText(Realm realm, Value value) => value.Kind switch
    {
        Kind.Text => value.Text,
        Kind.Number => Numbers.Text(value.Number),
        Kind.Boolean => value.IsTrue ? "true" : "false",
        Kind.Undefined => "undefined",
        Kind.Null => "null",
        _ => ToText(realm, ToPrimitive(realm, value, Hint.Text))
    };

    public static string ToKey(Realm realm, Value value) => Counted(realm, ToText(realm, value));

    /// <summary>A text that is about to be read as a number, which costs more than going through it.</summary>
    public static string Digits(Realm realm, string text)
    {
        realm.Step(text.Length / 4);
        return text;
    }

    /// <summary>A text that is about to be gone through.</summary>
    public static string Counted(Realm realm, string text)
    {
        realm.Step(text.Length / 64);
        return text;
    }

    public static ObjectValue ToHolder(Realm realm, Value value) => value.Kind switch
    {
        Kind.Object => value.Object!,
        Kind.Text => Prototypes.Text,
        Kind.Number => Prototypes.Number,
        Kind.Boolean => Prototypes.Boolean,
        _ => throw Errors.Type(realm, "Cannot convert undefined or null to object")
    };

    public static Value ToPrimitive(Realm realm, Value value, Hint hint)
    {
        if (value.Object is not { } holder) return value;
        if (hint == Hint.Default) hint = holder is DateValue ? Hint.Text : Hint.Number;

        foreach (var method in hint == Hint.Text ? TextFirst : NumberFirst)
        {
            if (holder.Get(method).As<FunctionValue>() is not { } function) continue;
            var primitive = Calls.Invoke(realm, function, value, []);
            if (primitive.Kind != Kind.Object) return primitive;
        }
        throw Errors.Type(realm, "Cannot convert object to primitive value");
    }

    public static string TypeOf(Value value) => value.Kind switch
    {
        Kind.Undefined => "undefined",
        Kind.Null => "object",
        Kind.Boolean => "boolean",
        Kind.Number => "number",
        Kind.Text => "string",
        _ => value.Object is FunctionValue ? "function" : "object"
    };

    private static readonly string[] TextFirst = ["toString", "valueOf"];
    private static readonly string[] NumberFirst = ["valueOf", "toString"];
}

/// <summary>What an object is wanted as.</summary>
internal enum Hint { Default, Number, Text }
