using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Analysis;

/// <summary>Puts findings into sentences (发现的说法), from the embedded <c>findings.json</c>: English first, Chinese second.</summary>
public static class FindingText
{
    private static readonly FrozenDictionary<string, string[]> Sentences = Load();

    /// <summary>The sentence of a finding, in Chinese for <c>zh</c>, else English; with its example when it has one.</summary>
    public static string Of(Finding finding, CultureInfo culture, TraceWording? wording = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(culture);
        wording ??= new();
        string Say(string code, params IReadOnlyList<string> parts) => Said(culture, code, parts);

        var rules = string.Join(Say("and"), finding.Rules);
        var sentence = Say(finding.Kind.ToString(), rules, finding.About);
        if (finding.Doubt is { } doubt) sentence = Say("Undecided", sentence, Say(doubt.ToString()));
        if (finding.Conflict.Count > 1) sentence += Say("Conflict", string.Join(Say("and"), finding.Conflict));
        if (finding.Example is not { } example) return sentence;

        var facts = string.Join(Say("comma"), example.Facts.Select(f => Fact(f, wording)));
        if (example.Day is { } day) facts = $"{day:yyyy-MM-dd}{(facts.Length > 0 ? Say("comma") : "")}{facts}";
        return sentence + (facts.Length > 0 ? Say("Example", facts) : Say("ExampleBlank"));
    }

    /// <summary>
    /// A smallest change with what would come of it: 若『人数』由 3 改为 5 以上，则成立 (最小改动的说法).
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="outcome">What would come of it, in the language of <paramref name="culture"/>.</param>
    /// <param name="culture">Chinese for <c>zh</c>, else English.</param>
    /// <param name="wording">What facts are called.</param>
    public static string Of(SmallestChange change, string outcome, CultureInfo culture, TraceWording? wording = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(culture);
        wording ??= new();
        var changes = change.Changes.Select(c =>
        {
            var to = wording.Value(null, c.To.Value);
            if (c.AndBeyond != 0) to = Said(culture, c.AndBeyond > 0 ? "OrMore" : "OrLess", to);
            return Said(culture, "Changed", Label(c.From, wording), wording.Value(null, c.From.Value), to);
        });
        return Said(culture, "Change", string.Join(Said(culture, "comma"), changes), outcome);
    }

    private static string Fact(FactValue fact, TraceWording wording) =>
        $"{Label(fact, wording)}：{wording.Value(null, fact.Value)}";

    private static string Label(FactValue fact, TraceWording wording) =>
        wording.Labels.GetValueOrDefault(fact.Path, fact.Path)
        + (fact.Item is { } item ? $"“{wording.Items.GetValueOrDefault(item, item)}”" : "");

    private static string Said(CultureInfo culture, string code, params IReadOnlyList<string> parts) =>
        parts.Select((part, i) => (part, i)).Aggregate(
            Sentences[code][culture.TwoLetterISOLanguageName == "zh" ? 1 : 0],
            (text, p) => text.Replace($"{{{p.i}}}", p.part, StringComparison.Ordinal));

    private static FrozenDictionary<string, string[]> Load()
    {
        using var stream = typeof(FindingText).Assembly.GetManifestResourceStream("Mediation.Rules.findings.json")
            ?? throw new InvalidOperationException("The sentences are embedded in the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
