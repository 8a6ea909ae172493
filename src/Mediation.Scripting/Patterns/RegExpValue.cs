using Mediation.Scripting.Patterns;

namespace Mediation.Scripting.Values;

/// <summary>A RegExp (正则对象).</summary>
internal sealed class RegExpValue : ObjectValue
{
    public RegExpValue(Realm realm, Pattern pattern)
    {
        realm.Allocate(64);
        Prototype = Prototypes.RegExp;
        Pattern = pattern;
    }

    public override string ClassName => "RegExp";

    public Pattern Pattern { get; }

    public double LastIndex { get; set; }

    public override bool TryGetOwn(string key, out Value value)
    {
        switch (key)
        {
            case "lastIndex": value = new(LastIndex); return true;
            case "source": value = new(Source(Pattern.Source)); return true;
            case "flags": value = new(Pattern.Flags); return true;
            case "global": value = Value.Of(Pattern.IsGlobal); return true;
            case "sticky": value = Value.Of(Pattern.IsSticky); return true;
            case "unicode": value = Value.Of(Pattern.IsUnicode); return true;
            case "ignoreCase": value = Value.Of(Pattern.Flags.Contains('i')); return true;
            case "multiline": value = Value.Of(Pattern.Flags.Contains('m')); return true;
            case "dotAll": value = Value.Of(Pattern.Flags.Contains('s')); return true;
            default: return base.TryGetOwn(key, out value);
        }
    }

    /// <summary>As it would stand between slashes.</summary>
    private static string Source(string pattern)
    {
        if (pattern.Length == 0) return "(?:)";
        if (!pattern.Contains('/')) return pattern;
        var (made, inClass) = (new System.Text.StringBuilder(), false);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '[') inClass = true;
            else if (pattern[i] == ']') inClass = false;
            if (pattern[i] == '/' && !inClass) made.Append('\\');
            made.Append(pattern[i]);
            if (pattern[i] == '\\' && i + 1 < pattern.Length) made.Append(pattern[++i]);
        }
        return made.ToString();
    }

    public override bool Set(Realm realm, string key, Value value)
    {
        if (key != "lastIndex") return TryGetOwn(key, out _) || base.Set(realm, key, value);
        LastIndex = Conversions.ToInteger(realm, value);
        return true;
    }
}
