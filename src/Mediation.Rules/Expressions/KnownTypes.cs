using System.Collections.Frozen;

namespace Mediation.Rules.Expressions;

/// <summary>
/// Types that expressions may name without the host's registering them (内建类型). Names are case-sensitive.
/// </summary>
internal static class KnownTypes
{
    private static readonly Type[] Types =
    [
        typeof(bool), typeof(byte), typeof(char), typeof(decimal), typeof(double), typeof(float), typeof(int),
        typeof(long), typeof(object), typeof(sbyte), typeof(short), typeof(string), typeof(uint), typeof(ulong),
        typeof(ushort),
        typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly),
        typeof(Guid), typeof(Math), typeof(Convert), typeof(Uri), typeof(Enum), typeof(ExpressionUtils),
        typeof(DayOfWeek), typeof(StringComparison), typeof(DateTimeKind), typeof(StringSplitOptions), typeof(UriKind),
        typeof(MidpointRounding), typeof(TypeCode), typeof(UriComponents), typeof(UriFormat), typeof(UriHostNameType)
    ];

    private static readonly Dictionary<string, Type> Keywords = new()
    {
        ["bool"] = typeof(bool),
        ["byte"] = typeof(byte),
        ["char"] = typeof(char),
        ["decimal"] = typeof(decimal),
        ["double"] = typeof(double),
        ["float"] = typeof(float),
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["object"] = typeof(object),
        ["sbyte"] = typeof(sbyte),
        ["short"] = typeof(short),
        ["string"] = typeof(string),
        ["uint"] = typeof(uint),
        ["ulong"] = typeof(ulong),
        ["ushort"] = typeof(ushort)
    };

    private static readonly FrozenDictionary<string, Type> ByName = Types
        .SelectMany(t => new[] { KeyValuePair.Create(t.Name, t), KeyValuePair.Create(t.FullName!, t) })
        .Concat(Keywords)
        .ToFrozenDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    private static readonly FrozenSet<Type> Set = Types.ToFrozenSet();

    /// <summary>The type of that name; null when there is none.</summary>
    public static Type? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Whether methods of the type may be called.</summary>
    public static bool Contains(Type type) => Set.Contains(type) && type != typeof(object);

    /// <summary>Whether the name is of a value type, so that <c>name?</c> is its nullable form.</summary>
    public static bool IsValueName(string name) => Find(name)?.IsValueType == true;

    /// <summary>All short names, for suggestions.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Where(n => !n.Contains('.', StringComparison.Ordinal));
}

/// <summary>The helper that RulesEngine registers for every expression (内建函数).</summary>
public static class ExpressionUtils
{
    /// <summary>Whether a value is one of a comma-separated list, compared exactly: case and spaces count.</summary>
    public static bool CheckContains(string? check, string? valList) =>
        !string.IsNullOrEmpty(check) && !string.IsNullOrEmpty(valList)
        && valList.Split(',').Contains(check, StringComparer.Ordinal);
}
