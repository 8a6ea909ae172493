using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>Object.</summary>
internal static class ObjectLibrary
{
    public static NativeFunction Build() =>
        Type("Object", 1, Prototypes.Object, Make, Make,
            Method("hasOwnProperty", 1, (realm, self, arguments) => HasOwn(realm, self, arguments[0])),
            Method("isPrototypeOf", 1, (_, self, arguments) => Value.Of(IsPrototype(self.Object, arguments[0].Object))),
            Method("propertyIsEnumerable", 1, (realm, self, arguments) =>
                Value.Of(self.Object is not (null or IntrinsicValue)
                    && self.Object.TryGetOwn(Conversions.ToKey(realm, arguments[0]), out _))),
            Method("toString", 0, (_, self, _) => new($"[object {Word(self)}]")),
            Method("toLocaleString", 0, (realm, self, _) => new(Conversions.ToText(realm, self))),
            Method("valueOf", 0, (realm, self, _) => self.IsNullish
                ? throw Errors.Type(realm, "Cannot convert undefined or null to object") : self))
        .With("assign", 2, Assign)
        .With("create", 2, Create)
        .With("entries", 1, (realm, _, arguments) =>
            List(realm, Own(realm, arguments[0]).Select(pair => Iteration.Pair(realm, new(pair.Key), pair.Value))))
        .With("freeze", 1, (_, _, arguments) => Stiffen(arguments[0], Rigidity.Frozen))
        .With("fromEntries", 1, FromEntries)
        .With("getOwnPropertyNames", 1, (realm, _, arguments) =>
            List(realm, Own(realm, arguments[0]).Select(pair => new Value(pair.Key)).Concat(Hidden(arguments[0]))))
        .With("getPrototypeOf", 1, (realm, _, arguments) => PrototypeOf(realm, arguments[0]))
        .With("groupBy", 2, GroupBy)
        .With("hasOwn", 2, (realm, _, arguments) => HasOwn(realm, arguments[0], arguments[1]))
        .With("is", 2, (_, _, arguments) => Value.Of(Comparisons.AreSame(arguments[0], arguments[1])))
        .With("isExtensible", 1, (_, _, arguments) => Value.Of(arguments[0].Object?.Rigidity == Rigidity.Free))
        .With("isFrozen", 1, (_, _, arguments) => Value.Of(IsAtLeast(arguments[0], Rigidity.Frozen)))
        .With("isSealed", 1, (_, _, arguments) => Value.Of(IsAtLeast(arguments[0], Rigidity.Sealed)))
        .With("keys", 1, (realm, _, arguments) =>
            List(realm, Own(realm, arguments[0]).Select(pair => new Value(pair.Key))))
        .With("preventExtensions", 1, (_, _, arguments) => Stiffen(arguments[0], Rigidity.NotExtensible))
        .With("seal", 1, (_, _, arguments) => Stiffen(arguments[0], Rigidity.Sealed))
        .With("values", 1, (realm, _, arguments) => List(realm, Own(realm, arguments[0]).Select(pair => pair.Value)));

    public static NativeFunction With(this NativeFunction type, string name, int length, NativeBody body) =>
        type.With(name, Method(name, length, body).Value);

    /// <summary>Copies own members, except those named, as spread and Object.assign do.</summary>
    public static void CopyOwn(Realm realm, Value source, ObjectValue target, HashSet<string>? except = null)
    {
        if (source.IsNullish) return;
        foreach (var (key, value) in Own(realm, source))
            if (except is null || !except.Contains(key)) target.Put(realm, key, value);
    }

    public static Value List(Realm realm, IEnumerable<Value> values)
    {
        var array = new ArrayValue(realm);
        foreach (var value in values)
        {
            realm.Step();
            array.Add(realm, value);
        }
        return new(array);
    }

    public static IEnumerable<(string Key, Value Value)> Own(Realm realm, Value source)
    {
        if (source.IsText) return source.Text.Select((c, i) => (Numbers.Text(i), new Value(c.ToString())));
        var holder = Conversions.ToHolder(realm, source);
        return source.Object is null ? [] : Members(realm, holder);
    }

    private static IEnumerable<(string, Value)> Members(Realm realm, ObjectValue holder)
    {
        var keys = holder.Keys();
        realm.Step(keys.Length);
        foreach (var key in keys)
            if (holder.TryGetOwn(key, out var value)) yield return (key, value);
    }

    private static IEnumerable<Value> Hidden(Value source) =>
        source.IsText || source.Object is ArrayValue ? [new("length")] : [];

    private static Value Make(Realm realm, Value self, Arguments arguments)
    {
        if (arguments[0].Object is not null) return arguments[0];
        if (!arguments[0].IsNullish) throw Errors.Type(realm, "Object(value) of a primitive is not supported");
        realm.Allocate(64);
        return new(new ObjectValue());
    }

    private static Value Assign(Realm realm, Value self, Arguments arguments)
    {
        var target = arguments[0].Object ?? throw Errors.Type(realm, "Cannot convert undefined or null to object");
        foreach (var source in arguments.From(1))
        {
            if (source.IsNullish) continue;
            foreach (var (key, value) in Own(realm, source))
                if (!target.Set(realm, key, value))
                    throw Errors.Type(realm, $"Cannot assign to read only property '{key}' of object");
        }
        return arguments[0];
    }

    private static Value Create(Realm realm, Value self, Arguments arguments)
    {
        if (arguments[0].Object is null && arguments[0].Kind != Kind.Null)
            throw Errors.Type(realm, "Object prototype may only be an Object or null: "
                + Calls.Describe(realm, arguments[0]));
        if (arguments.Has(1)) throw Errors.Type(realm, "Object.create takes no property descriptors here");
        return new(ObjectValue.Inheriting(realm, arguments[0].Object));
    }

    private static Value FromEntries(Realm realm, Value self, Arguments arguments)
    {
        realm.Allocate(64);
        var made = new ObjectValue();
        foreach (var entry in Iteration.Of(realm, arguments[0]))
        {
            realm.Step();
            if (entry.Object is null)
                throw Errors.Type(realm, $"Iterator value {Conversions.ToText(realm, entry)} is not an entry object");
            made.Put(realm, Conversions.ToKey(realm, Access.Get(realm, entry, "0")), Access.Get(realm, entry, "1"));
        }
        return new(made);
    }

    private static Value PrototypeOf(Realm realm, Value value)
    {
        var holder = Conversions.ToHolder(realm, value);
        if (value.Object is null) return new(holder);
        return holder.Prototype is { } prototype ? new(prototype) : Value.Null;
    }

    private static Value GroupBy(Realm realm, Value self, Arguments arguments)
    {
        var (groups, pick) = (new ObjectValue { Prototype = null }, Calls.Function(realm, arguments[1]));
        var index = 0;
        foreach (var item in Iteration.Of(realm, arguments[0]))
        {
            var key = Conversions.ToKey(realm, Calls.Invoke(realm, pick, default, [item, new(index++)]));
            if (!groups.TryGetOwn(key, out var group)) groups.Put(realm, key, group = new(new ArrayValue(realm)));
            group.As<ArrayValue>()!.Add(realm, item);
        }
        return new(groups);
    }

    private static Value HasOwn(Realm realm, Value self, Value key) =>
        self.IsText
            ? Value.Of(Conversions.ToKey(realm, key) is var name
                && (name == "length" || (PropertyMap.ArrayIndex(name) is >= 0 and var i && i < self.TextLength)))
            : Value.Of(Conversions.ToHolder(realm, self).TryGetOwn(Conversions.ToKey(realm, key), out _)
                && self.Object is not null);

    private static bool IsPrototype(ObjectValue? prototype, ObjectValue? value)
    {
        for (var holder = value?.Prototype; holder is not null; holder = holder.Prototype)
            if (ReferenceEquals(holder, prototype)) return true;
        return false;
    }

    private static Value Stiffen(Value value, Rigidity rigidity)
    {
        if (value.Object is { } holder && holder.Rigidity < rigidity) holder.Rigidity = rigidity;
        return value;
    }

    private static bool IsAtLeast(Value value, Rigidity rigidity) =>
        value.Object is not { } holder || holder.Rigidity >= rigidity
            || (holder.Rigidity == Rigidity.NotExtensible && holder.Count == 0);

    private static string Word(Value self) => self.Kind switch
    {
        Kind.Object =>
            self.Object is MapValue or SetValue or ArrayValue or DateValue or RegExpValue or ErrorValue or FunctionValue
            ? self.Object.ClassName : "Object",
        Kind.Text => "String",
        var kind => kind.ToString()
    };
}
