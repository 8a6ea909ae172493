using System.Globalization;
using System.Text.RegularExpressions;
using Mediation.Casework.Rulings;
using Mediation.Rules.Analysis;

namespace Mediation.Casework.Trials;

/// <summary>
/// Facts as people write them down, one a line (假设的事实): <c>history.HouseholdCount = 5</c>, <c>complaint.Mentions(burst) = 是</c>.
/// Yes and no are 是 and 否, what is unknown is 空.
/// </summary>
public static partial class FactLines
{
    private const int MostLines = 100;

    private const string Mentions = "complaint.Mentions";

    /// <summary>The facts as lines.</summary>
    public static string Write(IEnumerable<FactValue> facts) => string.Join('\n', facts.Select(fact =>
        $"{fact.Path}{(fact.Item is { } item ? $"({item})" : "")} = {Written(fact.Value)}"));

    /// <summary>The facts of lines, and what is wrong with a line, each with its number from 1.</summary>
    public static IReadOnlyList<FactValue> Read(string lines, RuleBook book, out IReadOnlyList<(int Line, string Message)> faults)
    {
        var wrong = new List<(int, string)>();
        var facts = new List<FactValue>();
        var known = book.DeclaredFacts.ToDictionary(fact => fact.Path, StringComparer.OrdinalIgnoreCase);
        foreach (var (text, at) in lines.ReplaceLineEndings("\n").Split('\n').Select((text, at) => (text.Trim(), at + 1)))
        {
            if (text.Length == 0) continue;
            if (at > MostLines) wrong.Add((at, $"最多写 {MostLines} 行。"));
            else if (Line().Match(text) is not { Success: true } line) wrong.Add((at, "应当写成“事实 = 值”，如 history.HouseholdCount = 5。"));
            else if (Read(line, known, out var message) is { } fact) facts.Add(fact);
            else wrong.Add((at, message));
            if (at > MostLines) break;
        }
        faults = wrong;
        return facts;
    }

    private static FactValue? Read(Match line, Dictionary<string, DeclaredFact> known, out string message)
    {
        var (path, value) = (line.Groups["path"].Value, line.Groups["value"].Value.Trim().Trim('"', '“', '”'));
        message = $"没有叫“{path}”的事实。";
        if (line.Groups["item"] is { Success: true } item)
        {
            var lists = path == Mentions || known.TryGetValue(path, out var list) && list.Kind == FactKind.List;
            if (lists && YesNo(value) is { } there) return new FactValue(path, item.Value, there);
            if (lists) message = "括号里的内容有没有，应当写“是”或“否”。";
            return null;
        }
        if (!known.TryGetValue(path, out var fact) || fact.Kind == FactKind.List) return null;
        message = fact.Kind switch
        {
            FactKind.YesNo => "应当写“是”或“否”。",
            FactKind.Whole => "应当写整数。",
            _ when fact.Closed => $"应当是 {string.Join("、", fact.Values.Take(20))} 之一。",
            _ => "值写得不对。",
        };
        if (value is "空" or "null") return fact.CanBeNull ? new FactValue(fact.Path, null, null) : null;
        return fact.Kind switch
        {
            FactKind.YesNo => YesNo(value) is { } yes ? new FactValue(fact.Path, null, yes) : null,
            FactKind.Whole => int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? new FactValue(fact.Path, null, (decimal)number) : null,
            FactKind.Text => !fact.Closed || fact.Values.Contains(value) ? new FactValue(fact.Path, null, value) : null,
            _ => null,
        };
    }

    private static bool? YesNo(string value) => value switch
    {
        "是" or "true" => true,
        "否" or "false" => false,
        _ => null,
    };

    private static string Written(object? value) => value switch
    {
        null => "空",
        true => "是",
        false => "否",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    [GeneratedRegex(@"^(?<path>[A-Za-z.]+)\s*(?:\((?<item>[^)]*)\))?\s*[=＝:：]\s*(?<value>.*)$")]
    private static partial Regex Line();
}
