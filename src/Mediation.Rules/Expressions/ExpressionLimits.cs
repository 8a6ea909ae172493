namespace Mediation.Rules.Expressions;

/// <summary>How large an expression, and what it makes, may become (表达式限额).</summary>
public sealed record ExpressionLimits
{
    /// <summary>Characters of one expression (表达式长度).</summary>
    public int Length { get; init; } = 50_000;

    /// <summary>Parentheses, arguments and operators within each other (嵌套层数).</summary>
    public int Nesting { get; init; } = 200;

    /// <summary>Steps of one evaluation; every call of a lambda and every element made counts one (求值步数).</summary>
    public int Steps { get; init; } = 1_000_000;

    /// <summary>Characters of a text that an expression makes (文本长度).</summary>
    public int TextLength { get; init; } = 1_000_000;

    /// <summary>Elements of a collection that an expression makes (集合大小).</summary>
    public int Elements { get; init; } = 100_000;
}
