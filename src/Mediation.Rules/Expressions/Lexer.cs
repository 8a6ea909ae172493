using System.Text.RegularExpressions;

namespace Mediation.Rules.Expressions;

/// <summary>Cuts an expression into tokens (词法分析).</summary>
internal static class Lexer
{
    // Longest first, so that `<=` is not read as `<`.
    private static readonly string[] Symbols =
    [
        "??", "?.", "!=", "&&", "||", "<=", "<>", "<<", ">=", ">>", "==", "=>",
        "(", ")", "[", "]", "{", "}", ",", ".", ":", "?", "!", "+", "-", "*", "/", "%", "&", "|", "<", ">", "="
    ];

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            var token = at == text.Length ? new(TokenKind.End, at, at, "") : Next(text, at);
            tokens.Add(token);
            if (token.Kind == TokenKind.End) return tokens;
            at = token.End;
        }
    }

    /// <summary>Whether a character may begin a name: any Unicode letter, or one of <c>_ @ $ ^ ~</c>.</summary>
    public static bool StartsName(char c) => char.IsLetter(c) || c is '_' or '@' or '$' or '^' or '~';

    private static Token Next(string text, int start)
    {
        var c = text[start];
        if (StartsName(c))
            return Run(text, start, TokenKind.Name, i => char.IsLetterOrDigit(text[i]) || text[i] == '_');
        if (char.IsAsciiDigit(c)) return Number(text, start);
        if (c is '"' or '\'') return Quoted(text, start);

        foreach (var symbol in Symbols)
            if (string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0)
                return new(TokenKind.Symbol, start, start + symbol.Length, symbol);
        throw Fault("rules.expression.character", start, start + 1, c.ToString());
    }

    private static Token Number(string text, int start)
    {
        if (text[start] == '0' && start + 1 < text.Length && text[start + 1] is 'x' or 'X' or 'b' or 'B')
            return Run(text, start, TokenKind.Number, i => char.IsAsciiLetterOrDigit(text[i]));

        var end = Digits(text, start);
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1])) end = Digits(text, end + 1);
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var sign = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (sign == text.Length || !char.IsAsciiDigit(text[sign]))
                throw Fault("rules.expression.number", start, sign, text[start..sign]);
            end = Digits(text, sign);
        }
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return new(TokenKind.Number, start, end, text[start..end]);
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private static Token Run(string text, int start, TokenKind kind, Func<int, bool> belongs)
    {
        var end = start + 1;
        while (end < text.Length && belongs(end)) end++;
        return new(kind, start, end, text[start..end]);
    }

    private static Token Quoted(string text, int start)
    {
        var quote = text[start];
        var end = start + 1;
        while (end < text.Length && text[end] != quote) end += text[end] == '\\' ? 2 : 1;
        if (end >= text.Length) throw Fault("rules.expression.string-open", start, text.Length);

        end++;
        var value = Unescape(text[(start + 1)..(end - 1)], start, end);
        if (quote == '"') return new(TokenKind.String, start, end, value);
        return value.Length == 1
            ? new(TokenKind.Char, start, end, value)
            : throw Fault("rules.expression.char-length", start, end);
    }

    private static string Unescape(string inner, int start, int end)
    {
        try
        {
            return inner.Contains('\\') ? Regex.Unescape(inner) : inner;
        }
        catch (ArgumentException)
        {
            throw Fault("rules.expression.escape", start, end);
        }
    }

    private static ExpressionException Fault(string code, int start, int end, params IReadOnlyList<string> arguments) =>
        new(new(code, start, end - start, arguments));
}
