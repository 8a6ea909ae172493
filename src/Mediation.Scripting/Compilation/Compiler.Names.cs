using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Compilation;

/// <summary>Variables: reading, and assigning to names, members and patterns.</summary>
internal sealed partial class Compiler
{
    private static Evaluate Load(Name name)
    {
        var (text, at) = (name.Text, name.At);
        if (name.Binding is not { } binding)
            return frame => frame.Realm.TryGlobal(text, out var value) ? value
                : throw Errors.Reference(frame.AtPlace(at), text + " is not defined");

        var slot = binding.Slot;
        Evaluate load;
        if (!binding.IsCaptured) load = frame => frame.Slots[slot];
        else
        {
            var hops = Hops(name.Scope, binding.Scope);
            load = hops switch
            {
                0 => frame => frame.Cells!.Values[slot],
                1 => frame => frame.Cells!.Parent!.Values[slot],
                _ => frame => Up(frame, hops).Values[slot]
            };
        }
        if (!binding.HasDeadZone) return load;
        return frame =>
        {
            var value = load(frame);
            return value.IsUnset ? throw Early(frame, at, text) : value;
        };
    }

    private static ThrownException Early(Frame frame, int at, string name) =>
        Errors.Reference(frame.AtPlace(at), $"Cannot access '{name}' before initialization");

    /// <summary>How many cells lie between a place and the scope of a binding.</summary>
    private static int Hops(Scope from, Scope to)
    {
        var hops = 0;
        for (var scope = from; scope != to; scope = scope.Parent!)
            if (scope.Cells > 0) hops++;
        return hops;
    }

    private static Cells Up(Frame frame, int hops)
    {
        var cells = frame.Cells!;
        for (; hops > 0; hops--) cells = cells.Parent!;
        return cells;
    }

    /// <summary>Sets a variable without asking whether it may be set.</summary>
    private static Assign Place(Binding binding, int hops)
    {
        var slot = binding.Slot;
        if (!binding.IsCaptured) return (frame, value) => frame.Slots[slot] = value;
        return hops == 0
            ? (frame, value) => frame.Cells!.Values[slot] = value
            : (frame, value) => Up(frame, hops).Values[slot] = value;
    }

    private static Assign Initialize(Name name) => Place(name.Binding!, Hops(name.Scope, name.Binding!.Scope));

    private static Assign Store(Name name)
    {
        var (text, at) = (name.Text, name.At);
        if (name.Binding is not { } binding) return (frame, value) => frame.Realm.SetGlobal(text, value);
        if (binding.Kind == BindingKind.Own) return (_, _) => { };
        if (!binding.HasDeadZone) return Initialize(name);

        var (load, place, isConst) = (Load(name), Initialize(name), binding.Kind == BindingKind.Const);
        return (frame, value) =>
        {
            load(frame);
            if (isConst) throw Errors.Type(frame.AtPlace(at), "Assignment to constant variable.");
            place(frame, value);
        };
    }

    /// <param name="node">A name, member, pattern, or one of these with a default.</param>
    /// <param name="initializes">Whether it declares: then a constant may be set.</param>
    private Assign Target(Node node, bool initializes) => Deeper(node, () => node switch
    {
        Name name => initializes ? Initialize(name) : Store(name),
        DefaultNode withDefault => Default(withDefault, initializes),
        ArrayPattern pattern => ArrayTarget(pattern, initializes),
        ObjectPattern pattern => ObjectTarget(pattern, initializes),
        MemberNode member => MemberTarget(member),
        IndexNode index => IndexTarget(index),
        _ => throw RefusedException.At(node.At, "script.syntax.target")
    });

    private Assign MemberTarget(MemberNode node)
    {
        var (owner, member, at) = (Expression(node.Owner), node.Member, node.At);
        Mention(node.Owner, member, at);
        return (frame, value) => Access.Set(frame.AtPlace(at), owner(frame), member, value);
    }

    private Assign IndexTarget(IndexNode node)
    {
        var (owner, key, at) = (Expression(node.Owner), Expression(node.Key), node.At);
        return (frame, value) =>
        {
            var holder = owner(frame);
            var index = key(frame);
            Access.Set(frame.AtPlace(at), holder, index, value);
        };
    }

    private Assign Default(DefaultNode node, bool initializes)
    {
        var target = Target(node.Target, initializes);
        var fallback = Named(node.Default, node.Target);
        return (frame, value) => target(frame, value.IsUndefined ? fallback(frame) : value);
    }

    private Assign ArrayTarget(ArrayPattern pattern, bool initializes)
    {
        var rest = pattern.Elements is [.., SpreadNode spread] ? Target(spread.Value, initializes) : null;
        var count = pattern.Elements.Count - (rest is null ? 0 : 1);
        var targets = pattern.Elements.Take(count).Select(e => e is null ? null : Target(e, initializes)).ToArray();
        var at = pattern.At;
        return (frame, value) =>
        {
            using var values = Iteration.Of(frame.AtPlace(at), value).GetEnumerator();
            var there = true;
            foreach (var target in targets)
            {
                there = there && values.MoveNext();
                target?.Invoke(frame, there ? values.Current : default);
            }
            if (rest is null) return;
            var others = new ArrayValue(frame.Realm);
            while (there && values.MoveNext())
            {
                frame.Realm.Step();
                others.Add(frame.Realm, values.Current);
            }
            rest(frame, new(others));
        };
    }

    private Assign ObjectTarget(ObjectPattern pattern, bool initializes)
    {
        var rest = pattern.Members is [.., SpreadNode spread] ? Target(spread.Value, initializes) : null;
        var members = pattern.Members.OfType<KeyedNode>()
            .Select(member => (Key: Key(member.Key), Target: Target(member.Value, initializes), member.At)).ToArray();
        var at = pattern.At;
        return (frame, value) =>
        {
            if (value.IsNullish)
                throw Errors.Type(frame.AtPlace(at),
                    $"Cannot destructure '{(value.IsUndefined ? "undefined" : "null")}' as it is {(value.IsUndefined ? "undefined" : "null")}.");
            var taken = rest is null ? null : new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in members)
            {
                var key = member.Key(frame);
                taken?.Add(key);
                member.Target(frame, Access.Get(frame.AtPlace(member.At), value, key));
            }
            if (rest is null) return;
            var others = new ObjectValue();
            frame.Realm.Allocate(64);
            Library.ObjectLibrary.CopyOwn(frame.Realm, value, others, taken!);
            rest(frame, new(others));
        };
    }

    private Func<Frame, string> Key(Node key)
    {
        if (key is TextLiteral { Value: var text }) return _ => text;
        var value = Expression(key);
        return frame => Conversions.ToKey(frame.Realm, value(frame));
    }

    private void Mention(Node owner, string member, int at)
    {
        if (owner is Name { Binding: null } name) this.members.Add((name.Text, member, at));
    }
}
