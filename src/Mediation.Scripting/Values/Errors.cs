namespace Mediation.Scripting.Values;

/// <summary>An Error of the script (错误对象).</summary>
internal sealed class ErrorValue : ObjectValue
{
    public ErrorValue(ObjectValue prototype) => Prototype = prototype;

    public override string ClassName => "Error";

    // The message is an own property, but not an enumerable one.
    public override string[] Keys() => [.. base.Keys().Where(key => key is not ("message" or "cause"))];
}

/// <summary>Carries what a script threw to whoever catches it.</summary>
internal sealed class ThrownException(Value value, int at) : Exception("A script threw.")
{
    public Value Value => value;

    /// <summary>The offset of the place that threw.</summary>
    public int At => at;
}

/// <summary>Errors that the engine itself throws into a script.</summary>
internal static class Errors
{
    public static ThrownException Type(Realm realm, string message) => New(realm, Prototypes.TypeError, message);

    public static ThrownException Range(Realm realm, string message) => New(realm, Prototypes.RangeError, message);

    public static ThrownException Reference(Realm realm, string message) =>
        New(realm, Prototypes.ReferenceError, message);

    public static ThrownException Syntax(Realm realm, string message) => New(realm, Prototypes.SyntaxError, message);

    public static ThrownException Uri(Realm realm) => New(realm, Prototypes.UriError, "URI malformed");

    public static ThrownException Plain(Realm realm, string message) => New(realm, Prototypes.Error, message);

    public static ErrorValue Make(Realm realm, ObjectValue prototype, string message)
    {
        realm.Allocate(64);
        var error = new ErrorValue(prototype);
        error.Put(realm, "message", new(message));
        return error;
    }

    /// <summary>A thrown value in one line for the fault: an Error's name and message, else its text.</summary>
    public static string Describe(Realm realm, Value thrown)
    {
        try
        {
            var text = thrown.Object is null or ErrorValue
                ? Conversions.ToText(realm, thrown)
                : Library.JsonWriter.Write(realm, thrown, default, "") ?? thrown.Object.ClassName;
            return text.Length <= 500 ? text : text[..500] + "…";
        }
        catch (Exception failed) when (failed is ThrownException or Reading.RefusedException)
        {
            return thrown.Object?.ClassName ?? "";
        }
    }

    private static ThrownException New(Realm realm, ObjectValue prototype, string message)
    {
        // Catching costs far more than a statement does.
        realm.Step(100);
        return new(new(Make(realm, prototype, message)), realm.At);
    }
}
