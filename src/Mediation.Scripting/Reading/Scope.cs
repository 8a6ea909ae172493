namespace Mediation.Scripting.Reading;

internal enum BindingKind
{
    Var, Let, Const, Function, Parameter,

    /// <summary>The name of a function expression inside itself: assigning to it does nothing.</summary>
    Own
}

/// <summary>A declared name (绑定): where its value lies is known when the whole script has been read.</summary>
internal sealed class Binding(string name, BindingKind kind, Scope scope)
{
    public string Name => name;

    public BindingKind Kind { get; set; } = kind;

    public Scope Scope => scope;

    /// <summary>Used by an inner function: kept in the scope's cells, not in the call's slots.</summary>
    public bool IsCaptured { get; set; }

    /// <summary>Index among the scope's cells if captured, else among the call's slots.</summary>
    public int Slot { get; set; }

    /// <summary>Unusable before its declaration has been reached.</summary>
    public bool HasDeadZone => Kind is BindingKind.Let or BindingKind.Const || IsStaged;

    /// <summary>A parameter beside others with defaults or patterns: each is set in its turn.</summary>
    public bool IsStaged { get; set; }
}

/// <summary>What a function needs of its calls (函数的形状).</summary>
internal sealed class FunctionShape
{
    public int Slots { get; set; }

    /// <summary>The declared number of parameters before the first default or rest.</summary>
    public int Length { get; set; }

    public bool IsProgram { get; init; }
}

/// <summary>A lexical scope (词法作用域).</summary>
internal sealed class Scope(Scope? parent, FunctionShape function, bool isFunction)
{
    public Scope? Parent => parent;

    public FunctionShape Function => function;

    /// <summary>Whether <c>var</c> declarations rise to here.</summary>
    public bool IsFunction => isFunction;

    public Dictionary<string, Binding> Bindings { get; } = new(StringComparer.Ordinal);

    /// <summary>How many captured bindings live in cells of this scope; none: entering it makes nothing.</summary>
    public int Cells { get; private set; }

    public Binding Declare(string name, BindingKind kind, int at)
    {
        var scope = this;
        if (kind == BindingKind.Var)
        {
            for (; !scope.IsFunction; scope = scope.Parent!)
                if (scope.Bindings.TryGetValue(name, out var nearer) && nearer.Kind != BindingKind.Var)
                    throw RefusedException.At(at, "script.syntax.declared-twice", name);
        }
        if (!scope.Bindings.TryGetValue(name, out var existing))
            return scope.Bindings[name] = new(name, kind, scope);

        var mayRepeat = scope.IsFunction && IsLoose(kind) && IsLoose(existing.Kind);
        if (!mayRepeat) throw RefusedException.At(at, "script.syntax.declared-twice", name);
        if (kind == BindingKind.Function) existing.Kind = kind;
        return existing;
    }

    public Binding? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (!scope.Bindings.TryGetValue(name, out var binding)) continue;
            if (scope.Function != function) binding.IsCaptured = true;
            return binding;
        }
        return null;
    }

    /// <summary>Gives each binding its place, when it is known which are captured.</summary>
    public void Place()
    {
        foreach (var binding in Bindings.Values)
            binding.Slot = binding.IsCaptured ? Cells++ : Function.Slots++;
    }

    private static bool IsLoose(BindingKind kind) =>
        kind is BindingKind.Var or BindingKind.Function or BindingKind.Parameter;
}
