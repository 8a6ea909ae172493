namespace Mediation.Scripting.Reading;

/// <summary>Operators, from the loosest to the tightest.</summary>
internal sealed partial class Parser
{
    private static readonly Dictionary<string, int> Precedence = new(StringComparer.Ordinal)
    {
        ["??"] = 1,
        ["||"] = 2,
        ["&&"] = 3,
        ["|"] = 4,
        ["^"] = 5,
        ["&"] = 6,
        ["=="] = 7,
        ["!="] = 7,
        ["==="] = 7,
        ["!=="] = 7,
        ["<"] = 8,
        [">"] = 8,
        ["<="] = 8,
        [">="] = 8,
        ["instanceof"] = 8,
        ["in"] = 8,
        ["<<"] = 9,
        [">>"] = 9,
        [">>>"] = 9,
        ["+"] = 10,
        ["-"] = 10,
        ["*"] = 11,
        ["/"] = 11,
        ["%"] = 11,
        ["**"] = 12
    };

    private Node ReadExpression()
    {
        var at = Current.Start;
        var first = ReadAssignment();
        if (!Current.Is(",")) return first;

        var parts = new List<Node> { first };
        while (Skip(",")) parts.Add(ReadAssignment());
        return new SequenceNode(at, parts);
    }

    private Node ReadAssignment() => Deeper(ReadAssignmentHere);

    private Node ReadAssignmentHere()
    {
        if (Current.IsName("async") && !tokens[this.at + 1].AfterLineEnd &&
            (tokens[this.at + 1].IsName("function")
                || (tokens[this.at + 1].Kind == TokenKind.Name && tokens[this.at + 2].Is("=>")) ||
             (tokens[this.at + 1] is { Closing: >= 0 } open && open.Is("(") && tokens[open.Closing + 1].Is("=>"))))
            throw RefusedException.At(Current.Start, "script.refused.async");
        if (Current.IsName("yield")) throw RefusedException.At(Current.Start, "script.refused.generator");
        if (StartsArrow()) return ReadArrow();

        var isParenthesized = Current.Is("(");
        var left = ReadConditional();
        if (Current.Kind != TokenKind.Symbol || !IsAssignment(Current.Text)) return left;

        var symbol = Take();
        if (left is ArrayLiteral or ObjectLiteral && (isParenthesized || symbol.Text != "="))
            throw RefusedException.At(left.At, "script.syntax.target");
        var target = AsTarget(left);
        if (target is DefaultNode) throw RefusedException.At(left.At, "script.syntax.target");
        return new AssignNode(symbol.Start, symbol.Text, target, ReadAssignment());
    }

    private static bool IsAssignment(string symbol) =>
        symbol is "=" or "+=" or "-=" or "*=" or "/=" or "%=" or "**=" or "<<=" or ">>=" or ">>>=" or "&=" or "|="
            or "^=" or "&&=" or "||=" or "??=";

    private Node ReadConditional()
    {
        var test = ReadBinary(1);
        if (!Current.Is("?")) return test;

        var at = Take().Start;
        var then = WithIn(ReadAssignment);
        Expect(":");
        return new ConditionalNode(at, test, then, ReadAssignment());
    }

    private Node ReadBinary(int least)
    {
        var isUnary = StartsUnary();
        var left = ReadUnary();
        while (true)
        {
            var symbol = Current;
            if (!IsBinary(symbol) || Precedence[symbol.Text] < least) return left;
            Take();
            var precedence = Precedence[symbol.Text];
            if (symbol.Text == "**")
            {
                if (isUnary) throw RefusedException.At(symbol.Start, "script.syntax.power");
                left = new BinaryNode(symbol.Start, "**", left, Deeper(() => ReadBinary(precedence)));
                continue;
            }
            var right = Deeper(() => ReadBinary(precedence + 1));
            left = symbol.Text is "&&" or "||" or "??" ? Logical(symbol, left, right)
                : new BinaryNode(symbol.Start, symbol.Text, left, right);
            isUnary = false;
        }
    }

    private bool StartsUnary() =>
        Current is { Kind: TokenKind.Symbol, Text: "!" or "~" or "+" or "-" }
            or { Kind: TokenKind.Name, Text: "typeof" or "void" or "delete" };

    private bool IsBinary(Token token) =>
        (token.Kind == TokenKind.Symbol && Precedence.ContainsKey(token.Text)) || token.IsName("instanceof")
            || (token.IsName("in") && !noIn);

    private LogicalNode Logical(Token symbol, Node left, Node right)
    {
        if (Mixes(left) || Mixes(right)) throw RefusedException.At(symbol.Start, "script.syntax.mixed-logic");
        return new(symbol.Start, symbol.Text, left, right);

        bool Mixes(Node side) => side is LogicalNode logical && !parenthesized.Contains(side)
            && (logical.Operator == "??") != (symbol.Text == "??");
    }

    private Node ReadUnary()
    {
        var token = Current;
        if (StartsUnary())
        {
            Take();
            var operand = Deeper(ReadUnary);
            if (token.Text == "delete" && operand is Name)
                throw RefusedException.At(token.Start, "script.refused.delete-name");
            return new UnaryNode(token.Start, token.Text, operand);
        }
        if (token.Is("++") || token.Is("--"))
        {
            Take();
            return Update(token, Deeper(ReadUnary), isPrefix: true);
        }
        if (token.IsName("await")) throw RefusedException.At(token.Start, "script.refused.async");

        var node = ReadChain();
        if ((Current.Is("++") || Current.Is("--")) && !Current.AfterLineEnd) return Update(Take(), node,
            isPrefix: false);
        return node;
    }

    private static UpdateNode Update(Token symbol, Node target, bool isPrefix) =>
        target is Name or MemberNode or IndexNode
            ? new(symbol.Start, symbol.Text == "++" ? 1 : -1, isPrefix, target)
            : throw RefusedException.At(target.At, "script.syntax.target");
}
