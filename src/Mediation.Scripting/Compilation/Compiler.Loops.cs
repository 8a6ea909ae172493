using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Compilation;

/// <summary>Loops and labels.</summary>
internal sealed partial class Compiler
{
    /// <summary>Labels directly before the statement being compiled.</summary>
    private string[] labels = [];

    private Execute Label(LabelNode node)
    {
        var outer = this.labels;
        this.labels = [.. outer, node.Label];
        var isLoop = node.Body is ForNode or ForEachNode or WhileNode or LabelNode;
        if (!isLoop) this.labels = [];
        var body = Statement(node.Body);
        this.labels = outer;
        var label = node.Label;
        return frame =>
        {
            var signal = body(frame);
            return signal == Signal.Break && frame.Label == label ? Signal.Next : signal;
        };
    }

    /// <summary>A loop's body: false when the loop ends, with the signal it ends with.</summary>
    private Turn Body(Node node)
    {
        var labels = this.labels;
        this.labels = [];
        var body = Statement(node);
        return (frame, out signal) =>
        {
            frame.Realm.Step();
            signal = body(frame);
            if (signal == Signal.Next) return true;
            if (signal == Signal.Continue
                && (frame.Label is null || System.Array.IndexOf(labels, frame.Label) >= 0)) return true;
            if (signal == Signal.Break && frame.Label is null) signal = Signal.Next;
            return false;
        };
    }

    private delegate bool Turn(Frame frame, out Signal signal);

    private Execute While(WhileNode node)
    {
        var body = Body(node.Body);
        var (test, testsFirst) = (Condition(node.Test), node.TestsFirst);
        return frame =>
        {
            frame.Completion = default;
            if (testsFirst && !test(frame)) return Signal.Next;
            do
            {
                if (!body(frame, out var signal)) return signal;
            }
            while (test(frame));
            return Signal.Next;
        };
    }

    private Execute For(ForNode node)
    {
        var body = Body(node.Body);
        var enter = Scope(node.Scope);
        var first = node.First switch
        {
            null => null,
            DeclarationNode declaration => Declaration(declaration),
            var expression => Ignoring(expression)
        };
        var test = node.Test is null ? null : Condition(node.Test);
        var step = node.Step is null ? null : Expression(node.Step);
        var copies = node.Scope.Cells > 0;
        return frame =>
        {
            frame.Completion = default;
            var outer = frame.Cells;
            enter(frame);
            first?.Invoke(frame);
            var signal = Signal.Next;
            if (copies) frame.Cells = frame.Cells!.Copy();
            while (test is null || test(frame))
            {
                if (!body(frame, out signal)) break;
                signal = Signal.Next;
                // Each turn has its own variables, so that functions made in it keep them.
                if (copies) frame.Cells = frame.Cells!.Copy();
                step?.Invoke(frame);
            }
            frame.Cells = outer;
            return signal;
        };
    }

    private Execute Ignoring(Node expression)
    {
        var value = Expression(expression);
        return frame =>
        {
            value(frame);
            return Signal.Next;
        };
    }

    private Execute ForEach(ForEachNode node)
    {
        var body = Body(node.Body);
        var enter = Scope(node.Scope);
        var target = node.Target is DeclarationNode { Declarators: [var declarator] }
            ? Target(declarator.Target, initializes: true)
            : Target(node.Target, initializes: false);
        var (source, isOf, at) = (Expression(node.Source), node.IsOf, node.Source.At);
        return frame =>
        {
            frame.Completion = default;
            var outer = frame.Cells;
            enter(frame);
            var value = source(frame);
            frame.Cells = outer;
            var realm = frame.AtPlace(at);
            foreach (var item in isOf ? Iteration.Of(realm, value) : Keys(realm, value))
            {
                enter(frame);
                target(frame, item);
                var goesOn = body(frame, out var signal);
                frame.Cells = outer;
                if (!goesOn) return signal;
            }
            return Signal.Next;
        };
    }

    /// <summary>What <c>for…in</c> goes through: own keys, then inherited ones; those deleted meanwhile are left
    /// out.</summary>
    private static IEnumerable<Value> Keys(Realm realm, Value source)
    {
        if (source.IsText)
        {
            for (var i = 0; i < source.TextLength; i++) yield return new(Numbers.Text(i));
            yield break;
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var holder = source.Object; holder is not null; holder = holder.Prototype)
        {
            var keys = holder.Keys();
            realm.Step(keys.Length);
            foreach (var key in keys)
                if (holder.TryGetOwn(key, out _) && seen.Add(key)) yield return new(key);
        }
    }
}
