using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Compilation;

/// <summary>Literals, members and calls.</summary>
internal sealed partial class Compiler
{
    public Evaluate Expression(Node node) => Deeper(node, () => ExpressionHere(node));

    private Evaluate ExpressionHere(Node node)
    {
        switch (node)
        {
            case NumberLiteral number: return Constant(new(number.Value));
            case TextLiteral text: return Constant(new(text.Value));
            case WordLiteral { Word: "this" }: return frame => frame.Self;
            case WordLiteral word: return Constant(Word(word.Word));
            case Name name: return Load(name);
            case RegExpLiteral pattern: return Pattern(pattern);
            case TemplateLiteral template: return Template(template);
            case ArrayLiteral array: return Array(array);
            case ObjectLiteral members: return Object(members);
            case FunctionNode function: return Function(function, "");
            case UnaryNode unary: return Unary(unary);
            case UpdateNode update: return Update(update);
            case BinaryNode binary: return Binary(binary);
            case LogicalNode logical: return Logical(logical);
            case AssignNode assign: return Assignment(assign);
            case ConditionalNode conditional: return Conditional(conditional);
            case MemberNode or IndexNode or CallNode: return Link(node, inChain: false);
            case ChainNode chain: return Chain(chain);
            case NewNode made: return New(made);
            case SequenceNode sequence: return Sequence(sequence);
            case EmptyNode: return Constant(default);
            default: throw RefusedException.At(node.At, "script.syntax.target");
        }
    }

    private static Value Word(string word) => word switch
    {
        "null" => Value.Null,
        "true" => Value.True,
        _ => Value.False
    };

    private static Evaluate Constant(Value value) => _ => value;

    /// <summary>An expression whose anonymous function takes the name of where it goes.</summary>
    private Evaluate Named(Node node, Node target) => target switch
    {
        Name name when node is FunctionNode function => Function(function, name.Text),
        TextLiteral key when node is FunctionNode function => Function(function, key.Value),
        _ => Expression(node)
    };

    private static Evaluate Pattern(RegExpLiteral literal)
    {
        var pattern = Patterns.Pattern.Read(literal.Pattern, literal.Flags, out var fault);
        if (pattern is null) throw RefusedException.At(literal.At, "script.syntax.regexp", fault!);
        return frame => new(new RegExpValue(frame.Realm, pattern));
    }

    private Evaluate Template(TemplateLiteral template)
    {
        var chunks = template.Chunks.Select(chunk => new Value(chunk)).ToArray();
        var holes = template.Holes.Select(Expression).ToArray();
        return frame =>
        {
            var text = chunks[0];
            for (var i = 0; i < holes.Length; i++)
            {
                var hole = holes[i](frame);
                text = Operators.Join(frame.Realm, text, hole.IsText ? hole
                    : new(Conversions.ToText(frame.Realm, hole)));
                text = Operators.Join(frame.Realm, text, chunks[i + 1]);
            }
            return text;
        };
    }

    private Evaluate Array(ArrayLiteral literal)
    {
        var elements = Items(literal.Elements);
        return frame => new(new ArrayValue(frame.Realm, elements(frame)));
    }

    private Evaluate Object(ObjectLiteral literal)
    {
        var members = literal.Members.Select(Member).ToArray();
        return frame =>
        {
            frame.Realm.Allocate(64);
            var holder = new ObjectValue();
            foreach (var member in members) member(frame, holder);
            return new(holder);
        };
    }

    private Action<Frame, ObjectValue> Member(Node node)
    {
        if (node is SpreadNode spread)
        {
            var source = Expression(spread.Value);
            return (frame, holder) => Library.ObjectLibrary.CopyOwn(frame.Realm, source(frame), holder);
        }
        var member = (KeyedNode)node;
        var (key, value) = (Key(member.Key), Named(member.Value, member.Key));
        if (member.Key is TextLiteral { Value: var text }) return (frame, holder) =>
            holder.Put(frame.Realm, text, value(frame));
        return (frame, holder) =>
        {
            var name = key(frame);
            holder.Put(frame.Realm, name, value(frame));
        };
    }

    /// <summary>Elements or arguments, spreads among them.</summary>
    private Func<Frame, Value[]> Items(IReadOnlyList<Node> nodes)
    {
        if (nodes.Count == 0) return _ => [];
        var isSpread = nodes.Select(node => node is SpreadNode).ToArray();
        var parts = nodes.Select(node => Expression(node is SpreadNode spread ? spread.Value : node)).ToArray();
        if (!isSpread.Contains(true))
            return frame =>
            {
                var values = new Value[parts.Length];
                for (var i = 0; i < parts.Length; i++) values[i] = parts[i](frame);
                return values;
            };
        return frame =>
        {
            var values = new List<Value>();
            for (var i = 0; i < parts.Length; i++)
            {
                if (!isSpread[i])
                {
                    values.Add(parts[i](frame));
                    continue;
                }
                foreach (var value in Iteration.Of(frame.Realm, parts[i](frame)))
                {
                    frame.Realm.Step();
                    frame.Realm.Allocate(16);
                    values.Add(value);
                }
            }
            return [.. values];
        };
    }

    private Evaluate New(NewNode node)
    {
        var (callee, arguments, at, text) = (Expression(node.Callee), Items(node.Arguments), node.At,
            Shown(node.Callee));
        return frame =>
        {
            var function = callee(frame).As<FunctionValue>();
            var values = arguments(frame);
            return function is null
                ? throw Errors.Type(frame.AtPlace(at), text + " is not a constructor")
                : Calls.Construct(frame.AtPlace(at), function, values);
        };
    }

    private Evaluate Sequence(SequenceNode node)
    {
        var parts = node.Parts.Select(Expression).ToArray();
        return frame =>
        {
            Value last = default;
            foreach (var part in parts) last = part(frame);
            return last;
        };
    }

    private Evaluate Conditional(ConditionalNode node)
    {
        var (test, then, otherwise) = (Condition(node.Test), Expression(node.Then), Expression(node.Else));
        return frame => test(frame) ? then(frame) : otherwise(frame);
    }

    private Func<Frame, bool> Condition(Node node)
    {
        var value = Expression(node);
        return frame =>
        {
            var answer = value(frame);
            return answer.IsBoolean ? answer.IsTrue : Conversions.ToBoolean(answer);
        };
    }
}
