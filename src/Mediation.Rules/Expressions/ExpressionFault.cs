using System.Globalization;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Expressions;

/// <summary>What is wrong with an expression, and where (表达式错误).</summary>
/// <param name="Code">Stable and dotted, such as <c>rules.expression.unknown-name</c>.</param>
/// <param name="Offset">Characters from its start.</param>
/// <param name="Length">How many characters are meant; 0 at the end of the text.</param>
/// <param name="Arguments">What the sentence mentions.</param>
public sealed record ExpressionFault(string Code, int Offset, int Length, params IReadOnlyList<string> Arguments)
{
    /// <summary>The sentence in English (英文说明).</summary>
    public string Message => FaultText.For(Code, Arguments, CultureInfo.InvariantCulture);
}

/// <summary>Carries a fault out of lexer, parser and binder; never leaves the assembly.</summary>
internal sealed class ExpressionException(ExpressionFault fault) : Exception(fault.Message)
{
    public ExpressionFault Fault { get; } = fault;

    public static ExpressionException At(Node node, string code, params IReadOnlyList<string> arguments) =>
        new(new(code, node.Start, node.End - node.Start, arguments));

    public static ExpressionException At(Token token, string code, params IReadOnlyList<string> arguments) =>
        new(new(code, token.Start, token.End - token.Start, arguments));
}
