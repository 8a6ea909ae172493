using System.Runtime.CompilerServices;

namespace Mediation.Scripting.Values;

/// <summary>Calls, counted and kept from running out of stack (调用).</summary>
internal static class Calls
{
    public static Value Invoke(Realm realm, FunctionValue function, Value self, Value[] arguments)
    {
        realm.Step();
        Enter(realm);
        var value = function.Call(realm, self, arguments);
        realm.Calls--;
        return value;
    }

    public static Value Construct(Realm realm, FunctionValue function, Value[] arguments)
    {
        realm.Step();
        Enter(realm);
        var value = function.Construct(realm, arguments);
        realm.Calls--;
        return value;
    }

    public static FunctionValue Function(Realm realm, Value value) =>
        value.As<FunctionValue>() ?? throw Errors.Type(realm, Describe(realm, value) + " is not a function");

    public static string Describe(Realm realm, Value value) => value.Kind switch
    {
        Kind.Text => $"\"{value.Text}\"",
        Kind.Object =>
            value.Object is FunctionValue ? "function" : value.Object is ArrayValue ? "[object Array]" : "#<Object>",
        _ => Conversions.ToText(realm, value)
    };

    private static void Enter(Realm realm)
    {
        if (++realm.Calls > realm.Limits.Calls || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw realm.Exceeded("script.limit.calls", realm.Limits.Calls);
    }
}
