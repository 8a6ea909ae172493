using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Extensions;

namespace Mediation.Web.Parts;

/// <summary>
/// The filter of a screen is a small record, and that record is the address (筛选条件即网址): back, refresh and "send me
/// the link" work. Members may be texts, numbers, booleans, days, local moments, enums and ids, all nullable; null isn't written.
/// </summary>
public static class FilterAddress
{
    // As browsers send the field datetime-local.
    private const string Minutes = "yyyy-MM-ddTHH:mm";

    /// <summary>The address of a filter; reading it gives the same filter.</summary>
    public static string Write<TFilter>(string path, TFilter filter)
        where TFilter : notnull
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Kept(filter))
            query.Add(name, value);
        return path + query.ToQueryString();
    }

    /// <summary>What the address says, for the hidden fields of a form that goes on from it.</summary>
    public static IEnumerable<(string Name, string Value)> Kept<TFilter>(TFilter filter)
        where TFilter : notnull =>
        from member in Members<TFilter>()
        let value = member.GetValue(filter)
        where value is not null
        select (InCamelCase(member.Name), Written(value));

    /// <summary>The filter of an address. What it can't mean is left out rather than refused: links are typed by people.</summary>
    public static TFilter Read<TFilter>(IQueryCollection query)
    {
        var constructor = typeof(TFilter).GetConstructors().Single(c => c.GetParameters().Length > 0);
        var values = constructor.GetParameters().Select(p => Value(query[InCamelCase(p.Name!)], p.ParameterType));
        return (TFilter)constructor.Invoke([.. values]);
    }

    private static IEnumerable<PropertyInfo> Members<TFilter>() =>
        typeof(TFilter).GetConstructors().Single(c => c.GetParameters().Length > 0).GetParameters()
            .Select(parameter => typeof(TFilter).GetProperty(parameter.Name!)!);

    private static object? Value(string? text, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return string.IsNullOrEmpty(text) ? null
            : target == typeof(string) ? text
            : target.IsEnum ? Enum.TryParse(target, text, ignoreCase: true, out var named) && Enum.IsDefined(target, named) ? named : null
            : target == typeof(bool) ? bool.TryParse(text, out var flag) ? flag : null
            : target == typeof(int) ? int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null
            : target == typeof(DateOnly) ? DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null
            : target == typeof(DateTime) ? DateTime.TryParseExact(text, Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null
            : target == typeof(Guid) ? Guid.TryParse(text, out var id) ? id : null
            : throw new NotSupportedException($"A filter can't hold {target.Name}.");
    }

    private static string Written(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum named => InCamelCase(named.ToString()),
        DateTime moment => moment.ToString(Minutes, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string InCamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
