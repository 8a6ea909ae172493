using System.Text.Json;

namespace Mediation.Rules.Reading;

/// <summary>What a file of rules holds, and everything wrong with it (规则文件).</summary>
/// <param name="RuleSets">The rule sets, as far as they could be read; use them only when there are no faults.</param>
/// <param name="Faults">All faults, in the order of the file; empty for a good file.</param>
public sealed record RuleFile(IReadOnlyList<RuleSet> RuleSets, IReadOnlyList<RuleFault> Faults)
{
    /// <summary>
    /// Reads one workflow, or an array of them, in the format of RulesEngine 6 (读取规则文件). Member names may be in any
    /// case; members that are not understood are kept. Never throws for what the text contains.
    /// </summary>
    /// <param name="json">The file's text.</param>
    /// <param name="source">The file's name, for faults.</param>
    public static RuleFile Read(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
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
            var (line, column) = ((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
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
