using Mediation.Rules.Expressions;

namespace Mediation.Rules.Tests.Expressions;

/// <summary>Grows expressions from a seed.</summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] Binaries =
    [
        "??", "||", "&&", "&", "|", "==", "!=", "<", "<=", ">", ">=", "<<", ">>", "+", "-", "*", "/", "%"
    ];

    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    private readonly Random random = new(seed);

    /// <summary>Any tree that the grammar allows, whether or not it means anything.</summary>
    public Node Tree(int depth) => depth == 0 ? Leaf() : random.Next(12) switch
    {
        0 => new Unary(random.Next(2) == 0 ? "-" : "!", Tree(depth - 1)),
        1 => new Conditional(Tree(depth - 1), Tree(depth - 1), Tree(depth - 1)),
        2 => new Member(Tree(depth - 1), Word()),
        3 => new Call(Tree(depth - 1), Word(), new(new Lambda(Word(), Tree(depth - 1)))),
        4 => new Call(null, "iif", new(Tree(depth - 1), Tree(depth - 1))),
        5 => new In(Tree(depth - 1), new NodeList(Tree(depth - 1), Leaf()), null),
        6 => new In(Tree(depth - 1), null, new Member(new Name(Word()), Word())),
        7 => new New(new(Tree(depth - 1), Leaf()), new(Word(), Word())),
        8 => new NewArray(random.Next(2) == 0 ? null : "int", new(Tree(depth - 1))),
        9 => new Mediation.Rules.Expressions.Index(Tree(depth - 1), new(Leaf())),
        _ => new Binary(Binaries[random.Next(Binaries.Length)], Tree(depth - 1), Tree(depth - 1))
    };

    /// <summary>The text of a condition over <see cref="Facts"/>.</summary>
    public string Condition(int depth)
    {
        if (depth == 0) return Atom();
        return random.Next(5) switch
        {
            0 => $"!({Condition(depth - 1)})",
            1 => $"({Condition(depth - 1)} ? {Condition(depth - 1)} : {Condition(depth - 1)})",
            2 => $"({Condition(depth - 1)} or {Condition(depth - 1)})",
            _ => $"({Condition(depth - 1)} and {Condition(depth - 1)})"
        };
    }

    private string Atom() => random.Next(6) switch
    {
        0 => $"complaint.Persons {Comparisons[random.Next(6)]} {random.Next(4)}",
        1 => $"complaint.Days {Comparisons[random.Next(6)]} {random.Next(4)}",
        2 => $"complaint.Mentions(\"{"打骂吵"[random.Next(3)]}\")",
        3 => $"10 / complaint.Persons > {random.Next(6)}",
        4 => $"complaint.Tags.Any(t => t.Length > {random.Next(3)})",
        _ => $"complaint.Claim in (0, {random.Next(3)}.5, 2)"
    };

    private Node Leaf() => random.Next(6) switch
    {
        0 => new Literal(null, ""),
        1 => new Literal(random.Next(2) == 0, ""),
        2 => new Literal(random.Next(100) is var n ? n : 0, $"{n}"),
        3 => new Literal("a\"\\\n打" + (char)random.Next(32, 200), ""),
        4 => new Literal((char)random.Next(32, 127), ""),
        _ => new Name(Word())
    };

    private string Word() => "abcdxyz楼上"[random.Next(9)] + $"{random.Next(10)}";
}
