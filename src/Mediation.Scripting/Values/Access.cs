namespace Mediation.Scripting.Values;

/// <summary>Reading and writing members of any value (成员访问).</summary>
internal static class Access
{
    public static Value Get(Realm realm, Value owner, string key)
    {
        if (owner.Object is { } holder) return holder.Get(key);
        switch (owner.Kind)
        {
            case Kind.Text:
                if (key == "length") return new(owner.TextLength);
                var index = PropertyMap.ArrayIndex(key);
                return index >= 0 ? Character(owner, index) : Prototypes.Text.Get(key);
            case Kind.Number: return Prototypes.Number.Get(key);
            case Kind.Boolean: return Prototypes.Boolean.Get(key);
            default:
                throw Errors.Type(realm,
                    $"Cannot read properties of {(owner.IsUndefined ? "undefined" : "null")} (reading '{key}')");
        }
    }

    public static Value Get(Realm realm, Value owner, Value key)
    {
        if (key.IsNumber && key.Number >= 0 && key.Number == (int)key.Number)
        {
            if (owner.Object is ArrayValue array)
                return key.Number < array.Length ? array[(int)key.Number] : array.Get(Numbers.Text(key.Number));
            if (owner.IsText) return Character(owner, (long)key.Number);
        }
        if (owner.IsNullish) return Get(realm, owner, key.Object is null ? Conversions.ToText(realm, key) : "object");
        return Get(realm, owner, Conversions.ToKey(realm, key));
    }

    public static void Set(Realm realm, Value owner, string key, Value value)
    {
        if (owner.Object is { } holder) holder.Set(realm, key, value);
        else if (owner.IsNullish)
            throw Errors.Type(realm,
                $"Cannot set properties of {(owner.IsUndefined ? "undefined" : "null")} (setting '{key}')");
    }

    public static void Set(Realm realm, Value owner, Value key, Value value)
    {
        if (owner.Object is ArrayValue array && key.IsNumber && key.Number >= 0 && key.Number == (int)key.Number
            && key.Number < int.MaxValue)
            array.Store(realm, (int)key.Number, value);
        else Set(realm, owner, owner.IsNullish && key.Object is not null ? "object" : Conversions.ToKey(realm, key),
            value);
    }

    private static Value Character(Value text, long index) =>
        index < text.TextLength ? new(Characters[text.Text[(int)index]] ?? text.Text[(int)index].ToString()) : default;

    /// <summary>Texts of one ASCII character, made once.</summary>
    private static readonly OneCharacter Characters = new();

    private sealed class OneCharacter
    {
        private readonly string[] texts = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

        public string? this[char c] => c < texts.Length ? texts[c] : null;
    }
}
