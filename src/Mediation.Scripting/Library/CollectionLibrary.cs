using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>Map, Set, and the iterators that they and arrays give.</summary>
internal static class CollectionLibrary
{
    public static NativeFunction BuildMap() => Type("Map", 0, Prototypes.Map, NeedsNew("Map"), MakeMap,
        Method("clear", 0, (realm, self, _) => Clear(realm, Map(realm, self).Members)),
        Method("delete", 1, (realm, self, arguments) => Remove(realm, Map(realm, self).Members, arguments[0])),
        Method("entries", 0, (realm, self, _) =>
            Iterator(realm, Map(realm, self).Members, (key, value) => Iteration.Pair(realm, key, value))),
        Method("forEach", 1, (realm, self, arguments) =>
            ForEach(realm, self, Map(realm, self).Members, arguments, (_, value) => value)),
        Method("get", 1, (realm, self, arguments) =>
            Map(realm, self).Members.TryGet(realm, arguments[0], out var value) ? value : default),
        Method("has", 1, (realm, self, arguments) => Value.Of(Map(realm, self).Members.Has(realm, arguments[0]))),
        Method("keys", 0, (realm, self, _) => Iterator(realm, Map(realm, self).Members, (key, _) => key)),
        Method("set", 2, (realm, self, arguments) =>
            Set(realm, self, Map(realm, self).Members, arguments[0], arguments[1])),
        Method("values", 0, (realm, self, _) => Iterator(realm, Map(realm, self).Members, (_, value) => value)));

    public static NativeFunction BuildSet() => Type("Set", 0, Prototypes.Set, NeedsNew("Set"), MakeSet,
        Method("add", 1, (realm, self, arguments) =>
            Set(realm, self, SetOf(realm, self).Members, arguments[0], arguments[0])),
        Method("clear", 0, (realm, self, _) => Clear(realm, SetOf(realm, self).Members)),
        Method("delete", 1, (realm, self, arguments) => Remove(realm, SetOf(realm, self).Members, arguments[0])),
        Method("entries", 0, (realm, self, _) =>
            Iterator(realm, SetOf(realm, self).Members, (key, _) => Iteration.Pair(realm, key, key))),
        Method("forEach", 1, (realm, self, arguments) =>
            ForEach(realm, self, SetOf(realm, self).Members, arguments, (key, _) => key)),
        Method("has", 1, (realm, self, arguments) => Value.Of(SetOf(realm, self).Members.Has(realm, arguments[0]))),
        Method("keys", 0, (realm, self, _) => Iterator(realm, SetOf(realm, self).Members, (key, _) => key)),
        Method("values", 0, (realm, self, _) => Iterator(realm, SetOf(realm, self).Members, (key, _) => key)));

    public static void FillIterator() => Prototypes.Iterator.Complete("next", Method("next", 0, (realm, self, _) =>
    {
        var iterator = self.As<IteratorValue>()
            ?? throw Errors.Type(realm, "next method called on incompatible receiver");
        realm.Allocate(64);
        var there = iterator.TryNext(out var value);
        var result = new ObjectValue();
        result.Put(realm, "value", value);
        result.Put(realm, "done", Value.Of(!there));
        return new(result);
    }).Value);

    private static NativeBody NeedsNew(string name) =>
        (realm, _, _) => throw Errors.Type(realm, $"Constructor {name} requires 'new'");

    private static MapValue Map(Realm realm, Value self) =>
        self.As<MapValue>()
            ?? throw Errors.Type(realm, "Map method called on incompatible receiver " + Calls.Describe(realm, self));

    private static SetValue SetOf(Realm realm, Value self) =>
        self.As<SetValue>()
            ?? throw Errors.Type(realm, "Set method called on incompatible receiver " + Calls.Describe(realm, self));

    private static Value MakeMap(Realm realm, Value self, Arguments arguments)
    {
        realm.Allocate(128);
        var map = new MapValue();
        if (arguments[0].IsNullish) return new(map);
        foreach (var entry in Iteration.Of(realm, arguments[0]))
        {
            realm.Step();
            if (entry.Object is null)
                throw Errors.Type(realm, $"Iterator value {Conversions.ToText(realm, entry)} is not an entry object");
            map.Members.Set(realm, Access.Get(realm, entry, "0"), Access.Get(realm, entry, "1"));
        }
        return new(map);
    }

    private static Value MakeSet(Realm realm, Value self, Arguments arguments)
    {
        realm.Allocate(128);
        var set = new SetValue();
        if (arguments[0].IsNullish) return new(set);
        foreach (var value in Iteration.Of(realm, arguments[0]))
        {
            realm.Step();
            set.Members.Set(realm, value, value);
        }
        return new(set);
    }

    private static Value Set(Realm realm, Value self, OrderedTable table, Value key, Value value)
    {
        realm.Mutations++;
        table.Set(realm, key, value);
        return self;
    }

    private static Value Remove(Realm realm, OrderedTable table, Value key)
    {
        realm.Mutations++;
        return Value.Of(table.Remove(realm, key));
    }

    private static Value Clear(Realm realm, OrderedTable table)
    {
        realm.Mutations++;
        realm.Step(table.Places);
        table.Clear();
        return default;
    }

    private static Value Iterator(Realm realm, OrderedTable table, Func<Value, Value, Value> pick)
    {
        realm.Allocate(96);
        return new(new IteratorValue(Iteration.Table(realm, table, pick)));
    }

    private static Value ForEach(Realm realm, Value self, OrderedTable table, Arguments arguments, Func<Value, Value,
        Value> pick)
    {
        var function = Calls.Function(realm, arguments[0]);
        for (var place = 0; place < table.Places; place++)
            if (table.TryAt(place, out var key, out var value))
                Calls.Invoke(realm, function, arguments[1], [pick(key, value), key, self]);
        return default;
    }
}
