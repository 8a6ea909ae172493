using System.Globalization;

namespace Mediation.Scripting.Values;

/// <summary>
/// Properties in the order they came (属性表): a short list is searched, a longer one has an index. Keys that are array
/// indices come first when listed, in numeric order, as ECMAScript has it.
/// </summary>
internal sealed class PropertyMap
{
    private const int Searched = 8;

    private string[] keys = new string[4];
    private Value[] values = new Value[4];
    private Dictionary<string, int>? index;
    private bool hasIndices;

    public int Count { get; private set; }

    public bool TryGet(string key, out Value value)
    {
        var at = Find(key);
        value = at < 0 ? default : values[at];
        return at >= 0;
    }

    /// <summary>True when the key is new.</summary>
    public bool Set(string key, Value value)
    {
        var at = Find(key);
        if (at >= 0)
        {
            values[at] = value;
            return false;
        }
        if (Count == this.keys.Length)
        {
            Array.Resize(ref this.keys, Count * 2);
            Array.Resize(ref values, Count * 2);
        }
        this.keys[Count] = key;
        values[Count] = value;
        hasIndices |= key.Length > 0 && char.IsAsciiDigit(key[0]);
        if (this.index is not null) this.index[key] = Count;
        else if (Count >= Searched) this.index = Indexed(Count + 1);
        Count++;
        return true;
    }

    public bool Remove(string key)
    {
        var at = Find(key);
        if (at < 0) return false;
        Count--;
        Array.Copy(this.keys, at + 1, this.keys, at, Count - at);
        Array.Copy(values, at + 1, values, at, Count - at);
        values[Count] = default;
        this.index = Count > Searched ? Indexed(Count) : null;
        return true;
    }

    public string[] Keys()
    {
        var keys = this.keys.AsSpan(0, Count).ToArray();
        if (!hasIndices) return keys;
        var indices = keys.Where(key => ArrayIndex(key) >= 0).OrderBy(ArrayIndex);
        return [.. indices, .. keys.Where(key => ArrayIndex(key) < 0)];
    }

    /// <summary>The index that a key spells, or -1: canonical digits below 2³² - 1.</summary>
    public static long ArrayIndex(string key)
    {
        if (key.Length is 0 or > 10 || (key[0] == '0' && key.Length > 1)) return -1;
        foreach (var c in key)
            if (!char.IsAsciiDigit(c)) return -1;
        var index = long.Parse(key, CultureInfo.InvariantCulture);
        return index < uint.MaxValue ? index : -1;
    }

    private int Find(string key)
    {
        if (this.index is not null) return this.index.GetValueOrDefault(key, -1);
        for (var i = 0; i < Count; i++)
            if (ReferenceEquals(this.keys[i], key) || this.keys[i] == key) return i;
        return -1;
    }

    private Dictionary<string, int> Indexed(int count)
    {
        var index = new Dictionary<string, int>(count * 2, StringComparer.Ordinal);
        for (var i = 0; i < count; i++) index[this.keys[i]] = i;
        return index;
    }
}
