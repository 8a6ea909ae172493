using Mediation.Scripting.Values;

namespace Mediation.Scripting.Library;

/// <summary>JSON.</summary>
internal static class JsonLibrary
{
    public static IntrinsicValue Build() =>
        new([Globals.Method("parse", 2, Parse), Globals.Method("stringify", 3, Stringify)]);

    private static Value Parse(Realm realm, Value self, Arguments arguments)
    {
        var value = new JsonReader(realm, Conversions.ToText(realm, arguments[0])).Read();
        if (arguments[1].As<FunctionValue>() is not { } reviver) return value;
        var holder = new ObjectValue();
        holder.Put(realm, "", value);
        return Revive(realm, holder, "", reviver, 0);
    }

    private static Value Revive(Realm realm, ObjectValue holder, string key, FunctionValue reviver, int depth)
    {
        // A reviver may hang an object into itself.
        if (depth > JsonReader.Deepest) throw realm.Exceeded("script.limit.depth", JsonReader.Deepest);
        var value = holder.Get(key);
        if (value.Object is { } members)
        {
            foreach (var name in members.Keys())
            {
                var revived = Revive(realm, members, name, reviver, depth + 1);
                if (revived.IsUndefined) members.Delete(realm, name);
                else members.Set(realm, name, revived);
            }
        }
        return Calls.Invoke(realm, reviver, new(holder), [new(key), value]);
    }

    private static Value Stringify(Realm realm, Value self, Arguments arguments)
    {
        var indent = arguments[2].Kind switch
        {
            Kind.Number => new string(' ', (int)Math.Clamp(Conversions.ToInteger(realm, arguments[2]), 0, 10)),
            Kind.Text => arguments[2].Text.Length > 10 ? arguments[2].Text[..10] : arguments[2].Text,
            _ => ""
        };
        return JsonWriter.Write(realm, arguments[0], arguments[1], indent) is { } text ? realm.Text(text) : default;
    }
}
