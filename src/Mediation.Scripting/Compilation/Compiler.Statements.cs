using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Compilation;

/// <summary>
/// Statements, loops apart. In the program's own code they also keep the completion value: a compound statement begins
/// with undefined, an expression statement sets it.
/// </summary>
internal sealed partial class Compiler
{
    public Execute Statements(IReadOnlyList<Node> nodes)
    {
        var statements = nodes.Where(node => node is not EmptyNode).Select(Statement).ToArray();
        if (statements.Length == 1) return statements[0];
        return frame =>
        {
            foreach (var statement in statements)
            {
                var signal = statement(frame);
                if (signal != Signal.Next) return signal;
            }
            return Signal.Next;
        };
    }

    private Execute Statement(Node node) => Deeper(node, () => StatementHere(node));

    private Execute StatementHere(Node node) => node switch
    {
        ExpressionStatement statement => ExpressionOnly(statement),
        DeclarationNode declaration => Declaration(declaration),
        BlockNode block => Block(block),
        EmptyNode => _ => Signal.Next,
        IfNode choice => If(choice),
        ForNode loop => For(loop),
        ForEachNode loop => ForEach(loop),
        WhileNode loop => While(loop),
        ReturnNode { Value: null } => Jump(Signal.Return, null),
        ReturnNode statement => Return(statement),
        BreakNode jump => Jump(Signal.Break, jump.Label),
        ContinueNode jump => Jump(Signal.Continue, jump.Label),
        ThrowNode statement => Throw(statement),
        TryNode attempt => Try(attempt),
        SwitchNode choice => Switch(choice),
        LabelNode label => Label(label),
        _ => throw RefusedException.At(node.At, "script.syntax.target")
    };

    private Execute ExpressionOnly(ExpressionStatement node)
    {
        var (value, at) = (Expression(node.Expression), node.At);
        if (inProgram)
            return frame =>
            {
                frame.AtPlace(at).Step();
                frame.Completion = value(frame);
                return Signal.Next;
            };
        return frame =>
        {
            frame.AtPlace(at).Step();
            value(frame);
            return Signal.Next;
        };
    }

    private Execute Declaration(DeclarationNode node)
    {
        var parts = node.Declarators.Where(d => d.Value is not null || node.Kind == BindingKind.Let)
            .Select(d =>
                (Target: Target(d.Target, initializes: true), Value: d.Value is null ? Constant(default)
                : Named(d.Value, d.Target)))
            .ToArray();
        return frame =>
        {
            frame.Realm.Step();
            foreach (var (target, value) in parts) target(frame, value(frame));
            return Signal.Next;
        };
    }

    private Execute Block(BlockNode node)
    {
        var statements = Statements(node.Statements);
        if (node.Scope.Bindings.Count == 0) return statements;

        var (enter, functions) = (Scope(node.Scope), Functions(node));
        return frame =>
        {
            var outer = frame.Cells;
            enter(frame);
            functions(frame);
            var signal = statements(frame);
            frame.Cells = outer;
            return signal;
        };
    }

    private Execute If(IfNode node)
    {
        var (test, then) = (Condition(node.Test), Statement(node.Then));
        var otherwise = node.Else is null ? null : Statement(node.Else);
        return frame =>
        {
            frame.Realm.Step();
            var isTrue = test(frame);
            frame.Completion = default;
            return isTrue ? then(frame) : otherwise?.Invoke(frame) ?? Signal.Next;
        };
    }

    private Execute Return(ReturnNode node)
    {
        var value = Expression(node.Value!);
        return frame =>
        {
            frame.Realm.Step();
            frame.Result = value(frame);
            return Signal.Return;
        };
    }

    private static Execute Jump(Signal signal, string? label) => frame =>
    {
        frame.Label = label;
        frame.Result = default;
        return signal;
    };

    private Execute Throw(ThrowNode node)
    {
        var (value, at) = (Expression(node.Value), node.At);
        return frame =>
        {
            frame.Realm.Step(100);
            throw new ThrownException(value(frame), at);
        };
    }

    private Execute Try(TryNode node)
    {
        var guarded = Block(node.Body);
        if (node.Catch is not null) guarded = Catch(guarded, node);
        return node.Finally is null ? guarded : Finally(guarded, Block(node.Finally));
    }

    private Execute Catch(Execute body, TryNode node)
    {
        var enter = Scope(node.CatchScope!);
        var bind = node.Caught is null ? null : Target(node.Caught, initializes: true);
        var handler = Block(node.Catch!);
        return frame =>
        {
            var (cells, calls) = (frame.Cells, frame.Realm.Calls);
            Value thrown;
            try
            {
                frame.Completion = default;
                return body(frame);
            }
            catch (ThrownException exception)
            {
                thrown = exception.Value;
            }
            frame.Cells = cells;
            frame.Realm.Calls = calls;
            frame.Completion = default;
            enter(frame);
            bind?.Invoke(frame, thrown);
            var signal = handler(frame);
            frame.Cells = cells;
            return signal;
        };
    }

    private static Execute Finally(Execute body, Execute last) => frame =>
    {
        var (cells, calls) = (frame.Cells, frame.Realm.Calls);
        var signal = Signal.Next;
        ThrownException? pending = null;
        try
        {
            frame.Completion = default;
            signal = body(frame);
        }
        catch (ThrownException exception)
        {
            pending = exception;
            frame.Realm.Calls = calls;
        }
        frame.Cells = cells;
        var (completion, result, label) = (frame.Completion, frame.Result, frame.Label);
        frame.Completion = default;
        var ending = last(frame);
        if (ending != Signal.Next) return ending;
        if (pending is not null) throw new ThrownException(pending.Value, pending.At);
        (frame.Completion, frame.Result, frame.Label) = (completion, result, label);
        return signal;
    };

    private Execute Switch(SwitchNode node)
    {
        var subject = Expression(node.Subject);
        var (enter, functions) = (Scope(node.Body.Scope), Functions(node.Body));
        var tests = node.Cases.Select(c => c.Test is null ? null : Expression(c.Test)).ToArray();
        var bodies = node.Cases.Select(c => Statements(c.Statements)).ToArray();
        var fallback = node.Cases.ToList().FindIndex(c => c.Test is null);
        return frame =>
        {
            frame.Realm.Step();
            var value = subject(frame);
            frame.Completion = default;
            var outer = frame.Cells;
            enter(frame);
            functions(frame);
            var first = System.Array.FindIndex(tests, test => test is not null
                && Comparisons.AreStrictlyEqual(value, test(frame)));
            if (first < 0) first = fallback;
            var signal = Signal.Next;
            for (var i = first; i >= 0 && i < bodies.Length && signal == Signal.Next; i++) signal = bodies[i](frame);
            frame.Cells = outer;
            return signal == Signal.Break && frame.Label is null ? Signal.Next : signal;
        };
    }
}
