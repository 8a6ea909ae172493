using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Compilation;

/// <summary>Members and calls, and the chains of them with <c>?.</c>.</summary>
internal sealed partial class Compiler
{
    private Evaluate Chain(ChainNode chain)
    {
        var links = Link(chain.Links, inChain: true);
        return frame =>
        {
            var value = links(frame);
            return value.IsShortcut ? default : value;
        };
    }

    private Evaluate Link(Node node, bool inChain) => node switch
    {
        MemberNode member => Get(member, inChain),
        IndexNode index => Get(index, inChain),
        CallNode call => Call(call, inChain),
        _ => Expression(node)
    };

    private Evaluate Owner(Node node, bool inChain) => Deeper(node, () => Link(node, inChain));

    private Evaluate Get(MemberNode node, bool inChain)
    {
        var (owner, member, at) = (Owner(node.Owner, inChain), node.Member, node.At);
        Mention(node.Owner, member, at);
        if (!inChain)
            return frame =>
            {
                var holder = owner(frame);
                return holder.Object is { } there ? there.Get(member) : Access.Get(frame.AtPlace(at), holder, member);
            };
        var isOptional = node.IsOptional;
        return frame =>
        {
            var holder = owner(frame);
            return StopsAt(holder, isOptional) ? Value.Shortcut : Access.Get(frame.AtPlace(at), holder, member);
        };
    }

    private Evaluate Get(IndexNode node, bool inChain)
    {
        var (owner, key, at, isOptional) = (Owner(node.Owner, inChain), Expression(node.Key), node.At, node.IsOptional);
        return frame =>
        {
            var holder = owner(frame);
            if (inChain && StopsAt(holder, isOptional)) return Value.Shortcut;
            var index = key(frame);
            return Access.Get(frame.AtPlace(at), holder, index);
        };
    }

    private static bool StopsAt(Value value, bool isOptional) => value.IsShortcut || (isOptional && value.IsNullish);

    private Evaluate Call(CallNode node, bool inChain)
    {
        var callee = Callee(node.Callee, inChain);
        var (arguments, at, text, isOptional) = (Items(node.Arguments), node.At, Shown(node.Callee), node.IsOptional);
        return frame =>
        {
            var function = callee(frame, out var self);
            if (inChain && StopsAt(function, isOptional)) return Value.Shortcut;
            var values = arguments(frame);
            var realm = frame.AtPlace(at);
            if (function.As<FunctionValue>() is not { } called) throw Errors.Type(realm, text + " is not a function");
            var result = Calls.Invoke(realm, called, self, values);
            realm.At = at;
            return result;
        };
    }

    private delegate Value CalleeOf(Frame frame, out Value self);

    /// <summary>The function, and what it is called on.</summary>
    private CalleeOf Callee(Node node, bool inChain)
    {
        // `(a?.b)()` keeps its owner as `a?.b()` does, but stops at the parenthesis.
        var links = node is ChainNode chain ? chain.Links : node;
        var inside = inChain || node is ChainNode;
        switch (links)
        {
            case MemberNode member:
                Mention(member.Owner, member.Member, member.At);
                var (owner, name, at, isOptional) = (Owner(member.Owner, inside), member.Member, member.At,
                    member.IsOptional);
                return (frame, out self) =>
                {
                    self = owner(frame);
                    if (!inside || !StopsAt(self, isOptional)) return Access.Get(frame.AtPlace(at), self, name);
                    return inChain ? Value.Shortcut : default;
                };
            case IndexNode index:
                var (holder, key, place, mayStop) = (Owner(index.Owner, inside), Expression(index.Key), index.At,
                    index.IsOptional);
                return (frame, out self) =>
                {
                    self = holder(frame);
                    if (inside && StopsAt(self, mayStop)) return inChain ? Value.Shortcut : default;
                    var value = key(frame);
                    return Access.Get(frame.AtPlace(place), self, value);
                };
            default:
                var function = Owner(node, inChain);
                return (frame, out self) =>
                {
                    self = default;
                    return function(frame);
                };
        }
    }

    /// <summary>A callee as messages name it.</summary>
    private static string Shown(Node node) => node switch
    {
        Name name => name.Text,
        WordLiteral word => word.Word,
        MemberNode { Owner: Name or MemberNode or WordLiteral or ChainNode } member =>
            Shown(member.Owner) + "." + member.Member,
        MemberNode member => "(intermediate value)." + member.Member,
        IndexNode index => Shown(index.Owner) + "[...]",
        ChainNode chain => Shown(chain.Links),
        _ => "(intermediate value)"
    };
}
