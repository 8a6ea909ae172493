using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Compilation;

/// <summary>Turns a tree into closures, once (编译为闭包).</summary>
internal sealed partial class Compiler(ScriptLimits limits)
{
    private readonly List<(string Owner, string Member, int At)> members = [];
    private int depth;

    /// <summary>Whether expression statements tell the program's value.</summary>
    private bool inProgram = true;

    public IReadOnlyList<(string Owner, string Member, int At)> Mentions => members;

    /// <summary>What entering a scope does: new cells for captured variables, and dead zones.</summary>
    public static Action<Frame> Scope(Scope scope)
    {
        var unsetSlots = Unset(scope, captured: false);
        var unsetCells = Unset(scope, captured: true);
        var count = scope.Cells;
        return frame =>
        {
            foreach (var slot in unsetSlots) frame.Slots[slot] = Value.Unset;
            if (count == 0) return;
            frame.Realm.Allocate(32 + 16L * count);
            frame.Cells = new(frame.Cells, count);
            foreach (var cell in unsetCells) frame.Cells.Values[cell] = Value.Unset;
        };
    }

    /// <summary>Makes a block's functions.</summary>
    public Action<Frame> Functions(BlockNode block)
    {
        var functions = block.Functions.Select(pair =>
            (Initialize(pair.Name), Function(pair.Function, pair.Name.Text))).ToArray();
        return frame =>
        {
            foreach (var (assign, make) in functions) assign(frame, make(frame));
        };
    }

    private static int[] Unset(Scope scope, bool captured) =>
        [.. scope.Bindings.Values.Where(b => b.HasDeadZone && b.IsCaptured == captured).Select(b => b.Slot)];

    private Evaluate Function(FunctionNode node, string name)
    {
        var (outer, outerLabels) = (inProgram, labels);
        inProgram = false;
        labels = [];
        var ownScope = node.Own is null ? null : Scope(node.Own.Scope);
        var own = node.Own is null ? null : Place(node.Own, Hops(node.Scope, node.Own.Scope));
        var scope = Scope(node.Scope);
        var parameters = node.Parameters.Select(Parameter).ToArray();
        var functions = node.Body is BlockNode block ? Functions(block) : null;
        var body = node.Body is BlockNode statements ? Statements(statements.Statements) : Returning(node.Body);
        (inProgram, labels) = (outer, outerLabels);

        var isArrow = node.IsArrow;
        var code = new FunctionCode
        {
            Name = node.Name.Length > 0 ? node.Name : name,
            Text = node.Text,
            Length = node.Shape.Length,
            Slots = node.Shape.Slots,
            IsArrow = isArrow,
            Body = body,
            Enter = (frame, closure, arguments) =>
            {
                ownScope?.Invoke(frame);
                scope(frame);
                own?.Invoke(frame, new(closure));
                for (var i = 0; i < parameters.Length; i++) parameters[i](frame, arguments);
                functions?.Invoke(frame);
            }
        };
        return frame =>
        {
            frame.Realm.Allocate(96);
            return new(new Closure(code, frame.Cells, isArrow ? frame.Self : default));
        };
    }

    private Action<Frame, Value[]> Parameter(Node parameter, int index)
    {
        if (parameter is SpreadNode rest)
        {
            var bindRest = Target(rest.Value, initializes: true);
            return (frame, arguments) =>
                bindRest(frame, new(new ArrayValue(frame.Realm, index < arguments.Length ? arguments[index..] : [])));
        }
        var bind = Target(parameter, initializes: true);
        return (frame, arguments) => bind(frame, index < arguments.Length ? arguments[index] : default);
    }

    private Execute Returning(Node expression)
    {
        var value = Expression(expression);
        return frame =>
        {
            frame.Result = value(frame);
            return Signal.Return;
        };
    }

    /// <summary>Guards the depth of the tree, so that no run can go deeper than this compilation went.</summary>
    private T Deeper<T>(Node node, Func<T> compile)
    {
        if (++depth > limits.Depth
            || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw RefusedException.At(node.At, "script.limit.nesting");
        var compiled = compile();
        depth--;
        return compiled;
    }
}
