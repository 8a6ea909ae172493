using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace Mediation.Web.Resources;

/// <summary>
/// What people read for the domain's codes (领域用语), from <c>Words.resx</c>: <c>act.sign-for</c> is 签收. A code that a town
/// made up for itself, in its workflows or rules, has no entry and is shown as it is written.
/// </summary>
internal static class Words
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    // Reasons ask for words a hundred times in one acceptance; a resource manager walks its cultures each time.
    private static readonly FrozenDictionary<string, string> Known =
        new ResourceManager("Mediation.Web.Resources.Words", typeof(Words).Assembly).GetResourceSet(Chinese, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>().ToFrozenDictionary(word => (string)word.Key, word => (string)word.Value!);

    /// <summary>The word for a code of a kind; the code itself when there is none.</summary>
    public static string Of(string kind, string code) => Find(kind, code) ?? code;

    /// <summary>The word for a code of a kind; null when there is none.</summary>
    public static string? Find(string kind, string code) => Known.GetValueOrDefault($"{kind}.{code}");

    /// <summary>Every code of a kind that has a word, in the order of the words.</summary>
    public static IEnumerable<(string Code, string Text)> All(string kind) => Known
        .Where(word => word.Key.StartsWith($"{kind}.", StringComparison.Ordinal))
        .Select(word => (word.Key[(kind.Length + 1)..], word.Value))
        .OrderBy(word => word.Value, StringComparer.Ordinal);
}
