using Mediation.Casework.Reading;

namespace Mediation.Casework.Facts.Words;

/// <summary>
/// Reads the files of <c>rules/words/</c> (词表读取): <c>label</c>, <c>parts</c> (named pieces of patterns, known to all
/// files) and <c>concepts</c>. A pattern that can't be read is left out and reported.
/// </summary>
internal sealed class VocabularyReader
{
    private const int MostPositions = 400_000;

    private readonly List<PolicyFault> faults = [];

    private readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Concept> concepts = new(StringComparer.Ordinal);

    private readonly Glushkov positions = new();

    private readonly List<(IReadOnlyList<int> First, IReadOnlyList<int> Last, int Label)> patterns = [];

    private readonly List<Vocabulary.Label> labels = [];

    public static Vocabulary Read(IEnumerable<(string File, string Text)> files)
    {
        var reader = new VocabularyReader();
        var roots = files.Select(file => DataNode.Parse(file.File, file.Text, reader.faults)).OfType<DataNode>().ToList();
        foreach (var root in roots) reader.ReadParts(root);
        var nodes = roots.SelectMany(root => root.Items("concepts")).Select(node => (node, reader.ReadConcept(node))).ToList();
        foreach (var (node, concept) in nodes) reader.CheckMasks(node, concept);
        return new Vocabulary(
            [.. reader.concepts.Values], Automaton.Of(reader.positions, reader.patterns), reader.labels, reader.faults);
    }

    private void ReadParts(DataNode root)
    {
        root.Allow("label", "parts", "concepts");
        root.Text("label");
        foreach (var (name, text, node) in root.NamedTexts("parts"))
            if (!parts.TryAdd(name, text)) node.Fault($"词组“{name}”已经在别处定义。");
    }

    private Concept ReadConcept(DataNode node)
    {
        node.Allow("concept", "label", "phrases", "misspellings", "dialect", "negations", "nearMisses", "maskedBy", "undeniable");
        var name = node.Text("concept");
        var undeniable = node.OptionalText("undeniable") is not null;
        var role = name == Vocabulary.Negation ? Vocabulary.Role.Negation : Vocabulary.Role.Phrase;
        var concept = new Concept(name, node.Text("label"), [.. node.Texts("maskedBy").Select(mask => mask.Text)])
        {
            Phrases =
            [
                .. Patterns(node, "phrases", new(name, role, undeniable)),
                .. Patterns(node, "misspellings", new(name, role, undeniable)),
                .. Patterns(node, "dialect", new(name, role, undeniable)),
            ],
            Negations = Patterns(node, "negations", new(name, Vocabulary.Role.Negation, undeniable)),
            NearMisses = Patterns(node, "nearMisses", new(name, Vocabulary.Role.NearMiss, undeniable)),
            Undeniable = undeniable,
        };
        if (concept.Phrases.Count + concept.NearMisses.Count == 0) node.Fault("没有任何词句。");
        if (!concepts.TryAdd(name, concept)) node.Fault($"概念“{name}”已经在别处定义。");
        return concept;
    }

    private List<string> Patterns(DataNode node, string member, Vocabulary.Label label)
    {
        var read = new List<string>();
        foreach (var (text, place) in node.Texts(member))
        {
            try
            {
                var (first, last) = positions.Add(PatternReader.Read(text, parts));
                if (positions.Symbols.Count > MostPositions) throw new FormatException("词表过大。");
                patterns.Add((first, last, labels.Count));
                read.Add(text);
            }
            catch (FormatException defect)
            {
                place.Fault($"词句“{text}”：{defect.Message}");
            }
        }

        labels.Add(label);
        return read;
    }

    private void CheckMasks(DataNode node, Concept concept)
    {
        foreach (var (mask, place) in node.Texts("maskedBy"))
            if (!concepts.TryGetValue(mask, out var other)) place.Fault($"没有名为“{mask}”的概念。");
            else if (other.NearMisses.Count == 0) place.Fault($"概念“{mask}”没有易误词，遮不住什么。");
            else if (other == concept) place.Fault("概念自己的易误词总是有效，不必写在这里。");
    }
}
