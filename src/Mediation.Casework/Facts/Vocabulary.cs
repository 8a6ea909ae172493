using Mediation.Casework.Facts.Words;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Facts;

/// <summary>
/// The residents' words (群众用语): concepts with the phrases that show them, read from <c>rules/words/*.json</c>. Finding
/// them in a text takes time linear in its length, whatever the text.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>The concept whose phrases deny what follows them (否定词), such as 没有 and 不是.</summary>
    public const string Negation = "negation";

    private readonly Automaton automaton;

    private readonly IReadOnlyList<Label> labels;

    private readonly ILookup<string, string> maskedBy;

    internal Vocabulary(
        IReadOnlyList<Concept> concepts, Automaton automaton, IReadOnlyList<Label> labels, IReadOnlyList<PolicyFault> faults)
    {
        Concepts = concepts;
        Faults = faults;
        this.automaton = automaton;
        this.labels = labels;
        maskedBy = concepts
            .SelectMany(concept => concept.MaskedBy.Append(concept.Name).Select(mask => (concept.Name, Mask: mask)))
            .ToLookup(pair => pair.Name, pair => pair.Mask);
    }

    /// <summary>All concepts, in the files' order.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>Every mistake in the files, each with its JSON path; what they spoil is left out.</summary>
    public IReadOnlyList<PolicyFault> Faults { get; }

    /// <summary>Reads every <c>*.json</c> of a folder, in the order of their names (读取词表).</summary>
    public static Vocabulary Read(string folder) => Of(Directory.EnumerateFiles(folder, "*.json")
        .Order(StringComparer.Ordinal)
        .Select(file => ($"words/{Path.GetFileName(file)}", File.ReadAllText(file))));

    /// <summary>The vocabulary of several files, given as name and text.</summary>
    public static Vocabulary Of(IEnumerable<(string File, string Text)> files) => VocabularyReader.Read(files);

    /// <summary>
    /// The concepts a text speaks of, neither denied nor only seemingly (查找概念). Reads at most the first 10,000
    /// characters.
    /// </summary>
    public MentionedConcepts Find(string text)
    {
        var normal = new NormalText(text);
        var matches = automaton.Run(normal).Select(match => (match, label: labels[match.Label])).ToList();
        var denials = matches.Where(found => found.label.Role == Role.Negation).GroupBy(found => found.label.Concept)
            .ToDictionary(group => group.Key, group => group.Select(found => found.match.End + 1).ToHashSet());
        var masks = matches.Where(found => found.label.Role == Role.NearMiss)
            .ToLookup(found => found.label.Concept, found => found.match);
        var found = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var hits in matches.Where(found => found.label.Role == Role.Phrase).GroupBy(found => found.label.Concept))
        {
            var covered = Covered(normal.Length, maskedBy[hits.Key].SelectMany(mask => masks[mask]));
            var denied = denials.GetValueOrDefault(Negation, []).Union(denials.GetValueOrDefault(hits.Key, [])).ToHashSet();
            var words = hits
                .Where(hit => hit.label.Undeniable || !(denied.Contains(hit.match.Start) || denied.Contains(hit.match.Anchor)))
                .Where(hit => !(covered[hit.match.Start] || covered[hit.match.Anchor] || covered[hit.match.End]))
                .Select(hit => Words(normal, hit.match))
                .Distinct().ToList();
            if (words.Count > 0) found[hits.Key] = words;
        }

        return new MentionedConcepts(found);
    }

    private static string Words(NormalText text, Automaton.Match hit) => hit.Anchor == hit.Start
        ? text.Original(hit.Start, hit.End)
        : $"{text.Original(hit.Start, hit.Trail.Pause)}…{text.Original(hit.Anchor, hit.End)}";

    /// <summary>Which characters lie inside a mask.</summary>
    private static bool[] Covered(int length, IEnumerable<Automaton.Match> masks)
    {
        var covered = new bool[length];
        var done = -1;
        foreach (var mask in masks.OrderBy(mask => mask.Start))
        {
            for (var at = Math.Max(mask.Start, done + 1); at <= mask.End; at++) covered[at] = true;
            done = Math.Max(done, mask.End);
        }

        return covered;
    }

    internal enum Role
    {
        Phrase,
        Negation,
        NearMiss,
    }

    /// <summary>What a match of one pattern stands for.</summary>
    internal sealed record Label(string Concept, Role Role, bool Undeniable);
}
