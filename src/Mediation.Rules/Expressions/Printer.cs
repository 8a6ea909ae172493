using System.Globalization;
using System.Text;

namespace Mediation.Rules.Expressions;

/// <summary>Writes a tree as text: parsing it again gives an equal tree (表达式打印).</summary>
public static class Printer
{
    /// <summary>The expression in normal form: symbols for operators, no needless parentheses.</summary>
    public static string Print(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Node node, int least)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var binding = BindingOf(node);
        if (binding < least) text.Append('(');
        WriteBare(text, node, binding);
        if (binding < least) text.Append(')');
    }

    private static int BindingOf(Node node) => node switch
    {
        Conditional or Lambda => Operators.Conditional,
        Binary binary => Operators.BindingOf(binary.Operator),
        In => Operators.In,
        Unary => Operators.Unary,
        _ => Operators.Primary
    };

    private static void WriteBare(StringBuilder text, Node node, int binding)
    {
        switch (node)
        {
            case Literal literal: WriteLiteral(text, literal); break;
            case Name name: text.Append(name.Identifier); break;
            case Member member: WriteTarget(text, member.Target); text.Append('.').Append(member.Identifier); break;
            case Index index: WriteTarget(text, index.Target); WriteList(text, "[", index.Arguments, "]"); break;
            case Call call: WriteCall(text, call); break;
            case Lambda lambda: text.Append(lambda.Parameter).Append(" => "); Write(text, lambda.Body, 0); break;
            case Unary unary: WriteUnary(text, unary); break;
            case Binary binary: WriteBinary(text, binary, binding); break;
            case Conditional choice: WriteConditional(text, choice); break;
            case In membership: WriteIn(text, membership); break;
            case New made: WriteNew(text, made); break;
            case NewArray array: WriteList(text, $"new {array.ElementType}[] {{", array.Items, "}"); break;
            default: throw new InvalidOperationException($"Unknown node {node.GetType()}.");
        }
    }

    private static void WriteLiteral(StringBuilder text, Literal literal) => text.Append(literal.Value switch
    {
        null => "null",
        bool value => value ? "true" : "false",
        string value => Quote(value),
        '\'' => "'\\''",
        char value => $"'{Quote(value.ToString())[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal)}'",
        _ => literal.Text
    });

    private static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(c) || char.IsSurrogate(c) =>
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => text.Append(c)
            };
        return text.Append('"').ToString();
    }

    private static void WriteTarget(StringBuilder text, Node target)
    {
        // A literal number before a dot would swallow it; a negative one binds looser than a member.
        var wrap = target is Literal { Text.Length: > 0 };
        if (wrap) text.Append('(');
        Write(text, target, Operators.Primary);
        if (wrap) text.Append(')');
    }

    private static void WriteCall(StringBuilder text, Call call)
    {
        if (call.Target is not null)
        {
            WriteTarget(text, call.Target);
            text.Append('.');
        }
        var bare = call.Method.TrimEnd('?');
        var plain = call.Target is not null || (bare.Length > 0 && Lexer.StartsName(bare[0])
            && bare.All(c => char.IsLetterOrDigit(c) || c == '_' || c == bare[0])
            && (bare == call.Method || KnownTypes.IsValueName(bare)));
        text.Append(plain ? call.Method : Quote(call.Method));
        WriteList(text, "(", call.Arguments, ")");
    }

    private static void WriteUnary(StringBuilder text, Unary unary)
    {
        text.Append(unary.Operator);
        // "- 1" would be read as the literal -1, and "--" is easier to misread than "-(-x)".
        var wrap = unary is { Operator: "-", Operand: Literal { Text.Length: > 0 } or Unary { Operator: "-" } };
        if (wrap) text.Append('(');
        Write(text, unary.Operand, wrap ? 0 : Operators.Unary);
        if (wrap) text.Append(')');
    }

    private static void WriteBinary(StringBuilder text, Binary binary, int binding)
    {
        var fromRight = binary.Operator == "??";
        Write(text, binary.Left, fromRight ? binding + 1 : binding);
        text.Append(' ').Append(binary.Operator).Append(' ');
        Write(text, binary.Right, fromRight ? binding : binding + 1);
    }

    private static void WriteConditional(StringBuilder text, Conditional choice)
    {
        Write(text, choice.Test, Operators.Coalesce);
        text.Append(" ? ");
        Write(text, choice.Then, 0);
        text.Append(" : ");
        Write(text, choice.Otherwise, 0);
    }

    private static void WriteIn(StringBuilder text, In membership)
    {
        Write(text, membership.Item, Operators.In);
        text.Append(" in ");
        if (membership.Collection is { } collection) Write(text, collection, Operators.Primary);
        else WriteList(text, "(", membership.Values!, ")");
    }

    private static void WriteNew(StringBuilder text, New made)
    {
        text.Append("new (");
        for (var i = 0; i < made.Values.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Write(text, made.Values[i], 0);
            text.Append(" as ").Append(made.Names[i]);
        }
        text.Append(')');
    }

    private static void WriteList(StringBuilder text, string open, NodeList nodes, string close)
    {
        text.Append(open);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Write(text, nodes[i], 0);
        }
        text.Append(close);
    }
}
