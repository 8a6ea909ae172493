using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Compilation;

/// <summary>Operators; two numbers take the short way.</summary>
internal sealed partial class Compiler
{
    private Evaluate Unary(UnaryNode node)
    {
        if (node.Operator == "delete") return Delete(node.Operand);
        if (node is { Operator: "typeof", Operand: Name { Binding: null, Text: var text } })
            return frame => new(frame.Realm.TryGlobal(text, out var value) ? Conversions.TypeOf(value) : "undefined");

        var operand = Expression(node.Operand);
        switch (node.Operator)
        {
            case "!":
                var condition = Condition(node.Operand);
                return frame => Value.Of(!condition(frame));
            case "-" when node.Operand is NumberLiteral literal: return Constant(new(-literal.Value));
            case "-": return frame => new(-Conversions.ToNumber(frame.Realm, operand(frame)));
            case "+": return frame => new(Conversions.ToNumber(frame.Realm, operand(frame)));
            case "~": return frame => new(~Conversions.ToInt32(frame.Realm, operand(frame)));
            case "typeof": return frame => new(Conversions.TypeOf(operand(frame)));
            default:
                return frame =>
                {
                    operand(frame);
                    return default;
                };
        }
    }

    private Evaluate Delete(Node operand)
    {
        var place = operand is ChainNode chain ? chain.Links : operand;
        if (place is not (MemberNode or IndexNode))
        {
            var value = Expression(operand);
            return frame =>
            {
                value(frame);
                return Value.True;
            };
        }
        var inChain = operand is ChainNode;
        var owner = Owner(place is MemberNode m ? m.Owner : ((IndexNode)place).Owner, inChain);
        var key = place is MemberNode member ? Constant(new(member.Member)) : Expression(((IndexNode)place).Key);
        var isOptional = place is MemberNode { IsOptional: true } or IndexNode { IsOptional: true };
        var at = place.At;
        return frame =>
        {
            var holder = owner(frame);
            if (inChain && StopsAt(holder, isOptional)) return Value.True;
            var index = key(frame);
            var name = Conversions.ToKey(frame.AtPlace(at), index);
            if (holder.IsNullish) throw Errors.Type(frame.Realm, "Cannot convert undefined or null to object");
            return Value.Of(holder.Object?.Delete(frame.Realm, name) ?? true);
        };
    }

    private Evaluate Binary(BinaryNode node)
    {
        var (left, right, at) = (Expression(node.Left), Expression(node.Right), node.At);
        switch (node.Operator)
        {
            case "+":
                return frame =>
                {
                    var (a, b) = (left(frame), right(frame));
                    return a.IsNumber && b.IsNumber ? new(a.Number + b.Number) : Operators.Add(frame.AtPlace(at), a, b);
                };
            case "===": return frame => Value.Of(AreSame(frame, left(frame), right(frame)));
            case "!==": return frame => Value.Of(!AreSame(frame, left(frame), right(frame)));
            case "==":
                return frame =>
                Value.Of(Comparisons.AreLooselyEqual(frame.AtPlace(at), left(frame), right(frame)));
            case "!=":
                return frame =>
                Value.Of(!Comparisons.AreLooselyEqual(frame.AtPlace(at), left(frame), right(frame)));
            case "<": return Ordered(left, right, at, (a, b) => a < b, order => order < 0);
            case ">": return Ordered(left, right, at, (a, b) => a > b, order => order > 0);
            case "<=": return Ordered(left, right, at, (a, b) => a <= b, order => order <= 0);
            case ">=": return Ordered(left, right, at, (a, b) => a >= b, order => order >= 0);
            case "in":
                return frame =>
                {
                    var key = left(frame);
                    var holder = right(frame);
                    return Value.Of(Operators.IsIn(frame.AtPlace(at), key, holder));
                };
            case "instanceof":
                return frame =>
                {
                    var value = left(frame);
                    var type = right(frame);
                    return Value.Of(Operators.IsInstance(frame.AtPlace(at), value, type));
                };
            default:
                var compute = Arithmetic(node.Operator);
                return frame =>
                {
                    var (a, b) = (left(frame), right(frame));
                    if (a.IsNumber && b.IsNumber) return new(compute(a.Number, b.Number));
                    var realm = frame.AtPlace(at);
                    var first = Conversions.ToNumber(realm, a);
                    return new(compute(first, Conversions.ToNumber(realm, b)));
                };
        }
    }

    private static bool AreSame(Frame frame, Value left, Value right)
    {
        if (left.IsText) frame.Realm.Step(left.TextLength / 256);
        return Comparisons.AreStrictlyEqual(left, right);
    }

    private static Func<double, double, double> Arithmetic(string symbol) => symbol switch
    {
        "-" => (a, b) => a - b,
        "*" => (a, b) => a * b,
        "/" => (a, b) => a / b,
        "%" => (a, b) => a % b,
        _ => (a, b) => Operators.Arithmetic(symbol, a, b)
    };

    private static Evaluate Ordered(
        Evaluate left, Evaluate right, int at, Func<double, double, bool> numbers, Func<int, bool> order) => frame =>
        {
            var (a, b) = (left(frame), right(frame));
            if (a.IsNumber && b.IsNumber) return Value.Of(numbers(a.Number, b.Number));
            return Value.Of(Comparisons.Order(frame.AtPlace(at), a, b) is { } known && order(known));
        };

    private Evaluate Logical(LogicalNode node)
    {
        var (left, right) = (Expression(node.Left), Expression(node.Right));
        var stops = Stops(node.Operator);
        return frame =>
        {
            var value = left(frame);
            return stops(value) ? value : right(frame);
        };
    }

    /// <summary>Whether the left side already decides.</summary>
    private static Func<Value, bool> Stops(string symbol) => symbol[0] switch
    {
        '&' => value => !Conversions.ToBoolean(value),
        '|' => Conversions.ToBoolean,
        _ => value => !value.IsNullish
    };

    private Evaluate Assignment(AssignNode node)
    {
        if (node.Operator != "=") return Compound(node);
        var value = Named(node.Value, node.Target);
        switch (node.Target)
        {
            case MemberNode member:
                var (owner, name, at) = (Expression(member.Owner), member.Member, member.At);
                Mention(member.Owner, name, at);
                return frame =>
                {
                    var holder = owner(frame);
                    var assigned = value(frame);
                    Access.Set(frame.AtPlace(at), holder, name, assigned);
                    return assigned;
                };
            case IndexNode index:
                var (indexed, key, place) = (Expression(index.Owner), Expression(index.Key), index.At);
                return frame =>
                {
                    var holder = indexed(frame);
                    var where = key(frame);
                    var assigned = value(frame);
                    Access.Set(frame.AtPlace(place), holder, where, assigned);
                    return assigned;
                };
            default:
                var target = Target(node.Target, initializes: false);
                return frame =>
                {
                    var assigned = value(frame);
                    target(frame, assigned);
                    return assigned;
                };
        }
    }

    private Evaluate Compound(AssignNode node)
    {
        var value = Named(node.Value, node.Target);
        var at = node.At;
        var symbol = node.Operator[..^1];
        if (symbol is "&&" or "||" or "??")
        {
            var stops = Stops(symbol);
            return Changing(node.Target, (frame, old) => stops(old) ? null : value(frame), isPostfix: false);
        }
        if (symbol == "+")
            return Changing(node.Target, (frame, old) => Operators.Add(frame.AtPlace(at), old, value(frame)),
                isPostfix: false);

        var compute = Arithmetic(symbol);
        return Changing(node.Target, (frame, old) =>
        {
            var right = value(frame);
            var first = Conversions.ToNumber(frame.AtPlace(at), old);
            return new(compute(first, Conversions.ToNumber(frame.Realm, right)));
        }, isPostfix: false);
    }

    private Evaluate Update(UpdateNode node)
    {
        var (delta, at) = (node.Delta, node.At);
        return Changing(node.Target,
            (frame, old) => new(Conversions.ToNumber(frame.AtPlace(at), old) + delta), isPostfix: !node.IsPrefix);
    }

    /// <summary>Reads a place once, and sets it to what becomes of the old value; null leaves it.</summary>
    private Evaluate Changing(Node target, Func<Frame, Value, Value?> change, bool isPostfix)
    {
        switch (target)
        {
            case Name name:
                var (load, store) = (Load(name), Store(name));
                return frame => Changed(frame, load(frame), change, isPostfix, value => store(frame, value));
            case MemberNode member:
                var (owner, text, at) = (Expression(member.Owner), member.Member, member.At);
                Mention(member.Owner, text, at);
                return frame =>
                {
                    var holder = owner(frame);
                    var old = Access.Get(frame.AtPlace(at), holder, text);
                    return Changed(frame, old, change, isPostfix, value =>
                        Access.Set(frame.AtPlace(at), holder, text, value));
                };
            case IndexNode index:
                var (indexed, key, place) = (Expression(index.Owner), Expression(index.Key), index.At);
                return frame =>
                {
                    var holder = indexed(frame);
                    var where = key(frame);
                    var old = Access.Get(frame.AtPlace(place), holder, where);
                    return Changed(frame, old, change, isPostfix, value =>
                        Access.Set(frame.AtPlace(place), holder, where, value));
                };
            default: throw RefusedException.At(target.At, "script.syntax.target");
        }
    }

    private static Value Changed(Frame frame, Value old, Func<Frame, Value, Value?> change, bool isPostfix,
        Action<Value> store)
    {
        if (change(frame, old) is not { } value) return old;
        store(value);
        return isPostfix ? new(Conversions.ToNumber(frame.Realm, old)) : value;
    }
}
