using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Mediation.Workflows.Definitions;

/// <summary>The kinds of value that the format's type names stand for (数据种类).</summary>
public enum DataKind
{
    /// <summary>Anything; no conversion.</summary>
    Any,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>Base64 text.</summary>
    Bytes,

    /// <summary>A time span written <c>d.hh:mm:ss</c>.</summary>
    Duration,

    /// <summary>A GUID as text.</summary>
    Identifier,

    /// <summary>A JSON object or array.</summary>
    Json,

    /// <summary>A date and time in ISO 8601.</summary>
    Moment,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text, names of enumerations included.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,
}

/// <summary>
/// What a variable or input holds, read from the format's alias grammar (数据类型). Aliases are a closed list: no .NET
/// type is ever looked up by a name from a file.
/// </summary>
/// <param name="Alias">As written, collection marks included.</param>
/// <param name="Kind">The kind of the value, or of each element.</param>
/// <param name="IsCollection">True for arrays, lists and sets.</param>
public sealed record DataType(string Alias, DataKind Kind, bool IsCollection)
{
    private static readonly FrozenDictionary<string, DataKind> Kinds = Aliases().ToFrozenDictionary(
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Collections = new[]
    {
        "Collection", "HashSet", "ICollection", "IEnumerable", "IList", "IReadOnlyCollection", "IReadOnlyList", "ISet",
        "List",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly long most = MostOf(Alias);

    /// <summary>Any value at all.</summary>
    public static DataType Any { get; } = new("Object", DataKind.Any, false);

    /// <summary>Reads an alias such as <c>Int32?</c>, <c>String[]</c> or <c>List&lt;String&gt;</c>.</summary>
    public static bool TryParse(string alias, bool isArray, [NotNullWhen(true)] out DataType? type)
    {
        type = null;
        var name = alias.Trim();
        var collection = isArray;
        if (name.EndsWith("[]", StringComparison.Ordinal))
            (name, collection) = (name[..^2], true);
        else if (name.EndsWith('>') && name.IndexOf('<', StringComparison.Ordinal) is var open and > 0
                 && Collections.Contains(name[..open]))
            (name, collection) = (name[(open + 1)..^1], true);

        if (!TryKind(name.TrimEnd('?'), out var kind))
            return false;
        type = new DataType(isArray ? $"{alias}[]" : alias, kind, collection);
        return true;
    }

    /// <summary>True when a whole number is no larger than the alias, or that of each element, says.</summary>
    internal bool Spans(long whole) => whole >= -most - 1 && whole <= most;

    private static long MostOf(string alias) =>
        alias.Contains("Int16", StringComparison.OrdinalIgnoreCase) ? short.MaxValue
        : alias.Contains("Int32", StringComparison.OrdinalIgnoreCase) ? int.MaxValue
        : long.MaxValue;

    private static bool TryKind(string name, out DataKind kind)
    {
        if (Kinds.TryGetValue(name, out kind))
            return true;
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !name.StartsWith("System.", StringComparison.Ordinal))
            return false;
        var dot = name.LastIndexOf('.', comma);
        return Kinds.TryGetValue(name[(dot + 1)..comma], out kind);
    }

    private static Dictionary<string, DataKind> Aliases()
    {
        var kinds = new Dictionary<string, DataKind>();
        Add(DataKind.Any, "Object");
        Add(DataKind.Boolean, "Boolean");
        Add(DataKind.Bytes, "ByteArray", "Stream");
        Add(DataKind.Duration, "TimeSpan");
        Add(DataKind.Identifier, "Guid");
        Add(DataKind.Json, "JSON", "JsonElement", "JsonNode", "JsonObject", "JsonArray", "JObject", "JArray",
            "StringDictionary", "ObjectDictionary", "StringMap", "ObjectMap", "ExpandoObject", "Exception", "FlowScope",
            "HttpRequest", "HttpResponse", "HttpResponseMessage", "HttpHeaders", "FormFile", "HttpFile", "Downloadable",
            "RouteData");
        Add(DataKind.Moment, "DateTime", "DateTimeOffset");
        Add(DataKind.Number, "Single", "Double", "Decimal");
        Add(DataKind.Text, "String", "FlowJoinMode", "WorkflowStorageDriver", "WorkflowInstanceStorageDriver",
            "MemoryStorageDriver", "FaultStrategy", "ContinueWithIncidentsStrategy");
        Add(DataKind.Whole, "Int16", "Int32", "Int64", "Long");
        return kinds;

        void Add(DataKind kind, params ReadOnlySpan<string> aliases)
        {
            foreach (var alias in aliases)
                kinds.Add(alias, kind);
        }
    }
}
