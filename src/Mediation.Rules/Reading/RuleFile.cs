using System.Text;
using System.Text.Json;

namespace Mediation.Rules.Reading;

/// <summary>What a file of rules holds, and everything wrong with it (规则文件).</summary>
/// <param name="RuleSets">The rule sets, as far as they could be read; use them only when there are no faults.</param>
/// <param name="Faults">All faults, in the order of the file; empty for a good file.</param>
public sealed record RuleFile(IReadOnlyList<RuleSet> RuleSets, IReadOnlyList<RuleFault> Faults)
{
    /// <summary>Larger files are refused unread.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Reads one workflow, or an array of them, in the format of RulesEngine 6 (读取规则文件). Member names may be in any
    /// case; members that are not understood are kept. Never throws for what the text contains.
    /// </summary>
    /// <param name="json">The file's text.</param>
    /// <param name="source">The file's name, for faults.</param>
    public static RuleFile Read(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(Encoding.UTF8.GetBytes(json), source);
    }

    /// <summary>
    /// Reads a stream to its end, UTF-8 with or without byte order mark, at most 16 MB (从流读取).
    /// </summary>
    /// <exception cref="IOException">The stream can't be read.</exception>
    public static RuleFile Read(Stream json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var copy = new MemoryStream();
        var piece = new byte[81920];
        while (json.Read(piece) is > 0 and var read)
        {
            copy.Write(piece, 0, read);
            if (copy.Length > MostBytes) return TooLarge(source);
        }
        return Read(copy.ToArray(), source);
    }

    /// <summary>Reads a file of at most 16 MB; faults name it by its path (从文件读取).</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static RuleFile ReadFrom(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file, path);
    }

    private static RuleFile TooLarge(string source) =>
        new([], [new(source, "$", 1, 1, "rules.json.too-large", $"{MostBytes}")]);

    private static RuleFile Read(byte[] json, string source)
    {
        if (json.Length > MostBytes) return TooLarge(source);
        if (json.AsSpan().StartsWith(Encoding.UTF8.Preamble)) json = json[Encoding.UTF8.Preamble.Length..];
        var faults = new List<RuleFault>();
        try
        {
            var root = LocatedJson.Parse(json);
            IReadOnlyList<LocatedJson> workflows = root.Kind == JsonValueKind.Array ? root.Items : [root];
            RuleSet[] sets = [.. workflows.Select(w => new RuleReader(source, faults).Read(w)).OfType<RuleSet>()];
            return new(sets, faults);
        }
        catch (JsonException e)
        {
            var (line, column) = LocatedJson.PlaceOf(json, e);
            faults.Add(new(source, "$", line, column, "rules.json.malformed"));
            return new([], faults);
        }
        catch (ArgumentException)
        {
            faults.Add(new(source, "$", 1, 1, "rules.json.malformed"));
            return new([], faults);
        }
    }
}
