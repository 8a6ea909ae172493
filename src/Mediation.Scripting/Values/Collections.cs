namespace Mediation.Scripting.Values;

/// <summary>
/// Keys with values in the order they came (有序表), which may change while somebody goes through it: removed places are
/// left empty until half of all are.
/// </summary>
internal sealed class OrderedTable
{
    private readonly Dictionary<object, int> places = [];
    private readonly List<(Value Key, Value Value, bool IsThere)> entries = [];

    public int Count => places.Count;

    /// <summary>One more than the last place in use, for going through by place.</summary>
    public int Places => entries.Count;

    public bool TryGet(Realm realm, Value key, out Value value)
    {
        var found = places.TryGetValue(Identity(realm, key), out var place);
        value = found ? entries[place].Value : default;
        return found;
    }

    public bool Has(Realm realm, Value key) => places.ContainsKey(Identity(realm, key));

    public void Set(Realm realm, Value key, Value value)
    {
        var identity = Identity(realm, key);
        if (key.IsNumber && key.Number == 0) key = new(0.0);
        if (places.TryGetValue(identity, out var place))
        {
            entries[place] = (key, value, true);
            return;
        }
        realm.Allocate(96);
        places[identity] = entries.Count;
        entries.Add((key, value, true));
    }

    public bool Remove(Realm realm, Value key)
    {
        if (!places.Remove(Identity(realm, key), out var place)) return false;
        entries[place] = (default, default, false);
        return true;
    }

    public void Clear()
    {
        places.Clear();
        for (var i = 0; i < entries.Count; i++) entries[i] = (default, default, false);
    }

    public bool TryAt(int place, out Value key, out Value value)
    {
        (key, value, var isThere) = entries[place];
        return isThere;
    }

    public IEnumerable<Value> Keys() => Entries().Select(entry => entry.Key);

    public IEnumerable<(Value Key, Value Value)> Entries()
    {
        for (var i = 0; i < entries.Count; i++)
            if (entries[i].IsThere) yield return (entries[i].Key, entries[i].Value);
    }

    private static object Identity(Realm realm, Value key) => key.Kind switch
    {
        Kind.Number => key.Number == 0 ? 0.0 : key.Number,
        Kind.Text => Conversions.Counted(realm, key.Text),
        Kind.Object => new ByReference(key.Object!),
        Kind.Boolean => key.IsTrue,
        _ => key.Kind
    };

    private readonly record struct ByReference(ObjectValue Value);
}

/// <summary>A Map (映射).</summary>
internal sealed class MapValue : ObjectValue
{
    public MapValue() => Prototype = Prototypes.Map;

    public OrderedTable Members { get; } = new();

    public override string ClassName => "Map";

    public override bool TryGetOwn(string key, out Value value)
    {
        if (key != "size") return base.TryGetOwn(key, out value);
        value = new(Members.Count);
        return true;
    }
}

/// <summary>A Set (集合).</summary>
internal sealed class SetValue : ObjectValue
{
    public SetValue() => Prototype = Prototypes.Set;

    public OrderedTable Members { get; } = new();

    public override string ClassName => "Set";

    public override bool TryGetOwn(string key, out Value value)
    {
        if (key != "size") return base.TryGetOwn(key, out value);
        value = new(Members.Count);
        return true;
    }
}

/// <summary>What <c>keys()</c>, <c>values()</c>, <c>entries()</c> and <c>matchAll()</c> give (迭代器).</summary>
internal sealed class IteratorValue : ObjectValue
{
    private readonly IEnumerator<Value> values;

    public IteratorValue(IEnumerable<Value> values)
    {
        Prototype = Prototypes.Iterator;
        this.values = values.GetEnumerator();
    }

    public override string ClassName => "Iterator";

    public bool TryNext(out Value value)
    {
        var there = this.values.MoveNext();
        value = there ? this.values.Current : default;
        return there;
    }
}

/// <summary>Going through what <c>for…of</c>, spread and destructuring take.</summary>
internal static class Iteration
{
    public static IEnumerable<Value> Of(Realm realm, Value source)
    {
        switch (source.Kind)
        {
            case Kind.Text: return CodePoints(source.Text);
            case Kind.Object:
                switch (source.Object)
                {
                    case ArrayValue array: return Elements(array);
                    case SetValue set: return Table(realm, set.Members, (key, _) => key);
                    case MapValue map: return Table(realm, map.Members, (key, value) => Pair(realm, key, value));
                    case IteratorValue iterator: return Rest(iterator);
                }
                break;
        }
        throw Errors.Type(realm,
            $"{(source.Object is null ? Conversions.ToText(realm, source) : "object")} is not iterable");
    }

    public static IEnumerable<Value> Table(Realm realm, OrderedTable table, Func<Value, Value, Value> pick)
    {
        for (var place = 0; place < table.Places; place++)
        {
            realm.Step();
            if (table.TryAt(place, out var key, out var value)) yield return pick(key, value);
        }
    }

    public static Value Pair(Realm realm, Value first, Value second) => new(new ArrayValue(realm, [first, second]));

    private static IEnumerable<Value> Elements(ArrayValue array)
    {
        for (var i = 0; i < array.Length; i++) yield return array[i];
    }

    private static IEnumerable<Value> CodePoints(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            yield return new(isPair ? text.Substring(i++, 2) : text[i].ToString());
        }
    }

    private static IEnumerable<Value> Rest(IteratorValue iterator)
    {
        while (iterator.TryNext(out var value)) yield return value;
    }
}
