using Mediation.Rules.Expressions;

namespace Mediation.Rules.Analysis;

/// <summary>
/// What a host says of the facts that its rules ask for (事实模型): which there are and what values they take. Everything an
/// analysis claims, it claims for these.
/// </summary>
public sealed record FactModel
{
    /// <summary>The facts (事实). A path that isn't declared can't be reasoned about; findings that hang on it are left undecided.</summary>
    public required IReadOnlyList<DeclaredFact> Facts { get; init; }

    /// <summary>Methods of the facts whose meaning is known (提问).</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>
    /// Conditions, in the language of rules, that hold of every matter (恒成立的条件), such as
    /// <c>ruling.HardStops.Hit or ruling.HardStops.Lead == null</c>: what contradicts one is no example. One counts where
    /// the rules ask for all the facts it speaks of.
    /// </summary>
    /// <exception cref="ArgumentException">One of them is no expression; that is a defect of the host.</exception>
    public IReadOnlyList<string> Invariants
    {
        get;
        init => (field, Parsed) = (value, [.. value.Select(text => RuleExpression.Parse(text, out _)
            ?? throw new ArgumentException($"'{text}' is no condition.", nameof(value)))]);
    } = [];

    /// <summary>The invariants, parsed once.</summary>
    internal IReadOnlyList<RuleExpression> Parsed { get; private init; } = [];

    /// <summary>The matter of which nothing is known (空白情形); its values are those that examples don't mention.</summary>
    public required IMatter Blank { get; init; }
}

/// <summary>What a fact is (事实类别).</summary>
public enum FactKind
{
    /// <summary>True or false (是否).</summary>
    YesNo,

    /// <summary>Text (文字).</summary>
    Text,

    /// <summary>A whole number (整数).</summary>
    Whole,

    /// <summary>A number with a fraction (小数).</summary>
    Number,

    /// <summary>A day, a <see cref="DateOnly"/> (日期).</summary>
    Day,

    /// <summary>A moment, a <see cref="DateTime"/> (时刻).</summary>
    Moment,

    /// <summary>A list of texts, of which one may ask what is in it (列表).</summary>
    List,
}

/// <summary>A fact and the values it takes (事实值域).</summary>
/// <param name="Path">As rules write it, such as <c>complaint.Persons</c>; found in any case.</param>
/// <param name="Kind">What it is.</param>
public sealed record DeclaredFact(string Path, FactKind Kind)
{
    /// <summary>Whether it may be unknown (可不详).</summary>
    public bool CanBeNull { get; init; }

    /// <summary>The values of a text that are known (已知取值); empty when none are.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether a text takes no value but <see cref="Values"/> (仅限已知取值).</summary>
    public bool Closed { get; init; }

    /// <summary>The least value of a number, inclusive; null when there is none (最小值).</summary>
    public decimal? Least { get; init; }

    /// <summary>The greatest value of a number, inclusive; null when there is none (最大值).</summary>
    public decimal? Most { get; init; }
}

/// <summary>How a method's answer follows from a fact (提问的含义).</summary>
public enum QuestionKind
{
    /// <summary>Whether any of several names, separated by commas, is in a list (列表含任一).</summary>
    AnyListed,

    /// <summary>Whether a text begins with any of several beginnings, separated by commas; false when it is unknown (以任一开头).</summary>
    AnyPrefix,
}

/// <summary>A method with one literal text as its argument, and what it asks about (提问).</summary>
/// <param name="Name">Path and method, such as <c>complaint.MentionsAny</c>.</param>
/// <param name="Kind">How the answer follows.</param>
/// <param name="About">The list or text it asks about; a list needs no declaration.</param>
public sealed record Question(string Name, QuestionKind Kind, string About);
