using System.Globalization;
using System.Text;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Library;

/// <summary>Writes values as JSON text (JSON 写出), as JSON.stringify does.</summary>
internal sealed class JsonWriter
{
    private const int Deepest = 200;
    private readonly Realm realm;
    private readonly FunctionValue? replacer;
    private readonly IReadOnlyList<string>? wanted;
    private readonly string indent;
    private readonly StringBuilder text = new();
    private readonly List<ObjectValue> path = [];

    private JsonWriter(Realm realm, Value replacer, string indent)
    {
        (this.realm, this.indent) = (realm, indent);
        this.replacer = replacer.As<FunctionValue>();
        if (replacer.Object is ArrayValue list)
            wanted = [.. list.Elements.ToArray().Where(v => v.IsText || v.IsNumber).Select(v =>
                Conversions.ToText(realm, v)).Distinct()];
    }

    /// <summary>Null for what JSON doesn't know: undefined and functions.</summary>
    public static string? Write(Realm realm, Value value, Value replacer, string indent)
    {
        var writer = new JsonWriter(realm, replacer, indent);
        var holder = new ObjectValue();
        if (writer.replacer is not null) holder.Put(realm, "", value);
        return writer.Write(holder, "", value) ? writer.text.ToString() : null;
    }

    private bool Write(ObjectValue holder, string key, Value value)
    {
        this.realm.Step();
        this.realm.CheckLength(this.text.Length);
        if (value.Object is { } candidate && candidate.Get("toJSON").As<FunctionValue>() is { } toJson)
            value = Calls.Invoke(this.realm, toJson, value, [new(key)]);
        if (this.replacer is not null) value = Calls.Invoke(this.realm, this.replacer, new(holder), [new(key), value]);

        switch (value.Kind)
        {
            case Kind.Null: this.text.Append("null"); return true;
            case Kind.Boolean: this.text.Append(value.IsTrue ? "true" : "false"); return true;
            case Kind.Number:
                this.text.Append(double.IsFinite(value.Number) ? Numbers.Text(value.Number)
                : "null"); return true;
            case Kind.Text: Quote(this.text, value.Text); return true;
            case Kind.Object when value.Object is not FunctionValue: WriteObject(value.Object!); return true;
            default: return false;
        }
    }

    private void WriteObject(ObjectValue holder)
    {
        if (path.Contains(holder)) throw Errors.Type(this.realm, "Converting circular structure to JSON");
        if (path.Count >= Deepest) throw this.realm.Exceeded("script.limit.depth", Deepest);
        path.Add(holder);
        if (holder is ArrayValue array) WriteArray(array);
        else WriteMembers(holder);
        path.RemoveAt(path.Count - 1);
    }

    private void WriteArray(ArrayValue array)
    {
        this.text.Append('[');
        for (var i = 0; i < array.Length; i++)
        {
            if (i > 0) this.text.Append(',');
            Line(path.Count);
            if (!Write(array, Numbers.Text(i), array[i])) this.text.Append("null");
        }
        if (array.Length > 0) Line(path.Count - 1);
        this.text.Append(']');
    }

    private void WriteMembers(ObjectValue holder)
    {
        this.text.Append('{');
        var any = false;
        foreach (var key in wanted ?? holder.Keys())
        {
            var before = this.text.Length;
            if (any) this.text.Append(',');
            Line(path.Count);
            Quote(this.text, key);
            this.text.Append(this.indent.Length > 0 ? ": " : ":");
            if (Write(holder, key, holder.Get(key))) any = true;
            else this.text.Length = before;
        }
        if (any) Line(path.Count - 1);
        this.text.Append('}');
    }

    private void Line(int depth)
    {
        if (this.indent.Length == 0) return;
        this.text.Append('\n');
        for (var i = 0; i < depth; i++) this.text.Append(this.indent);
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
