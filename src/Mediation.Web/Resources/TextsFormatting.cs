using System.Globalization;

namespace Mediation.Web.Resources;

/// <summary>Fills the places of a sentence from the resources. 文案填充</summary>
internal static class TextsFormatting
{
    /// <summary>The sentence with its places filled in order, written the Chinese way.</summary>
    public static string With(this string sentence, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.GetCultureInfo("zh-CN"), sentence, values);
}
