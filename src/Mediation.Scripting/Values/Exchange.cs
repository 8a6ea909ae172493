using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mediation.Scripting.Values;

/// <summary>Values between host and script (出入转换): always copies, counted against the run's limits.</summary>
internal static class Exchange
{
    private const int Deepest = 200;

    public static Value In(Realm realm, object? value, string name = "", int depth = 0)
    {
        if (depth > Deepest) throw realm.Exceeded("script.limit.depth", Deepest);
        switch (value)
        {
            case null: return Value.Null;
            case string text: return realm.Text(text);
            case bool truth: return Value.Of(truth);
            case double number: return new(number);
            case JsonNode node: return InJson(realm, node, depth);
            case JsonElement element: return InJson(realm, JsonSerializer.SerializeToNode(element), depth);
            case DateTimeOffset moment: return new(new DateValue(realm, moment.ToUnixTimeMilliseconds()));
            case DateTime moment: return new(new DateValue(realm, Moment(realm, moment).ToUnixTimeMilliseconds()));
            case char or Guid: return realm.Text(value.ToString()!);
            case ScriptFunction function: return new(new HostFunction(name, function));
            case ScriptBag bag: return new(new BagValue(realm, bag));
            case ScriptRefusal refusal: throw Errors.Plain(realm, refusal.Message);
            case byte[] bytes: return new(new ArrayValue(realm, [.. bytes.Select(b => new Value(b))]));
            case IDictionary<string, object?> members: return InMembers(realm, members, depth);
            case IEnumerable elements and not IDictionary: return InElements(realm, elements, depth);
        }
        if (ReferenceEquals(value, Script.Undefined)) return default;
        if (value is Enum) return realm.Text(value.ToString()!);
        return value is IConvertible convertible
            ? new(convertible.ToDouble(CultureInfo.InvariantCulture))
            : throw new ArgumentException($"A {value.GetType().Name} can't be handed to a script.", nameof(value));
    }

    // Each result is cast, lest the compiler turn all into JSON values.
    public static object? Out(Realm realm, Value value) => value.Kind switch
    {
        Kind.Boolean => (object)value.IsTrue,
        Kind.Number => (object)value.Number,
        Kind.Text => (object)value.Text,
        Kind.Object when value.Object is DateValue date => date.IsValid ? (object)date.InZone(realm) : null,
        Kind.Object => new Emitter(realm).Node(value, 0),
        _ => null
    };

    /// <summary>A value as JSON, as <see cref="Out"/> would hand it on inside an array.</summary>
    public static JsonNode? ToJson(Realm realm, Value value) => new Emitter(realm).Node(value, 0);

    private static DateTimeOffset Moment(Realm realm, DateTime moment) => moment.Kind == DateTimeKind.Unspecified
        ? new(moment, realm.Host.Zone.GetUtcOffset(moment))
        : new(moment.ToUniversalTime(), TimeSpan.Zero);

    private static Value InJson(Realm realm, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null: return Value.Null;
            case JsonObject members: return InMembers(realm, members, depth);
            case JsonArray elements: return InElements(realm, elements, depth);
        }
        var value = node.AsValue();
        return value.GetValueKind() switch
        {
            JsonValueKind.String =>
                realm.Text(value.TryGetValue<string>(out var text) ? text : value.ToJsonString().Trim('"')),
            JsonValueKind.True => Value.True,
            JsonValueKind.False => Value.False,
            JsonValueKind.Number when value.TryGetValue<double>(out var number) => new(number),
            JsonValueKind.Number => new(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
            _ => Value.Null
        };
    }

    private static Value InMembers<T>(Realm realm, IEnumerable<KeyValuePair<string, T>> members, int depth)
    {
        realm.Allocate(64);
        var holder = new ObjectValue();
        foreach (var (key, member) in members) holder.Put(realm, key, In(realm, member, key, depth + 1));
        return new(holder);
    }

    private static Value InElements(Realm realm, IEnumerable elements, int depth)
    {
        var array = new ArrayValue(realm);
        foreach (var element in elements) array.Add(realm, In(realm, element, "", depth + 1));
        return new(array);
    }

    /// <summary>Builds the value that is handed out, counting its parts.</summary>
    private sealed class Emitter(Realm realm)
    {
        private int parts;

        public JsonNode? Node(Value value, int depth)
        {
            if (++parts > realm.Limits.Output) throw realm.Exceeded("script.limit.output", realm.Limits.Output);
            if (depth > Deepest) throw realm.Exceeded("script.limit.depth", Deepest);
            return value.Kind switch
            {
                Kind.Boolean => JsonValue.Create(value.IsTrue),
                Kind.Number when double.IsFinite(value.Number) => JsonValue.Create(value.Number),
                Kind.Text => Text(value.Text),
                Kind.Object => Object(value.Object!, depth),
                _ => null
            };
        }

        private JsonValue Text(string text)
        {
            realm.Allocate(2L * text.Length);
            return JsonValue.Create(text);
        }

        private JsonNode? Object(ObjectValue holder, int depth) => holder switch
        {
            FunctionValue => null,
            DateValue date => date.IsValid ? JsonValue.Create(date.Iso()) : null,
            ArrayValue array => Array(array.Elements.ToArray(), depth),
            SetValue set => Array([.. set.Members.Keys()], depth),
            MapValue map => Map(map, depth),
            _ => Members(holder, depth)
        };

        private JsonArray Array(Value[] elements, int depth)
        {
            var array = new JsonArray();
            foreach (var element in elements) array.Add(Node(element, depth + 1));
            return array;
        }

        private JsonObject Map(MapValue map, int depth)
        {
            var members = new JsonObject();
            foreach (var (key, value) in map.Members.Entries()) members[Conversions.ToText(realm, key)] = Node(value,
                depth + 1);
            return members;
        }

        private JsonObject Members(ObjectValue holder, int depth)
        {
            var members = new JsonObject();
            foreach (var key in holder.Keys())
            {
                var value = holder.Get(key);
                if (!value.IsUndefined && value.Object is not FunctionValue) members[key] = Node(value, depth + 1);
            }
            return members;
        }
    }
}
