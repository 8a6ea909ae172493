using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>Error and its kinds.</summary>
internal static class ErrorLibrary
{
    public static IEnumerable<NativeFunction> Build()
    {
        Prototypes.Error.Complete("toString", Method("toString", 0, Text).Value);
        return
        [
            Kind("Error", Prototypes.Error), Kind("TypeError", Prototypes.TypeError),
                Kind("RangeError", Prototypes.RangeError),
            Kind("ReferenceError", Prototypes.ReferenceError), Kind("SyntaxError", Prototypes.SyntaxError),
            Kind("EvalError", Prototypes.EvalError), Kind("URIError", Prototypes.UriError)
        ];
    }

    private static NativeFunction Kind(string name, IntrinsicValue prototype)
    {
        NativeBody make = (realm, _, arguments) =>
        {
            realm.Allocate(64);
            var error = new ErrorValue(prototype);
            if (!arguments[0].IsUndefined) error.Put(realm, "message", new(Conversions.ToText(realm, arguments[0])));
            if (arguments[1].Object is { } options && options.Has("cause")) error.Put(realm, "cause",
                options.Get("cause"));
            return new(error);
        };
        return Type(name, 1, prototype, make, make, ("name", new(name)), ("message", Value.EmptyText));
    }

    private static Value Text(Realm realm, Value self, Arguments arguments)
    {
        if (self.Object is not { } error)
            throw Errors.Type(realm, "Error.prototype.toString requires that 'this' be an Object");
        var name = error.Get("name") is { IsUndefined: false } given ? Conversions.ToText(realm, given) : "Error";
        var message = error.Get("message") is { IsUndefined: false } text ? Conversions.ToText(realm, text) : "";
        return realm.Text(name.Length == 0 ? message : message.Length == 0 ? name : name + ": " + message);
    }
}
