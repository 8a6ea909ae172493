namespace Mediation.Rules.Expressions;

/// <summary>A parsed expression by itself (表达式), for whoever wants to print it or see what it uses.</summary>
public sealed class RuleExpression
{
    private RuleExpression(Node root)
    {
        Root = root;
        Facts = FactUse.In(root);
    }

    /// <summary>The tree (语法树).</summary>
    public Node Root { get; }

    /// <summary>The facts it uses, in order of appearance, each way of using one once (所用事实).</summary>
    public IReadOnlyList<FactUse> Facts { get; }

    /// <summary>Parses a text; null, with the fault, when it is none (解析). Names and types are not looked at.</summary>
    public static RuleExpression? Parse(string text, out ExpressionFault? fault, ExpressionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            fault = null;
            return new(Parser.Parse(text, limits ?? new(), exactCase: false));
        }
        catch (ExpressionException e)
        {
            fault = e.Fault;
            return null;
        }
    }

    /// <summary>The expression in normal form (规范写法).</summary>
    public override string ToString() => Printer.Print(Root);
}

/// <summary>One way in which an expression uses a fact (事实引用).</summary>
/// <param name="Path">Input and members, such as <c>complaint.Text</c>.</param>
/// <param name="Method">The method called on it, such as <c>Mentions</c>; null when the value itself is used.</param>
/// <param name="Arguments">The method's arguments, when all are literals; else empty.</param>
public sealed record FactUse(string Path, string? Method, TextList Arguments)
{
    /// <summary>Path and method together, by which labels are found (标签键).</summary>
    public string Name => Method is null ? Path : $"{Path}.{Method}";

    /// <summary>The use that a single node is, or null when it is something else.</summary>
    public static FactUse? Of(Node node) => node switch
    {
        Call { Target: { } target } call when PathOf(target) is { } path =>
            new(path, call.Method, Constants(call.Arguments)),
        _ => PathOf(node) is { } path ? new(path, null, new()) : null
    };

    internal static IReadOnlyList<FactUse> In(Node root)
    {
        var uses = new List<FactUse>();
        Collect(root, [], uses);
        return [.. uses.Distinct()];
    }

    private static void Collect(Node node, IReadOnlyList<string> bound, List<FactUse> uses)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is Lambda lambda)
        {
            Collect(lambda.Body, [.. bound, lambda.Parameter], uses);
            return;
        }
        if (Of(node) is not { } use)
        {
            foreach (var part in node.Parts) Collect(part, bound, uses);
            return;
        }
        var root = use.Path.Split('.')[0];
        if (!bound.Contains(root) && KnownTypes.Find(root) is null) uses.Add(use);
        if (node is Call call)
            foreach (var argument in call.Arguments)
                Collect(argument, bound, uses);
    }

    private static string? PathOf(Node node) => node switch
    {
        Name name => name.Identifier,
        Member member when PathOf(member.Target) is { } path => $"{path}.{member.Identifier}",
        _ => null
    };

    private static TextList Constants(NodeList arguments) =>
        arguments.All(a => a is Literal) ? new([.. arguments.Select(a => $"{((Literal)a).Value}")]) : new();
}
