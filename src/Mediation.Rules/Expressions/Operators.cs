using System.Collections.Frozen;

namespace Mediation.Rules.Expressions;

/// <summary>Operators by spelling, with how tightly they bind; the loosest is 1 (运算符).</summary>
internal static class Operators
{
    public const int Conditional = 1;
    public const int Coalesce = 2;
    public const int Or = 4;
    public const int And = 5;
    public const int In = 6;
    public const int Bits = 7;
    public const int Comparison = 8;
    public const int Shift = 9;
    public const int Additive = 10;
    public const int Multiplicative = 11;
    public const int Unary = 12;
    public const int Primary = 13;

    private static readonly FrozenDictionary<string, int> Binding = new Dictionary<string, int>
    {
        ["??"] = Coalesce,
        ["||"] = Or,
        ["&&"] = And,
        ["in"] = In,
        ["&"] = Bits,
        ["|"] = Bits,
        ["=="] = Comparison,
        ["!="] = Comparison,
        ["<"] = Comparison,
        ["<="] = Comparison,
        [">"] = Comparison,
        [">="] = Comparison,
        ["<<"] = Shift,
        [">>"] = Shift,
        ["+"] = Additive,
        ["-"] = Additive,
        ["*"] = Multiplicative,
        ["/"] = Multiplicative,
        ["%"] = Multiplicative
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Spellings = new()
    {
        ["="] = "==",
        ["<>"] = "!=",
        ["and"] = "&&",
        ["andalso"] = "&&",
        ["or"] = "||",
        ["orelse"] = "||",
        ["in"] = "in",
        ["mod"] = "%",
        ["eq"] = "==",
        ["equal"] = "==",
        ["ne"] = "!=",
        ["neq"] = "!=",
        ["notequal"] = "!=",
        ["lt"] = "<",
        ["LessThan"] = "<",
        ["le"] = "<=",
        ["LessThanEqual"] = "<=",
        ["gt"] = ">",
        ["GreaterThan"] = ">",
        ["ge"] = ">=",
        ["GreaterThanEqual"] = ">="
    };

    private static readonly FrozenDictionary<string, string> AnyCase =
        Spellings.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> ExactCase =
        Spellings.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The symbol of a binary operator, or null when the token is none.</summary>
    public static string? Symbol(Token token, bool exactCase)
    {
        if (token.Kind is not (TokenKind.Name or TokenKind.Symbol)) return null;
        if ((exactCase ? ExactCase : AnyCase).TryGetValue(token.Text, out var symbol)) return symbol;
        return token.Kind == TokenKind.Symbol && Binding.ContainsKey(token.Text) ? token.Text : null;
    }

    public static int BindingOf(string symbol) => Binding[symbol];
}
