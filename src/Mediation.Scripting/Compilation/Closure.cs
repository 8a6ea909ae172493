using Mediation.Scripting.Values;

namespace Mediation.Scripting.Compilation;

/// <summary>A function of the script, compiled (已编译函数).</summary>
internal sealed class FunctionCode
{
    public required string Name { get; init; }

    /// <summary>Its source.</summary>
    public required ReadOnlyMemory<char> Text { get; init; }

    public required int Length { get; init; }

    public required int Slots { get; init; }

    public required bool IsArrow { get; init; }

    /// <summary>Opens the scopes and binds own name, parameters and inner functions.</summary>
    public required Action<Frame, Closure, Value[]> Enter { get; init; }

    public required Execute Body { get; init; }
}

/// <summary>A function of the script with the variables it sees (闭包).</summary>
internal sealed class Closure(FunctionCode code, Cells? cells, Value self) : FunctionValue
{
    public override string Name => code.Name;

    public override int Length => code.Length;

    public override string Text => code.Text.ToString();

    public override Value Call(Realm realm, Value caller, Value[] arguments)
    {
        var frame = new Frame(realm, cells, code.Slots, code.IsArrow ? self : caller);
        code.Enter(frame, this, arguments);
        return code.Body(frame) == Signal.Return ? frame.Result : default;
    }

    public override Value Construct(Realm realm, Value[] arguments)
    {
        if (code.IsArrow) throw Errors.Type(realm, code.Name + " is not a constructor");
        var made = ObjectValue.Inheriting(realm, Get("prototype").Object ?? Prototypes.Object);
        var result = Call(realm, new(made), arguments);
        return result.Kind == Kind.Object ? result : new(made);
    }

    public override bool TryGetOwn(string key, out Value value)
    {
        if (base.TryGetOwn(key, out value)) return true;
        if (key != "prototype" || code.IsArrow) return false;
        var prototype = new PrototypeOf(this);
        Define("prototype", value = new(prototype));
        return true;
    }

    public override string[] Keys() => [.. base.Keys().Where(key => key != "prototype")];

    /// <summary>What a function's instances inherit from; its constructor isn't enumerable.</summary>
    private sealed class PrototypeOf(Closure function) : ObjectValue
    {
        public override bool TryGetOwn(string key, out Value value)
        {
            if (base.TryGetOwn(key, out value)) return true;
            value = key == "constructor" ? new(function) : default;
            return key == "constructor";
        }
    }
}
