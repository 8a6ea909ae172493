using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Text.Json;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;

namespace Mediation.Rules.Conformance;

/// <summary>
/// Makes inputs from the JSON of a case, with the types that the original would find for them: an object becomes a
/// shape, a list the union of its elements' members, a number the narrowest type that holds it.
/// </summary>
internal sealed class CaseInputs
{
    private readonly Dictionary<string, Type> types;

    private readonly string mode;

    public CaseInputs(JsonElement test)
    {
        mode = test.TryGetProperty("inputMode", out var given) ? given.GetString()! : "expando";
        types = test.TryGetProperty("types", out var leaves)
            ? leaves.EnumerateObject().ToDictionary(t => t.Name, t => CaseTypes.Find(t.Value.GetString()!))
            : [];
        if (!test.TryGetProperty("inputs", out var inputs)) return;
        foreach (var input in inputs.EnumerateObject())
        {
            var (type, value) = mode == "stj"
                ? FromSystemTextJson(input.Value)
                : Read(input.Value, input.Name, top: true);
            Declared.With(input.Name, type);
            Values.Add(input.Name, value);
        }
    }

    public RuleInputs Declared { get; } = new();

    public RuleArguments Values { get; } = [];

    private bool IsTyped => mode == "typed";

    private (RuleType Type, object? Value) Read(JsonElement json, string path, bool top = false)
    {
        if (types.TryGetValue(path, out var given))
        {
            var value = CaseTypes.As(json, given);
            return (RuleType.Of(IsTyped ? given : value?.GetType() ?? typeof(object)), value);
        }
        if (json.ValueKind == JsonValueKind.Object) return ReadObject(json, path);
        if (json.ValueKind == JsonValueKind.Array) return ReadList(json, path, top);

        return FromScalar(json);
    }

    private static (RuleType Type, object? Value) FromScalar(JsonElement json)
    {
        var value = CaseTypes.Plain(json);
        return (RuleType.Of(value?.GetType() ?? typeof(object)), value);
    }

    private (RuleType Type, object? Value) ReadObject(JsonElement json, string path)
    {
        var members = new List<KeyValuePair<string, RuleType>>();
        IDictionary<string, object?> value = new ExpandoObject();
        foreach (var member in json.EnumerateObject())
        {
            var (type, read) = Read(member.Value, $"{path}.{member.Name}");
            members.Add(new(member.Name, type));
            value[member.Name] = read;
        }
        return (RuleType.Of(new Shape(members, open: !IsTyped)), value);
    }

    private (RuleType Type, object? Value) ReadList(JsonElement json, string path, bool top)
    {
        var elements = json.EnumerateArray().Select(e => Read(e, path + "[]")).ToList();
        // The original leaves a list that is an input itself as it came.
        var element = (top && !IsTyped) || elements.Count == 0
            ? RuleType.Object
            : Union(elements.ConvertAll(e => e.Type));
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element.Clr))!;
        foreach (var (_, value) in elements) list.Add(Fitted(value, element));
        return (RuleType.ListOf(element), list);
    }

    private RuleType Union(List<RuleType> elements)
    {
        if (elements[0].Shape is null) return IsTyped ? elements.Aggregate(Wider) : elements[0];

        var members = new Dictionary<string, RuleType>();
        foreach (var shape in elements.Select(e => e.Shape).OfType<Shape>())
            foreach (var name in shape.Names)
                members[name] = members.TryGetValue(name, out var known)
                    ? Merged(known, shape.TypeOf(name)!)
                    : shape.TypeOf(name)!;
        return RuleType.Of(new Shape(members, open: !IsTyped));
    }

    /// <summary>The first type that is known wins; typed classes take the wider number.</summary>
    private RuleType Merged(RuleType known, RuleType next) =>
        known is { Shape: null } && known.Clr == typeof(object) ? next : IsTyped ? Wider(known, next) : known;

    private RuleType Wider(RuleType a, RuleType b) =>
        a.Shape is not null && b.Shape is not null ? Union([a, b])
        : Conversions.Widens(a.Clr, b.Clr) || a.Clr == typeof(object) ? b
        : a;

    private static object? Fitted(object? value, RuleType type)
    {
        if (type.Shape is { } shape && value is IDictionary<string, object?> members)
        {
            foreach (var name in shape.Names)
                members[name] = Fitted(members.TryGetValue(name, out var member) ? member : null, shape.TypeOf(name)!);
            return value;
        }
        if (value is null) return type.Clr.IsValueType ? Activator.CreateInstance(type.Clr) : null;
        return type.Clr.IsInstanceOfType(value) || value is not IConvertible
            ? value
            : Convert.ChangeType(value, Nullable.GetUnderlyingType(type.Clr) ?? type.Clr, CultureInfo.InvariantCulture);
    }

    /// <summary>Scalars are unwrapped; objects and arrays inside stay JSON.</summary>
    private static (RuleType Type, object? Value) FromSystemTextJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return FromScalar(json);

        IDictionary<string, object?> value = new ExpandoObject();
        var members = new List<KeyValuePair<string, RuleType>>();
        foreach (var member in json.EnumerateObject())
        {
            var scalar = member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
            var (type, read) = scalar ? FromScalar(member.Value) : (RuleType.Dynamic, member.Value);
            value[member.Name] = read;
            members.Add(new(member.Name, type));
        }
        return (RuleType.Of(new Shape(members, open: true)), value);
    }
}
