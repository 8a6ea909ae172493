namespace Mediation.Casework.Rulings;

/// <summary>What people call a value (值的叫法), given the fact it is compared with or the name it is given out under.</summary>
public delegate string ValueWord(string name, string value);

/// <summary>How the parts of a condition go together (组合方式).</summary>
public enum ConditionKind
{
    /// <summary>A single condition.</summary>
    One,

    /// <summary>All parts hold (同时满足).</summary>
    All,

    /// <summary>At least one part holds (满足任一).</summary>
    Any,
}

/// <summary>A condition in words (条件读法).</summary>
/// <param name="Kind">Alone, all or any.</param>
/// <param name="Text">The words of a single one; empty for the others.</param>
/// <param name="Parts">The parts, in order.</param>
public sealed record Condition(ConditionKind Kind, string Text, params IReadOnlyList<Condition> Parts);

/// <summary>A value that a rule gives out (判定内容读法).</summary>
/// <param name="Name">As rules write it: <c>Lead</c>.</param>
/// <param name="Texts">The value in words, or the members of a list.</param>
public sealed record OutputReading(string Name, IReadOnlyList<string> Texts);

/// <summary>A rule as a lawyer reads it (规则读法).</summary>
/// <param name="Condition">When it holds.</param>
/// <param name="Outputs">What it gives out, in order.</param>
public sealed record RuleReading(Condition Condition, IReadOnlyList<OutputReading> Outputs);
