namespace Mediation.Scripting.Reading;

/// <summary>What may stand left of an equals sign, or as a parameter.</summary>
internal sealed partial class Parser
{
    /// <summary>A name or pattern that declares.</summary>
    private Node ReadBindingTarget(BindingKind kind) => Deeper<Node>(() =>
        Current.Is("[") ? ReadArrayPattern(kind) :
        Current.Is("{") ? ReadObjectPattern(kind) :
        Declare(ExpectName(), kind));

    private Node ReadBindingElement(BindingKind kind)
    {
        var target = ReadBindingTarget(kind);
        return Current.Is("=") ? new DefaultNode(Take().Start, target, WithIn(ReadAssignment)) : target;
    }

    private ArrayPattern ReadArrayPattern(BindingKind kind)
    {
        var at = Expect("[").Start;
        var elements = new List<Node?>();
        while (!Current.Is("]"))
        {
            if (Skip(","))
            {
                elements.Add(null);
                continue;
            }
            if (Current.Is("..."))
            {
                elements.Add(new SpreadNode(Take().Start, ReadBindingTarget(kind)));
                break;
            }
            elements.Add(ReadBindingElement(kind));
            if (!Current.Is("]")) Expect(",");
        }
        Expect("]");
        return new(at, elements);
    }

    private ObjectPattern ReadObjectPattern(BindingKind kind)
    {
        var at = Expect("{").Start;
        var members = new List<Node>();
        while (!Current.Is("}"))
        {
            if (Current.Is("..."))
            {
                members.Add(new SpreadNode(Take().Start, ReadBindingTarget(kind)));
                break;
            }
            members.Add(ReadPatternMember(kind));
            if (!Current.Is("}")) Expect(",");
        }
        Expect("}");
        return new(at, members);
    }

    private KeyedNode ReadPatternMember(BindingKind kind)
    {
        var token = Current;
        var key = ReadKey();
        if (Skip(":")) return new(token.Start, key, ReadBindingElement(kind));
        if (token.Kind != TokenKind.Name) throw Expected(":");

        Node target = Declare(token, kind);
        return new(token.Start, key, Current.Is("=") ? new DefaultNode(Take().Start, target, WithIn(ReadAssignment))
            : target);
    }

    /// <summary>What was read as an expression, as a place to assign to.</summary>
    private static Node AsTarget(Node node) => node switch
    {
        Name or MemberNode { IsOptional: false } or IndexNode { IsOptional: false } => node,
        AssignNode { Operator: "=" } assign => new DefaultNode(assign.At, assign.Target, assign.Value),
        DefaultNode => node,
        ArrayLiteral array => new ArrayPattern(array.At,
            [.. array.Elements.Select((element, i) => AsElement(element, i == array.Elements.Count - 1))]),
        ObjectLiteral literal => new ObjectPattern(literal.At,
            [.. literal.Members.Select((member, i) => AsMember(member, i == literal.Members.Count - 1))]),
        _ => throw RefusedException.At(node.At, "script.syntax.target")
    };

    private static Node? AsElement(Node element, bool isLast) => element switch
    {
        EmptyNode => null,
        SpreadNode spread => isLast ? new SpreadNode(spread.At, AsTarget(spread.Value))
            : throw RefusedException.At(spread.At, "script.syntax.target"),
        _ => AsTarget(element)
    };

    private static Node AsMember(Node member, bool isLast) => member switch
    {
        KeyedNode keyed => new KeyedNode(keyed.At, keyed.Key, AsTarget(keyed.Value)),
        SpreadNode spread => isLast ? new SpreadNode(spread.At, AsTarget(spread.Value))
            : throw RefusedException.At(spread.At, "script.syntax.target"),
        _ => throw RefusedException.At(member.At, "script.syntax.target")
    };
}
