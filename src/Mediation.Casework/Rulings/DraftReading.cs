using Mediation.Rules.Reading;

namespace Mediation.Casework.Rulings;

/// <summary>One thing that keeps a rule set from coming into force, with its place (规则稿的一处错误).</summary>
/// <param name="Path">JSON path, such as <c>$.Rules[2].Expression</c>.</param>
/// <param name="Line">Line in the text, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong, in a Chinese sentence.</param>
public sealed record PlacedFault(string Path, int Line, int Column, string Message)
{
    /// <summary>Characters into the expression, when it lies inside one (表达式内偏移).</summary>
    public int? Offset { get; init; }

    /// <summary>Whether it lies in the rule at a path.</summary>
    public bool IsIn(string rulePath) =>
        Path == rulePath || (Path.StartsWith(rulePath, StringComparison.Ordinal) && Path[rulePath.Length] is ('.' or '['));
}

/// <summary>What the text of a rule set holds (规则稿读法).</summary>
/// <param name="Set">The rules, as far as they could be read; null when the text is no rule set at all.</param>
/// <param name="Faults">All faults; only without any may it come into force.</param>
public sealed record DraftReading(RuleSet? Set, IReadOnlyList<PlacedFault> Faults)
{
    /// <summary>Longer texts are refused unread; the longest rule set that is shipped has a tenth of it.</summary>
    public const int MostCharacters = 1_000_000;
}
