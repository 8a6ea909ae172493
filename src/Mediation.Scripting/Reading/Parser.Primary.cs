namespace Mediation.Scripting.Reading;

/// <summary>Members, calls, literals and names.</summary>
internal sealed partial class Parser
{
    private readonly HashSet<Node> parenthesized = new(ReferenceEqualityComparer.Instance);

    private Node ReadChain()
    {
        var node = Current.IsName("new") ? ReadNew() : ReadPrimary();
        var hasShortcut = false;
        while (true)
        {
            var token = Current;
            if (Skip("?."))
            {
                hasShortcut = true;
                if (Current.Is("(")) node = new CallNode(Current.Start, node, ReadArguments(), true);
                else if (Skip("[")) node = ReadIndex(node, token, isOptional: true);
                else node = new MemberNode(Current.Start, node, ExpectName().Text, true);
            }
            else if (Skip(".")) node = ReadMember(node);
            else if (Skip("[")) node = ReadIndex(node, token, isOptional: false);
            else if (Current.Is("(")) node = new CallNode(Current.Start, node, ReadArguments(), false);
            else if (Current.Kind is TokenKind.TemplateHead or TokenKind.TemplateWhole)
                throw RefusedException.At(Current.Start, "script.refused.tagged-template");
            else return hasShortcut ? new ChainNode(node.At, node) : node;
        }
    }

    private MemberNode ReadMember(Node owner)
    {
        if (Current.Kind != TokenKind.Name) throw Unexpected(Current);
        return new(Current.Start, owner, Take().Text, false);
    }

    private IndexNode ReadIndex(Node owner, Token open, bool isOptional)
    {
        var key = WithIn(ReadExpression);
        Expect("]");
        return new(open.Start, owner, key, isOptional);
    }

    private List<Node> ReadArguments()
    {
        Expect("(");
        var arguments = new List<Node>();
        while (!Current.Is(")"))
        {
            arguments.Add(ReadElement());
            if (!Current.Is(")")) Expect(",");
        }
        Take();
        return arguments;
    }

    private Node ReadElement() =>
        Current.Is("...") ? new SpreadNode(Take().Start, WithIn(ReadAssignment)) : WithIn(ReadAssignment);

    private NewNode ReadNew()
    {
        var at = Take().Start;
        if (Current.Is(".")) throw RefusedException.At(at, "script.refused.new-target");
        var callee = Deeper(() => Current.IsName("new") ? ReadNew() : ReadPrimary());
        while (true)
        {
            var open = Current;
            if (Skip(".")) callee = ReadMember(callee);
            else if (Skip("[")) callee = ReadIndex(callee, open, isOptional: false);
            else break;
        }
        return new NewNode(at, callee, Current.Is("(") ? ReadArguments() : []);
    }

    private Node ReadPrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number: return new NumberLiteral(Take().Start, token.Number);
            case TokenKind.Text: return new TextLiteral(Take().Start, token.Text);
            case TokenKind.TemplateWhole: return new TextLiteral(Take().Start, token.Text);
            case TokenKind.TemplateHead: return ReadTemplate();
            case TokenKind.RegExp: return new RegExpLiteral(Take().Start, token.Text, token.Flags);
            case TokenKind.Name: return ReadWord();
        }
        if (token.Is("(")) return ReadGrouped();
        if (token.Is("[")) return ReadArray();
        if (token.Is("{")) return ReadObject();
        throw Unexpected(token);
    }

    private Node ReadWord()
    {
        var token = Current;
        switch (token.Text)
        {
            case "this" or "null" or "true" or "false": return new WordLiteral(Take().Start, token.Text);
            case "function": return ReadFunctionExpression();
            case "class": throw RefusedException.At(token.Start, "script.refused.class");
            case "super": throw RefusedException.At(token.Start, "script.refused.class");
            case "import": throw RefusedException.At(token.Start, "script.refused.module");
        }
        if (Reserved.Contains(token.Text)) throw Unexpected(token);
        return Mention(Take());
    }

    private Node ReadGrouped()
    {
        Take();
        var node = WithIn(ReadExpression);
        Expect(")");
        parenthesized.Add(node);
        return node;
    }

    private TemplateLiteral ReadTemplate()
    {
        var head = Take();
        var chunks = new List<string> { head.Text };
        var holes = new List<Node>();
        while (true)
        {
            holes.Add(WithIn(ReadExpression));
            if (Current.Kind is not (TokenKind.TemplateMiddle or TokenKind.TemplateTail)) throw Expected("}");
            var chunk = Take();
            chunks.Add(chunk.Text);
            if (chunk.Kind == TokenKind.TemplateTail) return new(head.Start, chunks, holes);
        }
    }

    private ArrayLiteral ReadArray()
    {
        var at = Take().Start;
        var elements = new List<Node>();
        while (!Current.Is("]"))
        {
            // An empty place is kept for patterns; as a value it is undefined.
            if (Current.Is(","))
            {
                elements.Add(new EmptyNode(Take().Start));
                continue;
            }
            elements.Add(ReadElement());
            if (!Current.Is("]")) Expect(",");
        }
        Take();
        return new(at, elements);
    }

    private ObjectLiteral ReadObject()
    {
        var at = Take().Start;
        var members = new List<Node>();
        while (!Current.Is("}"))
        {
            members.Add(Current.Is("...") ? new SpreadNode(Take().Start, WithIn(ReadAssignment))
                : ReadMemberOfObject());
            if (!Current.Is("}")) Expect(",");
        }
        Take();
        return new(at, members);
    }

    private KeyedNode ReadMemberOfObject()
    {
        var token = Current;
        if (token.Is("*")) throw RefusedException.At(token.Start, "script.refused.generator");
        if (token.Kind == TokenKind.Name && token.Text is "get" or "set" or "async" && !EndsKey(tokens[this.at + 1]))
            throw RefusedException.At(token.Start, token.Text == "async" ? "script.refused.async"
                : "script.refused.accessor");

        var key = ReadKey();
        if (Skip(":")) return new(token.Start, key, WithIn(ReadAssignment));
        if (Current.Is("(")) return new(token.Start, key,
            ReadFunction(token.Start, (key as TextLiteral)?.Value ?? "", own: false));
        if (token.Kind != TokenKind.Name || Reserved.Contains(token.Text)) throw Expected(":");

        var name = Mention(token);
        // `{ a = 1 }` has a meaning as a pattern only; the compiler refuses it elsewhere.
        return new(token.Start, key, Current.Is("=") ? new DefaultNode(Take().Start, name, WithIn(ReadAssignment))
            : name);
    }

    private static bool EndsKey(Token token) =>
        token is { Kind: TokenKind.Symbol, Text: ":" or "(" or "," or "}" or "=" };

    private Node ReadKey()
    {
        var token = Current;
        if (Skip("["))
        {
            var key = WithIn(ReadAssignment);
            Expect("]");
            return key is TextLiteral ? new SequenceNode(key.At, [key]) : key;
        }
        return token.Kind switch
        {
            TokenKind.Name or TokenKind.Text => new TextLiteral(Take().Start, token.Text),
            TokenKind.Number => new TextLiteral(Take().Start, Values.Numbers.Text(token.Number)),
            _ => throw Unexpected(token)
        };
    }
}
