using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Rules.Expressions;

namespace Mediation.Rules.Runtime;

/// <summary>
/// Members, elements and conversions of values of which nothing was known before (动态取值). No reflection.
/// </summary>
internal static class Dynamic
{
    private static readonly MethodInfo ToMethod = typeof(Dynamic).GetMethod(nameof(To))!;

    /// <summary>Code that turns a dynamic value into a CLR type at run time.</summary>
    public static Expression ToCode(Expression value, Type target) =>
        Expression.Call(ToMethod.MakeGenericMethod(target), value);

    /// <summary>The value as another type, as far as nothing is lost in meaning.</summary>
    public static T To<T>(object? value)
    {
        value = Json.Unwrap(value);
        if (value is T same) return same;
        if (value is null && default(T) is null) return default!;

        var target = Conversions.Bare(typeof(T));
        if (value is IConvertible && Conversions.IsNumeric(target) && Conversions.IsNumeric(value.GetType()))
        {
            var exact = target == typeof(decimal) || Conversions.Widens(value.GetType(), target);
            if (exact) return (T)Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        }
        if (value is null) throw new EvaluationException("rules.value.null", 0);
        throw new EvaluationException("rules.type.mismatch", 0, target.Name, value.GetType().Name);
    }

    /// <summary>
    /// A member of a dictionary-like value; a missing one is a failure, or null when <paramref name="orNull"/>.
    /// </summary>
    public static object? Member(object? target, string name, bool exactCase, bool orNull, int offset)
    {
        object? member = null;
        var found = target switch
        {
            Dictionary<string, object?> members => members.TryGetValue(name, out member),
            ExpandoObject expando => ((IDictionary<string, object?>)expando).TryGetValue(name, out member),
            _ => false
        };
        if (found) return Json.Unwrap(member);
        if (Json.Unwrap(target) is not { } owner)
            return orNull ? null : throw new EvaluationException("rules.value.null", offset);

        if (TryMember(owner, name, exactCase, out var value)) return Json.Unwrap(value);
        if (orNull) return null;
        throw new EvaluationException("rules.type.member-missing", offset, name, NearestName.Of(name, NamesOf(owner)));
    }

    /// <summary>An element by position or by name.</summary>
    public static object? Element(object? target, object? key, int offset)
    {
        var owner = Json.Unwrap(target);
        if (key is string name) return Member(owner, name, true, true, offset);
        var position = To<int>(key);
        if (owner is string text) return At(position, text.Length, offset) is var i ? text[i] : null;
        if (owner is IList list) return Json.Unwrap(list[At(position, list.Count, offset)]);
        var items = Items(owner, offset).ToList();
        return items[At(position, items.Count, offset)];
    }

    /// <summary>The elements of a dynamic sequence.</summary>
    public static IEnumerable<object?> Items(object? target, int offset) => Json.Unwrap(target) switch
    {
        null => throw new EvaluationException("rules.value.null", offset),
        string text => text.Select(c => (object?)c),
        JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select(e => Json.Unwrap(e)),
        JsonArray array => array.Select(Json.Unwrap),
        IEnumerable<object?> objects => objects.Select(Json.Unwrap),
        IEnumerable items => items.Cast<object?>(),
        var other => throw new EvaluationException("rules.type.not-sequence", offset, other.GetType().Name)
    };

    /// <summary>A typed list from whatever sequence there is, for lists whose form is declared.</summary>
    public static List<T>? ListOf<T>(object? value, int offset) => Json.Unwrap(value) switch
    {
        null => null,
        List<T> same => same,
        var other => [.. Items(other, offset).Select(To<T>)]
    };

    /// <summary>Whether a text contains a text, or a sequence an item.</summary>
    public static bool Contains(object? target, object? item, int offset)
    {
        var (owner, sought) = (Json.Unwrap(target), Json.Unwrap(item));
        return owner is string text && sought is string or char
            ? text.Contains(sought.ToString()!, StringComparison.Ordinal)
            : Items(owner, offset).Any(i => DynamicOperators.Same(i, sought));
    }

    public static object NoMethod(object? value, string method, int offset) => throw (value is null
        ? new EvaluationException("rules.value.null", offset)
        : new EvaluationException("rules.type.no-method", offset, method, value.GetType().Name));

    /// <summary>The value as another type on request: numbers may lose digits, texts are read.</summary>
    public static T Cast<T>(object? value, int offset)
    {
        value = Json.Unwrap(value);
        if (value is T same) return same;
        if (value is null && default(T) is null) return default!;
        var target = Conversions.Bare(typeof(T));
        if (value is IConvertible
            && (Conversions.IsNumeric(target) || target == typeof(DateTime) || target == typeof(bool)))
        {
            // A cast cuts, where Convert would round.
            var cuts = target != typeof(decimal) && Type.GetTypeCode(target) < TypeCode.Single;
            if (cuts && value is double or float or decimal)
                value = Math.Truncate(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
            return (T)Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
        }
        throw new EvaluationException("rules.type.mismatch", offset, target.Name, value?.GetType().Name ?? "null");
    }

    private static bool TryMember(object owner, string name, bool exactCase, out object? value)
    {
        switch (owner)
        {
            case Evaluation.RuleObject made:
                return made.TryGetValue(name, out value);
            case IDictionary<string, object?> dictionary:
                return TryFind(dictionary, name, exactCase, out value);
            case IReadOnlyDictionary<string, object?> dictionary:
                return TryFind(dictionary, name, exactCase, out value);
            case JsonElement { ValueKind: JsonValueKind.Object } element:
                return TryFind(element, name, exactCase, out value);
            case JsonObject node:
                var found = node.TryGetPropertyValue(name, out var exact);
                value = exact;
                if (found || exactCase) return found;
                return TryFind(node.Select(p => KeyValuePair.Create(p.Key, (object?)p.Value)), name, false, out value);
            case ICollection { Count: var count } when IsCount(name):
                value = count;
                return true;
            case JsonArray { Count: var count } when IsCount(name):
                value = count;
                return true;
            case JsonElement { ValueKind: JsonValueKind.Array } array when IsCount(name):
                value = array.GetArrayLength();
                return true;
            default:
                value = null;
                return false;
        }
    }

    private static bool IsCount(string name) =>
        name.Equals("Count", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Length", StringComparison.OrdinalIgnoreCase);

    private static bool TryFind(
        IEnumerable<KeyValuePair<string, object?>> members, string name, bool exactCase, out object? value)
    {
        var exact = members switch
        {
            IDictionary<string, object?> d => d.TryGetValue(name, out value),
            IReadOnlyDictionary<string, object?> d => d.TryGetValue(name, out value),
            _ => (value = null) is not null
        };
        if (exact || exactCase) return exact;
        foreach (var (key, member) in members)
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = member;
                return true;
            }
        return false;
    }

    private static bool TryFind(JsonElement element, string name, bool exactCase, out object? value)
    {
        if (element.TryGetProperty(name, out var exact))
        {
            value = exact;
            return true;
        }
        value = null;
        if (exactCase) return false;
        foreach (var member in element.EnumerateObject())
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = member.Value;
                return true;
            }
        return false;
    }

    private static IEnumerable<string> NamesOf(object owner) => owner switch
    {
        Evaluation.RuleObject made => made.Keys,
        IDictionary<string, object?> dictionary => dictionary.Keys,
        IReadOnlyDictionary<string, object?> dictionary => dictionary.Keys,
        JsonElement { ValueKind: JsonValueKind.Object } element => element.EnumerateObject().Select(p => p.Name),
        JsonObject node => node.Select(p => p.Key),
        _ => []
    };

    private static int At(int position, int count, int offset) => (uint)position < (uint)count
        ? position
        : throw new EvaluationException("rules.value.index", offset, $"{position}", $"{count}");
}
