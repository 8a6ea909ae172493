namespace Mediation.Rules.Expressions;

/// <summary>Builds the tree of an expression by the precedences of the format (语法分析).</summary>
internal sealed partial class Parser
{
    /// <summary>Deeper expressions are refused, so that nothing that walks the tree can exhaust the stack.</summary>
    private const int MaxHeight = 1_500;

    private readonly List<Token> tokens;

    private readonly ExpressionLimits limits;

    private readonly bool exactCase;

    private int at;

    private int depth;

    private Parser(string text, ExpressionLimits limits, bool exactCase)
    {
        this.limits = limits;
        this.exactCase = exactCase;
        if (text.Length > limits.Length)
            throw new ExpressionException(new("rules.expression.too-long", 0, 0, $"{text.Length}", $"{limits.Length}"));
        tokens = Lexer.Read(text);
    }

    private Token Current => tokens[at];

    private Token Following => tokens[Math.Min(at + 1, tokens.Count - 1)];

    public static Node Parse(string text, ExpressionLimits limits, bool exactCase)
    {
        var parser = new Parser(text, limits, exactCase);
        var node = parser.Expression();
        return parser.Current.Kind == TokenKind.End
            ? node
            : throw ExpressionException.At(parser.Current, "rules.expression.left-over", parser.Current.Text);
    }

    private Node Expression()
    {
        Deeper(Current);
        var node = ConditionalOrLambda();
        depth--;
        return node;
    }

    private Node ConditionalOrLambda()
    {
        if (Current.Kind == TokenKind.Name && Following.Is("=>")) return LambdaExpression();

        var test = Operation(Operators.Coalesce);
        if (!Current.Is("?")) return test;

        Advance();
        var then = Expression();
        Expect(":");
        var otherwise = Expression();
        return Raised(new Conditional(test, then, otherwise), test.Start, otherwise.End);
    }

    private Lambda LambdaExpression()
    {
        var parameter = Advance();
        Expect("=>");
        var body = Expression();
        return Raised(new Lambda(parameter.Text, body), parameter.Start, body.End);
    }

    /// <summary>Left-associative operators that bind at least as tightly as <paramref name="least"/>.</summary>
    private Node Operation(int least)
    {
        var left = Current.Kind == TokenKind.Name && Following.Is("=>") ? Expression() : UnaryOperation();
        while (true)
        {
            if (left.Height > MaxHeight) throw TooDeep(Current, MaxHeight);
            if (least <= Operators.In && IsWord(Current, "not") && IsWord(Following, "in"))
            {
                at += 2;
                var membership = Membership(left);
                left = Raised(new Unary("!", membership), left.Start, membership.End);
                continue;
            }
            if (Operators.Symbol(Current, exactCase) is not { } symbol) return left;
            var binding = Operators.BindingOf(symbol);
            if (binding < least) return left;

            Advance();
            if (symbol == "in")
            {
                left = Membership(left);
                continue;
            }
            // The right side of ?? is taken whole, so that a ?? b ?? c reads from the right.
            var right = Operation(symbol == "??" ? binding : binding + 1);
            left = Raised(new Binary(symbol, left, right), left.Start, right.End);
        }
    }

    private In Membership(Node item)
    {
        if (Current.Is("("))
        {
            Advance();
            if (Current.Is(")")) throw ExpressionException.At(Current, "rules.expression.operand", ")");
            var values = Arguments(")", out var end);
            return Raised(new In(item, values, null), item.Start, end);
        }
        if (Current.Kind != TokenKind.Name) throw ExpressionException.At(Current, "rules.expression.in");

        var collection = Postfix(Primary());
        return Raised(new In(item, null, collection), item.Start, collection.End);
    }

    private Node UnaryOperation()
    {
        var token = Current;
        if (token.Is("-") && Following.Kind == TokenKind.Number)
        {
            Advance();
            return Postfix(NumberLiteral.Read(Advance(), negative: true, token.Start));
        }
        if (!token.Is("-") && !token.Is("!") && !IsWord(token, "not")) return Postfix(Primary());

        Advance();
        Deeper(token);
        var operand = UnaryOperation();
        depth--;
        return Raised(new Unary(token.Is("-") ? "-" : "!", operand), token.Start, operand.End);
    }

    private void Deeper(Token token)
    {
        if (++depth > limits.Nesting) throw TooDeep(token, limits.Nesting);
    }

    private static ExpressionException TooDeep(Token token, int most) =>
        ExpressionException.At(token, "rules.expression.too-deep", $"{most}");

    private bool IsWord(Token token, string word) =>
        token.Kind == TokenKind.Name
        && token.Text.Equals(word, exactCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private Token Advance() => tokens[Math.Min(at++, tokens.Count - 1)];

    private Token Expect(string symbol) => Current.Is(symbol)
        ? Advance()
        : throw ExpressionException.At(Current, "rules.expression.expected", symbol, Found(Current));

    private static string Found(Token token) => token.Kind == TokenKind.End ? "⏎" : token.Text;

    private static T Raised<T>(T node, int start, int end) where T : Node =>
        node with { Start = start, End = end, Height = node.Parts.Max(p => (int?)p.Height).GetValueOrDefault() + 1 };
}
