namespace Mediation.Rules.Expressions;

internal enum TokenKind
{
    End,
    Name,
    Number,
    String,
    Char,
    Symbol,
}

/// <summary>
/// A piece of an expression; <paramref name="Text"/> is as written, except that strings are unescaped.
/// </summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
