using System.Globalization;
using System.Text.Json;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Scripts;

/// <summary>Values between scripts and the engine (脚本值).</summary>
internal static class ScriptValues
{
    /// <summary>What a script gave, as JSON. Numbers that JSON has no word for are texts.</summary>
    public static JsonElement Json(object? value) => value switch
    {
        double number when double.IsFinite(number) => JsonValues.OfNumber(number),
        double number => JsonValues.Of(number.ToString(CultureInfo.InvariantCulture)),
        _ => JsonValues.Of(value),
    };

    public static string? Text(IReadOnlyList<object?> arguments, int index) =>
        index < arguments.Count ? JsonValues.Text(Json(arguments[index])) : null;

    public static object? At(IReadOnlyList<object?> arguments, int index) =>
        index < arguments.Count ? arguments[index] : null;
}
