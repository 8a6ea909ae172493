using System.Globalization;
using System.Text;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Library;

/// <summary>Writes values as JSON text (JSON 写出), as JSON.stringify does.</summary>
internal sealed class JsonWriter
{
    private const int Deepest = 200;
    private readonly Realm _realm;
    private readonly FunctionValue? _replacer;
    private readonly IReadOnlyList<string>? _wanted;
    private readonly string _indent;
    private readonly StringBuilder _text = new();
    private readonly List<ObjectValue> _path = [];

    private JsonWriter(Realm realm, Value replacer, string indent)
    {
        (_realm, _indent) = (realm, indent);
        _replacer = replacer.As<FunctionValue>();
        if (replacer.Object is ArrayValue list)
            _wanted = [.. list.Elements.ToArray().Where(v => v.IsText || v.IsNumber).Select(v =>
                Conversions.ToText(realm, v)).Distinct()];
    }

    /// <summary>Null for what JSON doesn't know: undefined and functions.</summary>
    public static string? Write(Realm realm, Value value, Value replacer, string indent)
    {
        var writer = new JsonWriter(realm, replacer, indent);
        var holder = new ObjectValue();
        if (writer._replacer is not null) holder.Put(realm, "", value);
        return writer.Write(holder, "", value) ? writer._text.ToString() : null;
    }

    private bool Write(ObjectValue holder, string key, Value value)
    {
        _realm.Step();
        _realm.CheckLength(_text.Length);
        if (value.Object is { } candidate && candidate.Get("toJSON").As<FunctionValue>() is { } toJson)
            value = Calls.Invoke(_realm, toJson, value, [new(key)]);
        if (_replacer is not null) value = Calls.Invoke(_realm, _replacer, new(holder), [new(key), value]);

        switch (value.Kind)
        {
            case Kind.Null: _text.Append("null"); return true;
            case Kind.Boolean: _text.Append(value.IsTrue ? "true" : "false"); return true;
            case Kind.Number:
                _text.Append(double.IsFinite(value.Number) ? Numbers.Text(value.Number)
                : "null"); return true;
            case Kind.Text: Quote(_text, value.Text); return true;
            case Kind.Object when value.Object is not FunctionValue: WriteObject(value.Object!); return true;
            default: return false;
        }
    }

    private void WriteObject(ObjectValue holder)
    {
        if (_path.Contains(holder)) throw Errors.Type(_realm, "Converting circular structure to JSON");
        if (_path.Count >= Deepest) throw _realm.Exceeded("script.limit.depth", Deepest);
        _path.Add(holder);
        if (holder is ArrayValue array) WriteArray(array);
        else WriteMembers(holder);
        _path.RemoveAt(_path.Count - 1);
    }

    private void WriteArray(ArrayValue array)
    {
        _text.Append('[');
        for (var i = 0; i < array.Length; i++)
        {
            if (i > 0) _text.Append(',');
            Line(_path.Count);
            if (!Write(array, Numbers.Text(i), array[i])) _text.Append("null");
        }
        if (array.Length > 0) Line(_path.Count - 1);
        _text.Append(']');
    }

    private void WriteMembers(ObjectValue holder)
    {
        _text.Append('{');
        var any = false;
        foreach (var key in _wanted ?? holder.Keys())
        {
            var before = _text.Length;
            if (any) _text.Append(',');
            Line(_path.Count);
            Quote(_text, key);
            _text.Append(_indent.Length > 0 ? ": " : ":");
            if (Write(holder, key, holder.Get(key))) any = true;
            else _text.Length = before;
        }
        if (any) Line(_path.Count - 1);
        _text.Append('}');
    }

    private void Line(int depth)
    {
        if (_indent.Length == 0) return;
        _text.Append('\n');
        for (var i = 0; i < depth; i++) _text.Append(_indent);
    }

    private static void Quote(StringBuilder made, string text)
    {
        made.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"': made.Append("\\\""); break;
                case '\\': made.Append("\\\\"); break;
                case '\b': made.Append("\\b"); break;
                case '\f': made.Append("\\f"); break;
                case '\n': made.Append("\\n"); break;
                case '\r': made.Append("\\r"); break;
                case '\t': made.Append("\\t"); break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length
                        && char.IsLowSurrogate(text[i + 1])) made.Append(c).Append(text[++i]);
                    else if (c < ' ' || char.IsSurrogate(c)) made.Append(CultureInfo.InvariantCulture,
                        $"\\u{(int)c:x4}");
                    else made.Append(c);
                    break;
            }
        }
        made.Append('"');
    }
}
