using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.Json;

namespace Mediation.Web.Screens.Studio;

/// <summary>
/// Studio's own English texts in Chinese (编辑器用语), from <c>StudioWords.resx</c>: the package has none, so the page puts them in
/// the place of the English ones.
/// </summary>
internal static class StudioWords
{
    /// <summary>English and Chinese, as JSON that may stand in a page.</summary>
    public static string Json { get; } = JsonSerializer.Serialize(
        new ResourceManager("Mediation.Web.Resources.StudioWords", typeof(StudioWords).Assembly)
            .GetResourceSet(CultureInfo.GetCultureInfo("zh-CN"), createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>().ToDictionary(word => (string)word.Key, word => (string)word.Value!));
}
