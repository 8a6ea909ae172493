using System.Globalization;
using System.Text.Json;
using Mediation.Casework.Acts;

namespace Mediation.TestKit.Histories;

/// <summary>Fills any act's form with values that its fields allow (随机表单); an act may still refuse what they say together.</summary>
public static class RandomForm
{
    /// <summary>The filled form.</summary>
    /// <param name="fields">What the form asks.</param>
    /// <param name="today">Dates lie in the weeks after it.</param>
    /// <param name="random">Decides everything; the same seed gives the same form.</param>
    public static Dictionary<string, JsonElement> Fill(IReadOnlyList<ActField> fields, DateOnly today, Random random)
    {
        var form = new Dictionary<string, JsonElement>();
        foreach (var field in fields)
            if ((field.Required || random.Next(2) == 0) && Value(field, today, random) is { } value)
                form[field.Name] = JsonSerializer.SerializeToElement(value);
        return form;
    }

    private static object? Value(ActField field, DateOnly today, Random random) => field.Type switch
    {
        FieldType.Number => random.Next(1, 6),
        FieldType.Boolean => random.Next(2) == 0,
        FieldType.Date => Day(today, random),
        FieldType.DateTime => $"{Day(today, random)}T10:00:00+08:00",
        FieldType.Text => "楼道里的灯坏了一盏",
        FieldType.Money => random.Next(1, 5000),
        FieldType.Drawing => "M10 10L40 60M60 10L60 80",
        FieldType.Choices or FieldType.Units => Some(field.Options, random),
        _ => field.Options.Count == 0 ? null : field.Options[random.Next(field.Options.Count)].Value,
    };

    private static string Day(DateOnly today, Random random) =>
        today.AddDays(random.Next(1, 29)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string[] Some(IReadOnlyList<ActOption> options, Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => options[random.Next(options.Count)].Value).Distinct()];
}
