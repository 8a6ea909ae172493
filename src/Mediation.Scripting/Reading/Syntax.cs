namespace Mediation.Scripting.Reading;

/// <summary>A part of a script, at an offset (语法节点).</summary>
internal abstract record Node(int At);

internal sealed record NumberLiteral(int At, double Value) : Node(At);

internal sealed record TextLiteral(int At, string Value) : Node(At);

internal sealed record WordLiteral(int At, string Word) : Node(At);

internal sealed record RegExpLiteral(int At, string Pattern, string Flags) : Node(At);

internal sealed record TemplateLiteral(int At, IReadOnlyList<string> Chunks, IReadOnlyList<Node> Holes) : Node(At);

/// <summary>A mention of a name; bound when the whole script has been read.</summary>
internal sealed record Name(int At, string Text, Scope Scope) : Node(At)
{
    /// <summary>Null for a name of the host or the language.</summary>
    public Binding? Binding { get; set; }
}

internal sealed record ArrayLiteral(int At, IReadOnlyList<Node> Elements) : Node(At);

internal sealed record ObjectLiteral(int At, IReadOnlyList<Node> Members) : Node(At);

/// <summary>A member of an object literal or pattern. The key is a text literal unless computed.</summary>
internal sealed record KeyedNode(int At, Node Key, Node Value) : Node(At);

internal sealed record SpreadNode(int At, Node Value) : Node(At);

internal sealed record FunctionNode(int At, string Name, FunctionShape Shape, bool IsArrow) : Node(At)
{
    /// <summary>The name that a function expression has inside itself.</summary>
    public Binding? Own { get; init; }

    /// <summary>Parameters and variables.</summary>
    public required Scope Scope { get; init; }

    public IReadOnlyList<Node> Parameters { get; set; } = [];

    /// <summary>Its source.</summary>
    public ReadOnlyMemory<char> Text { get; set; }

    /// <summary>An expression for a short arrow function, else a block.</summary>
    public Node Body { get; set; } = null!;
}

internal sealed record UnaryNode(int At, string Operator, Node Operand) : Node(At);

internal sealed record UpdateNode(int At, int Delta, bool IsPrefix, Node Target) : Node(At);

internal sealed record BinaryNode(int At, string Operator, Node Left, Node Right) : Node(At);

internal sealed record LogicalNode(int At, string Operator, Node Left, Node Right) : Node(At);

internal sealed record AssignNode(int At, string Operator, Node Target, Node Value) : Node(At);

internal sealed record ConditionalNode(int At, Node Test, Node Then, Node Else) : Node(At);

internal sealed record MemberNode(int At, Node Owner, string Member, bool IsOptional) : Node(At);

internal sealed record IndexNode(int At, Node Owner, Node Key, bool IsOptional) : Node(At);

internal sealed record CallNode(int At, Node Callee, IReadOnlyList<Node> Arguments, bool IsOptional) : Node(At);

/// <summary>The whole of a chain that has <c>?.</c> in it: where a short cut ends.</summary>
internal sealed record ChainNode(int At, Node Links) : Node(At);

internal sealed record NewNode(int At, Node Callee, IReadOnlyList<Node> Arguments) : Node(At);

internal sealed record SequenceNode(int At, IReadOnlyList<Node> Parts) : Node(At);

/// <summary><c>target = default</c> inside a pattern.</summary>
internal sealed record DefaultNode(int At, Node Target, Node Default) : Node(At);

/// <summary>Elements may be null where the pattern skips one; the last may be a spread.</summary>
internal sealed record ArrayPattern(int At, IReadOnlyList<Node?> Elements) : Node(At);

/// <summary>Members are keyed nodes; the last may be a spread.</summary>
internal sealed record ObjectPattern(int At, IReadOnlyList<Node> Members) : Node(At);

internal sealed record DeclarationNode(int At, BindingKind Kind, IReadOnlyList<Declarator> Declarators) : Node(At);

internal sealed record Declarator(int At, Node Target, Node? Value) : Node(At);

internal sealed record ExpressionStatement(int At, Node Expression) : Node(At);

internal sealed record BlockNode(int At, Scope Scope, IReadOnlyList<Node> Statements) : Node(At)
{
    /// <summary>Function declarations, made when the block is entered.</summary>
    public IReadOnlyList<(Name Name, FunctionNode Function)> Functions { get; init; } = [];
}

internal sealed record EmptyNode(int At) : Node(At);

internal sealed record IfNode(int At, Node Test, Node Then, Node? Else) : Node(At);

internal sealed record ForNode(int At, Scope Scope, Node? First, Node? Test, Node? Step, Node Body) : Node(At);

/// <summary><c>for (target of source)</c>, or <c>in</c>. The target is a declaration of one name or pattern, or a
/// place.</summary>
internal sealed record ForEachNode(int At, Scope Scope, Node Target, Node Source, bool IsOf, Node Body) : Node(At);

internal sealed record WhileNode(int At, Node Test, Node Body, bool TestsFirst) : Node(At);

internal sealed record ReturnNode(int At, Node? Value) : Node(At);

internal sealed record BreakNode(int At, string? Label) : Node(At);

internal sealed record ContinueNode(int At, string? Label) : Node(At);

internal sealed record ThrowNode(int At, Node Value) : Node(At);

internal sealed record TryNode(int At, BlockNode Body, Scope? CatchScope, Node? Caught, BlockNode? Catch,
    BlockNode? Finally) : Node(At);

internal sealed record SwitchNode(int At, Node Subject, BlockNode Body, IReadOnlyList<SwitchCase> Cases) : Node(At);

internal sealed record SwitchCase(int At, Node? Test, IReadOnlyList<Node> Statements);

internal sealed record LabelNode(int At, string Label, Node Body) : Node(At);
