using Mediation.Casework.Categories;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Facts.Sayings;

/// <summary>
/// The files of <c>rules/sayings/</c> (说法): each a list of <c>{"text", "category", "hardStops"}</c>, the last only where there is a
/// danger. The examples of <c>rules/examples/</c> are sayings too; there the labels stand in <c>expected</c>.
/// </summary>
public sealed class SayingFiles
{
    private static readonly string[] Folders = ["examples", "sayings"];

    private readonly IReadOnlyList<(Saying Saying, DataNode Place)> read;

    private readonly List<PolicyFault> faults;

    private SayingFiles(IReadOnlyList<(Saying Saying, DataNode Place)> read, List<PolicyFault> faults)
    {
        this.read = read;
        this.faults = faults;
        All = [.. read.Select(one => one.Saying)];
    }

    /// <summary>All sayings, in the files' order.</summary>
    public IReadOnlyList<Saying> All { get; }

    /// <summary>Reads <c>examples/*.json</c> and <c>sayings/*.json</c> of a folder, in the order of their names; a folder may be missing.</summary>
    public static SayingFiles Read(string rules) => Of(Folders
        .Where(folder => Directory.Exists(Path.Combine(rules, folder)))
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(rules, folder), "*.json").Order(StringComparer.Ordinal)
            .Select(file => ($"{folder}/{Path.GetFileName(file)}", File.ReadAllText(file)))));

    /// <summary>The sayings of several files, given as name and text.</summary>
    public static SayingFiles Of(IEnumerable<(string File, string Text)> files)
    {
        var faults = new List<PolicyFault>();
        var read = files
            .Select(file => DataNode.Parse(file.File, file.Text, faults)).OfType<DataNode>()
            .SelectMany(root => root.Items())
            .Select(node => (Saying(node), node))
            .ToList();
        return new(read, faults);
    }

    /// <summary>Every mistake in the files: among them a category that the tree doesn't have, and words said twice.</summary>
    public IEnumerable<PolicyFault> Faults(CategoryList categories)
    {
        var found = new List<PolicyFault>(faults);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (saying, place) in read)
        {
            if (categories.Find(saying.Category) is null)
                found.Add(place.FaultOf($"说法写了类别表里没有的代码“{saying.Category}”。"));
            if (!known.Add(saying.Text))
                found.Add(place.FaultOf("同一句说法已经写过。"));
        }
        return found;
    }

    private static Saying Saying(DataNode node)
    {
        node.Allow("text", "category", "hardStops", "expected");
        var labels = node.Members().Any(member => member.Name == "expected") ? node.Child("expected") ?? node : node;
        return new(node.Text("text"), labels.Text("category"), [.. labels.Texts("hardStops").Select(stop => stop.Text)]);
    }
}
