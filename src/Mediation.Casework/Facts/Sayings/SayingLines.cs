using System.Text.RegularExpressions;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Facts.Sayings;

/// <summary>The harmless sayings of one category as lines of text (一类的说法，一行一句): how they are shown, read, and kept as what differs from the files.</summary>
public static partial class SayingLines
{
    /// <summary>The most sayings of one category.</summary>
    public const int Most = 500;

    /// <summary>The longest saying, in characters.</summary>
    public const int Longest = 300;

    /// <summary>The sayings of a category, those of the files first.</summary>
    /// <param name="category">Its code.</param>
    /// <param name="shipped">The sayings of the files.</param>
    /// <param name="town">What the town says otherwise.</param>
    public static IReadOnlyList<string> Of(string category, IReadOnlyList<Saying> shipped, IReadOnlyList<TownSaying> town)
    {
        var otherwise = town.Where(saying => saying.Category == category).ToList();
        var struck = otherwise.Where(saying => saying.Struck).Select(saying => saying.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Harmless(category, shipped).Where(text => !struck.Contains(text)),
            .. otherwise.Where(saying => !saying.Struck).Select(saying => saying.Text),
        ];
    }

    /// <summary>Reads lines that somebody wrote; empty lines and repetitions are passed over, every fault is said at its line.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="category">The category they shall be of.</param>
    /// <param name="teaching">All sayings that teach, for one may not be of two categories.</param>
    /// <param name="name">What a category is called.</param>
    /// <param name="faults">Takes the faults.</param>
    public static IReadOnlyList<string> Read(
        string text, string category, IEnumerable<Saying> teaching, Func<string, string> name, ICollection<LineFault> faults)
    {
        var others = teaching.Where(saying => saying.Category != category || saying.HardStops.Count > 0)
            .DistinctBy(saying => saying.Text).ToDictionary(saying => saying.Text, StringComparer.Ordinal);
        var read = new List<string>();
        foreach (var (at, line) in text.Split('\n').Select(line => line.Trim()).Index())
            if (line.Length > 0 && !read.Contains(line))
            {
                if (FaultOf(line, category, others, name) is { } fault)
                    faults.Add(new LineFault(at + 1, fault));
                read.Add(line);
            }
        if (read.Count > Most)
            faults.Add(new LineFault(0, $"一类至多 {Most} 句说法，现在有 {read.Count} 句。"));
        return read;
    }

    /// <summary>What to keep of a category's lines: those that the files don't have, and those of the files that are left out.</summary>
    public static IReadOnlyList<TownSaying> Otherwise(string category, IReadOnlyList<string> lines, IReadOnlyList<Saying> shipped)
    {
        var known = Harmless(category, shipped).ToList();
        return
        [
            .. lines.Except(known).Select(text => new TownSaying(category, text, Struck: false)),
            .. known.Except(lines).Select(text => new TownSaying(category, text, Struck: true)),
        ];
    }

    private static IEnumerable<string> Harmless(string category, IReadOnlyList<Saying> shipped) =>
        shipped.Where(saying => saying.Category == category && saying.HardStops.Count == 0).Select(saying => saying.Text);

    private static string? FaultOf(string line, string category, Dictionary<string, Saying> others, Func<string, string> name) =>
        line.Length > Longest ? $"一句至多 {Longest} 个字。"
        : line.Any(char.IsControl) ? "这一句里有看不见的字符。"
        : Numbers().IsMatch(line) ? "说法里不要写电话、证件号码。"
        : !others.TryGetValue(line, out var other) ? null
        : other.Category == category ? "这一句是有危险的说法，不在这里改。"
        : $"这一句已是“{name(other.Category)}”的说法。";

    [GeneratedRegex("[0-9]{7}")]
    private static partial Regex Numbers();
}
