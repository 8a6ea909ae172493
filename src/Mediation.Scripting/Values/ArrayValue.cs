using System.Globalization;

namespace Mediation.Scripting.Values;

/// <summary>An array (数组). Dense: a place that was never set holds undefined.</summary>
internal sealed class ArrayValue : ObjectValue
{
    private Value[] elements;

    public ArrayValue(Realm realm, int capacity = 0)
    {
        realm.Allocate(48 + 16L * capacity);
        this.elements = capacity == 0 ? [] : new Value[capacity];
        Prototype = Prototypes.Array;
    }

    /// <summary>Takes the elements over.</summary>
    public ArrayValue(Realm realm, Value[] elements)
    {
        realm.Allocate(48 + 16L * elements.Length);
        this.elements = elements;
        Length = elements.Length;
        Prototype = Prototypes.Array;
    }

    public override string ClassName => "Array";

    public int Length { get; private set; }

    public Value this[int index]
    {
        get => (uint)index < (uint)Length ? this.elements[index] : default;
        set => this.elements[index] = value;
    }

    public Span<Value> Elements => this.elements.AsSpan(0, Length);

    public override int Count => Length + base.Count;

    public void Add(Realm realm, Value value)
    {
        Reserve(realm, Length + 1);
        this.elements[Length++] = value;
    }

    /// <summary>Sets the length; new places hold undefined.</summary>
    public void Resize(Realm realm, int length)
    {
        if (length > Length) Reserve(realm, length);
        else this.elements.AsSpan(length, Length - length).Clear();
        Length = length;
    }

    /// <summary>Sets an element, growing the array as far as needed.</summary>
    public bool Store(Realm realm, int index, Value value)
    {
        if (Rigidity == Rigidity.Frozen || (Rigidity != Rigidity.Free && index >= Length)) return false;
        if (index >= Length) Resize(realm, index + 1);
        this.elements[index] = value;
        realm.Mutations++;
        return true;
    }

    public override bool TryGetOwn(string key, out Value value)
    {
        if (key == "length")
        {
            value = new(Length);
            return true;
        }
        var index = PropertyMap.ArrayIndex(key);
        if (index < 0) return base.TryGetOwn(key, out value);
        value = index < Length ? this.elements[index] : default;
        return index < Length;
    }

    public override bool Set(Realm realm, string key, Value value)
    {
        if (key == "length")
        {
            if (Rigidity == Rigidity.Frozen) return false;
            var length = Conversions.ToNumber(realm, value);
            if (length < 0 || length != Math.Floor(length) || length > uint.MaxValue)
                throw Errors.Range(realm, "Invalid array length");
            realm.Mutations++;
            Resize(realm, (int)Math.Min(length, int.MaxValue));
            return true;
        }
        var index = PropertyMap.ArrayIndex(key);
        return index < 0 ? base.Set(realm, key, value) : Store(realm, (int)Math.Min(index, int.MaxValue - 1), value);
    }

    public override bool Delete(Realm realm, string key)
    {
        var index = PropertyMap.ArrayIndex(key);
        if (index < 0) return base.Delete(realm, key);
        if (Rigidity >= Rigidity.Sealed) return index >= Length;
        if (index < Length) this.elements[index] = default;
        realm.Mutations++;
        return true;
    }

    public override string[] Keys()
    {
        var named = base.Keys();
        var keys = new string[Length + named.Length];
        for (var i = 0; i < Length; i++) keys[i] = i.ToString(CultureInfo.InvariantCulture);
        named.CopyTo(keys, Length);
        return keys;
    }

    private void Reserve(Realm realm, int length)
    {
        if (length <= this.elements.Length) return;
        var capacity = Math.Max(length, Math.Max(4, (int)Math.Min(Length * 2L, int.MaxValue)));
        realm.Allocate(16L * capacity);
        Array.Resize(ref this.elements, capacity);
    }
}
