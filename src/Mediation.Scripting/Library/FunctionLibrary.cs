using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>Members of functions and of booleans.</summary>
internal static class FunctionLibrary
{
    public static void Fill()
    {
        foreach (var (name, value) in ((string, Value)[])
        [
            Method("call", 1, (realm, self, arguments) =>
                Calls.Invoke(realm, This(realm, self), arguments[0], arguments.From(1))),
            Method("apply", 2, (realm, self, arguments) => Calls.Invoke(realm, This(realm, self), arguments[0],
                arguments[1].IsNullish ? []
                    : ObjectLibrary.List(realm,
                    Iteration.Of(realm, arguments[1])).As<ArrayValue>()!.Elements.ToArray())),
            Method("bind", 1, Bind),
            Method("toString", 0, (realm, self, _) => new(This(realm, self).Text))
        ])
            Prototypes.Function.Complete(name, value);
    }

    private static Value Bind(Realm realm, Value self, Arguments arguments)
    {
        var function = This(realm, self);
        var (bound, first) = (arguments[0], arguments.From(1));
        realm.Allocate(96 + 16L * first.Length);
        return new(new NativeFunction("bound " + function.Name, Math.Max(0, function.Length - first.Length),
            (inner, _, rest) => Calls.Invoke(inner, function, bound, [.. first, .. rest.From(0)]),
            (inner, _, rest) => Calls.Construct(inner, function, [.. first, .. rest.From(0)])));
    }

    private static FunctionValue This(Realm realm, Value self) => Calls.Function(realm, self);
}

/// <summary>Boolean.</summary>
internal static class BooleanLibrary
{
    public static NativeFunction Build() => Type("Boolean", 1, Prototypes.Boolean,
        (_, _, arguments) => Value.Of(Conversions.ToBoolean(arguments[0])), construct: null,
        Method("toString", 0, (realm, self, _) => new(This(realm, self) ? "true" : "false")),
        Method("valueOf", 0, (realm, self, _) => Value.Of(This(realm, self))));

    private static bool This(Realm realm, Value self) =>
        self.IsBoolean ? self.IsTrue
            : throw Errors.Type(realm, "Boolean.prototype.valueOf requires that 'this' be a Boolean");
}
