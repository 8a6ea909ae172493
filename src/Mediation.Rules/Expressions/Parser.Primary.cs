namespace Mediation.Rules.Expressions;

/// <summary>Literals, names, calls, objects, arrays and what follows them.</summary>
internal sealed partial class Parser
{
    private Node Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return NumberLiteral.Read(token, negative: false, token.Start);
            case TokenKind.String:
                Advance();
                return Current.Is("(")
                    ? FunctionCall(token)
                    : new Literal(token.Text, "") { Start = token.Start, End = token.End };
            case TokenKind.Char:
                Advance();
                return new Literal(token.Text[0], "") { Start = token.Start, End = token.End };
            case TokenKind.Name:
                return NameOrCall();
            case TokenKind.Symbol when token.Text == "(":
                Advance();
                var inner = Expression();
                var close = Expect(")");
                return inner with { Start = token.Start, End = close.End };
            default:
                throw ExpressionException.At(token, "rules.expression.operand", Found(token));
        }
    }

    private Node NameOrCall()
    {
        var token = Advance();
        if (IsWord(token, "true")) return new Literal(true, "") { Start = token.Start, End = token.End };
        if (IsWord(token, "false")) return new Literal(false, "") { Start = token.Start, End = token.End };
        if (IsWord(token, "null")) return new Literal(null, "") { Start = token.Start, End = token.End };
        if (IsWord(token, "new")) return NewExpression(token);
        if (Current.Is("?") && Following.Is("(") && KnownTypes.IsValueName(token.Text))
        {
            Advance();
            return FunctionCall(token with { Text = token.Text + "?" });
        }
        return Current.Is("(") ? FunctionCall(token) : new Name(token.Text) { Start = token.Start, End = token.End };
    }

    private Call FunctionCall(Token name)
    {
        Advance();
        var arguments = Arguments(")", out var end);
        return Raised(new Call(null, name.Text, arguments), name.Start, end);
    }

    private Node Postfix(Node target)
    {
        while (true)
        {
            if (Current.Is("?.")) throw ExpressionException.At(Current, "rules.expression.null-conditional");
            if (Current.Is(".")) target = Dotted(target);
            else if (Current.Is("["))
            {
                Advance();
                var arguments = Arguments("]", out var end);
                target = Raised(new Index(target, arguments), target.Start, end);
            }
            else return target;

            if (target.Height > MaxHeight)
                throw ExpressionException.At(Current, "rules.expression.too-deep", $"{MaxHeight}");
        }
    }

    private Node Dotted(Node target)
    {
        Advance();
        var name = Advance();
        if (name.Kind != TokenKind.Name)
            throw ExpressionException.At(name, "rules.expression.member-name", Found(name));
        var identifier = Plain(name.Text);
        if (!Current.Is("(")) return Raised(new Member(target, identifier), target.Start, name.End);

        Advance();
        var arguments = Arguments(")", out var end);
        return Raised(new Call(target, identifier, arguments), target.Start, end);
    }

    /// <summary>A member's name without the <c>@</c> that may stand before it.</summary>
    private static string Plain(string name) => name.Length > 1 && name[0] == '@' ? name[1..] : name;

    private NodeList Arguments(string close, out int end)
    {
        var list = new List<Node>();
        if (!Current.Is(close))
        {
            list.Add(Expression());
            while (Current.Is(","))
            {
                Advance();
                list.Add(Expression());
            }
        }
        end = Expect(close).End;
        return new(list);
    }

    private Node NewExpression(Token start)
    {
        string? type = null;
        if (Current.Kind == TokenKind.Name)
        {
            type = Advance().Text;
            if (Current.Is("?")) type += Advance().Text;
        }
        if (Current.Is("["))
        {
            Advance();
            Expect("]");
            Expect("{");
            var items = Arguments("}", out var last);
            return Raised(new NewArray(type, items), start.Start, last);
        }
        var close = Current.Is("{") ? "}" : ")";
        Expect(close == "}" ? "{" : "(");
        var made = Members(start, close);
        return type is null ? made : throw ExpressionException.At(made, "rules.expression.new-type", type);
    }

    private New Members(Token start, string close)
    {
        var values = new List<Node>();
        var names = new List<string>();
        while (!Current.Is(close))
        {
            if (values.Count > 0) Expect(",");
            var value = Expression();
            if (value is Binary { Operator: "==", Left: Name } && !IsWord(Current, "as"))
                throw ExpressionException.At(value, "rules.expression.new-equals");
            values.Add(value);
            names.Add(MemberName(value));
        }
        return Raised(new New(new(values), new(names)), start.Start, Advance().End);
    }

    private string MemberName(Node value)
    {
        if (!IsWord(Current, "as"))
            return value switch
            {
                Member member => member.Identifier,
                Name name => name.Identifier,
                _ => throw ExpressionException.At(value, "rules.expression.as-missing")
            };

        Advance();
        var token = Advance();
        return token.Kind == TokenKind.Name
            ? token.Text
            : throw ExpressionException.At(token, "rules.expression.member-name", Found(token));
    }
}
