namespace Mediation.Scripting.Patterns;

internal abstract record PatternNode;

internal sealed record OneOf(CharacterSet Set) : PatternNode;

internal sealed record InOrder(IReadOnlyList<PatternNode> Parts) : PatternNode;

internal sealed record Either(IReadOnlyList<PatternNode> Choices) : PatternNode;

/// <summary>A group that captures.</summary>
internal sealed record Capture(PatternNode Body, int Group) : PatternNode;

/// <param name="Body">What repeats.</param>
/// <param name="Least">At least so often.</param>
/// <param name="Most">At most so often; <see cref="int.MaxValue"/> for any number.</param>
/// <param name="IsLazy">Whether fewer are tried first.</param>
/// <param name="FirstGroup">The first group inside.</param>
/// <param name="EndGroup">One more than the last group inside.</param>
internal sealed record Repeat(PatternNode Body, int Least, int Most, bool IsLazy, int FirstGroup, int EndGroup)
    : PatternNode;

internal sealed record Edge(Op Kind) : PatternNode;

internal sealed record Look(PatternNode Body, bool IsAhead, bool IsNegative) : PatternNode;

internal sealed record Same(int Group, string? Name) : PatternNode;

/// <summary>A pattern as read.</summary>
internal sealed record ParsedPattern(PatternNode Root, int Groups, IReadOnlyDictionary<string, int> Names);
