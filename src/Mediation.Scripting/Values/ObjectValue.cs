namespace Mediation.Scripting.Values;

/// <summary>How far an object may still change.</summary>
internal enum Rigidity { Free, NotExtensible, Sealed, Frozen }

/// <summary>An object (对象): properties, and a prototype that the language's own objects share among all
/// realms.</summary>
internal class ObjectValue
{
    private const int LongestChain = 100;
    private PropertyMap? properties;

    public ObjectValue? Prototype { get; set; } = Prototypes.Object;

    /// <summary>Makes an object that inherits; a chain that is too long would make every missing member dear.</summary>
    public static ObjectValue Inheriting(Realm realm, ObjectValue? prototype)
    {
        realm.Allocate(64);
        var height = 0;
        for (var holder = prototype; holder is not null; holder = holder.Prototype)
            if (++height > LongestChain) throw realm.Exceeded("script.limit.depth", LongestChain);
        return new() { Prototype = prototype };
    }

    public Rigidity Rigidity { get; set; }

    /// <summary>The word of <c>Object.prototype.toString</c>.</summary>
    public virtual string ClassName => "Object";

    /// <summary>An own property.</summary>
    public virtual bool TryGetOwn(string key, out Value value)
    {
        if (properties is not null) return properties.TryGet(key, out value);
        value = default;
        return false;
    }

    public Value Get(string key)
    {
        for (var holder = this; holder is not null; holder = holder.Prototype)
            if (holder.TryGetOwn(key, out var value)) return value;
        return default;
    }

    public bool Has(string key)
    {
        for (var holder = this; holder is not null; holder = holder.Prototype)
            if (holder.TryGetOwn(key, out _)) return true;
        return false;
    }

    /// <summary>Assigns; false where the object is too rigid for it.</summary>
    public virtual bool Set(Realm realm, string key, Value value)
    {
        if (Rigidity == Rigidity.Frozen || (Rigidity != Rigidity.Free && !TryGetOwn(key, out _))) return false;
        realm.Mutations++;
        Put(realm, key, value);
        return true;
    }

    /// <summary>Defines a property of an object in the making.</summary>
    public void Put(Realm realm, string key, Value value)
    {
        if ((properties ??= new()).Set(key, value)) realm.Allocate(64);
    }

    /// <summary>Defines a property of one of the language's own objects.</summary>
    protected void Define(string key, Value value) => (properties ??= new()).Set(key, value);

    /// <summary>False where the object is too rigid for it.</summary>
    public virtual bool Delete(Realm realm, string key)
    {
        if (!TryGetOwn(key, out _)) return true;
        if (Rigidity >= Rigidity.Sealed) return false;
        realm.Mutations++;
        realm.Step(properties?.Count ?? 1);
        properties?.Remove(key);
        return true;
    }

    /// <summary>Own enumerable keys, in ECMAScript's order.</summary>
    public virtual string[] Keys() => properties?.Keys() ?? [];

    public virtual int Count => properties?.Count ?? 0;
}

/// <summary>One of the language's own objects (内建对象): shared by all realms, so nothing can change it; its members
/// aren't enumerable.</summary>
internal class IntrinsicValue : ObjectValue
{
    public IntrinsicValue(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        Rigidity = Rigidity.Frozen;
        foreach (var (name, value) in members) Define(name, value);
    }

    public override string[] Keys() => [];

    public override int Count => 0;

    public void Complete(string name, Value value) => Define(name, value);
}
