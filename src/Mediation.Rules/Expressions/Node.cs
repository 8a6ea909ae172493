using System.Collections;

namespace Mediation.Rules.Expressions;

/// <summary>
/// A node of a parsed expression (表达式节点). Equal when it means the same text; where it stands doesn't count.
/// </summary>
public abstract record Node
{
    /// <summary>First character (起).</summary>
    public int Start { get; init; }

    /// <summary>One past the last character (止).</summary>
    public int End { get; init; }

    /// <summary>How many nodes lie on the longest way down from here, this one included (深度).</summary>
    public int Height { get; init; } = 1;

    /// <summary>The parts, in order (组成部分).</summary>
    public virtual IEnumerable<Node> Parts => [];

    /// <inheritdoc/>
    public virtual bool Equals(Node? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The expression in normal form (规范写法).</summary>
    public sealed override string ToString() => Printer.Print(this);
}

/// <summary>
/// Text, number, true, false or null (字面量); numbers keep their text, because 0.1 may become an exact decimal.
/// </summary>
/// <param name="Value">A string, char, number or bool, or null.</param>
/// <param name="Text">A number as written, sign included; empty for the others.</param>
public sealed record Literal(object? Value, string Text) : Node;

/// <summary>A name by itself (名称): an input, a param, a lambda's parameter, a member of <c>it</c>, or a type.</summary>
public sealed record Name(string Identifier) : Node;

/// <summary><c>target.Name</c> (成员).</summary>
public sealed record Member(Node Target, string Identifier) : Node
{
    /// <inheritdoc/>
    public override IEnumerable<Node> Parts => [Target];
}

/// <summary><c>target[i]</c> (索引).</summary>
public sealed record Index(Node Target, NodeList Arguments) : Node
{
    /// <inheritdoc/>
    public override IEnumerable<Node> Parts => [Target, .. Arguments];
}

/// <summary><c>target.Method(…)</c>, or a function, conversion or constructor when there is no target (调用).</summary>
public sealed record Call(Node? Target, string Method, NodeList Arguments) : Node
{
    /// <inheritdoc/>
    public override IEnumerable<Node> Parts => Target is null ? Arguments : [Target, .. Arguments];
}

/// <summary><c>x => body</c> (匿名函数).</summary>
public sealed record Lambda(string Parameter, Node Body) : Node
{
    /// <inheritdoc/>
    public override IEnumerable<Node> Parts => [Body];
}

/// <summary><c>-x</c> or <c>!x</c> (一元运算).</summary>
public sealed record Unary(string Operator, Node Operand) : Node
{
    /// <inheritdoc/>
    public override IEnumerable<Node> Parts => [Operand];
}

/// <summary>
/// An operator between two operands, in its symbol spelling: <c>and</c> is <c>&amp;&amp;</c> here (二元运算).
/// </summary>
public sealed record Binary(string Operator, Node Left, Node Right) : Node
{
    /// <inheritdoc/>
    public override IEnumerable<Node> Parts => [Left, Right];
}

/// <summary><c>test ? then : otherwise</c> (条件).</summary>
public sealed record Conditional(Node Test, Node Then, Node Otherwise) : Node
{
    /// <inheritdoc/>
    public override IEnumerable<Node> Parts => [Test, Then, Otherwise];
}

/// <summary><c>x in (a, b)</c> or <c>x in collection</c> (属于): exactly one of the two is there.</summary>
public sealed record In(Node Item, NodeList? Values, Node? Collection) : Node
{
    /// <inheritdoc/>
    public override IEnumerable<Node> Parts => Collection is null ? [Item, .. Values!] : [Item, Collection];
}

/// <summary><c>new (a as x, b.c)</c> (对象): names lie beside the values.</summary>
public sealed record New(NodeList Values, TextList Names) : Node
{
    /// <inheritdoc/>
    public override IEnumerable<Node> Parts => Values;
}

/// <summary><c>new [] {a, b}</c> or <c>new int[] {a, b}</c> (数组).</summary>
public sealed record NewArray(string? ElementType, NodeList Items) : Node
{
    /// <inheritdoc/>
    public override IEnumerable<Node> Parts => Items;
}

/// <summary>Nodes in order, equal when their members are (节点表).</summary>
public sealed class NodeList(params IReadOnlyList<Node> nodes) : IReadOnlyList<Node>, IEquatable<NodeList>
{
    /// <inheritdoc/>
    public int Count => nodes.Count;

    /// <inheritdoc/>
    public Node this[int index] => nodes[index];

    /// <inheritdoc/>
    public bool Equals(NodeList? other) => other is not null && nodes.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NodeList);

    /// <inheritdoc/>
    public override int GetHashCode() => nodes.Count;

    /// <inheritdoc/>
    public IEnumerator<Node> GetEnumerator() => nodes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Names in order, equal when their members are (名称表).</summary>
public sealed class TextList(params IReadOnlyList<string> texts) : IReadOnlyList<string>, IEquatable<TextList>
{
    /// <inheritdoc/>
    public int Count => texts.Count;

    /// <inheritdoc/>
    public string this[int index] => texts[index];

    /// <inheritdoc/>
    public bool Equals(TextList? other) => other is not null && texts.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextList);

    /// <inheritdoc/>
    public override int GetHashCode() => texts.Count;

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
