using System.Globalization;
using System.Text.Json;

namespace Mediation.Rules.Conformance;

/// <summary>The enum that cases mean by <c>status</c> (测试用枚举).</summary>
public enum CaseStatus
{
    /// <summary>草稿</summary>
    Draft = 0,

    /// <summary>已登记</summary>
    Filed = 1,

    /// <summary>已受理</summary>
    Accepted = 2,

    /// <summary>调解中</summary>
    Mediating = 3,

    /// <summary>已办结</summary>
    Closed = 9,
}

/// <summary>The helper that cases register as a custom type (测试用函数).</summary>
public static class CaseUtils
{
    /// <summary>Whether a level is urgent.</summary>
    public static bool IsUrgent(string? level) => level is "urgent" or "紧急";

    /// <summary>Two digits as one number.</summary>
    public static int Weight(int a, int b) => (a * 10) + b;

    /// <summary>The number as an object.</summary>
    public static object Boxed(int value) => value;

    /// <summary>Whether a text matches a pattern.</summary>
    public static bool IsMatch(string text, string pattern) =>
        System.Text.RegularExpressions.Regex.IsMatch(text, pattern, default, TimeSpan.FromSeconds(1));
}

/// <summary>Reads scalars of a case as the CLR type that the case names.</summary>
internal static class CaseTypes
{
    public static Type Find(string name)
    {
        var type = name.TrimEnd('?') switch
        {
            "int" => typeof(int),
            "long" => typeof(long),
            "double" => typeof(double),
            "float" => typeof(float),
            "decimal" => typeof(decimal),
            "short" => typeof(short),
            "byte" => typeof(byte),
            "bool" => typeof(bool),
            "string" => typeof(string),
            "char" => typeof(char),
            "guid" => typeof(Guid),
            "datetime" => typeof(DateTime),
            "datetimeoffset" => typeof(DateTimeOffset),
            "timespan" => typeof(TimeSpan),
            "dateonly" => typeof(DateOnly),
            "dayofweek" => typeof(DayOfWeek),
            "status" => typeof(CaseStatus),
            _ => typeof(object)
        };
        return name.EndsWith('?') && type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type;
    }

    /// <summary>A JSON number as int, long or double, whichever first holds it; other scalars as they are.</summary>
    public static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetInt32(out var small) => small,
        JsonValueKind.Number when json.TryGetInt64(out var large) => large,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null
    };

    public static object? As(JsonElement json, Type type)
    {
        if (json.ValueKind == JsonValueKind.Null) return null;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var text = json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();
        var culture = CultureInfo.InvariantCulture;
        if (bare == typeof(object)) return Plain(json);
        if (bare.IsEnum) return Enum.Parse(bare, text, ignoreCase: true);
        if (bare == typeof(Guid)) return Guid.Parse(text);
        if (bare == typeof(DateTime)) return DateTime.Parse(text, culture, DateTimeStyles.RoundtripKind);
        if (bare == typeof(DateTimeOffset)) return DateTimeOffset.Parse(text, culture);
        if (bare == typeof(TimeSpan)) return TimeSpan.Parse(text, culture);
        return bare == typeof(DateOnly) ? DateOnly.Parse(text, culture) : Convert.ChangeType(text, bare, culture);
    }
}
