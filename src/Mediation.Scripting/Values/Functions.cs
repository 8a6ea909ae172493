namespace Mediation.Scripting.Values;

/// <summary>A function (函数).</summary>
internal abstract class FunctionValue : ObjectValue
{
    protected FunctionValue() => Prototype = Prototypes.Function;

    public override string ClassName => "Function";

    public abstract string Name { get; }

    public abstract int Length { get; }

    /// <summary>What <c>toString</c> gives.</summary>
    public virtual string Text => $"function {Name}() {{ [native code] }}";

    public abstract Value Call(Realm realm, Value self, Value[] arguments);

    public abstract Value Construct(Realm realm, Value[] arguments);

    public override bool TryGetOwn(string key, out Value value)
    {
        if (base.TryGetOwn(key, out value)) return true;
        switch (key)
        {
            case "name": value = new(Name); return true;
            case "length": value = new(Length); return true;
            default: return false;
        }
    }
}

/// <summary>A function's body, as the library writes it.</summary>
internal delegate Value NativeBody(Realm realm, Value self, Arguments arguments);

/// <summary>The arguments of a call; those that aren't there are undefined.</summary>
internal readonly struct Arguments(Value[] values)
{
    public int Count => values.Length;

    public Value this[int index] => index < values.Length ? values[index] : default;

    public Value[] From(int start) => start >= values.Length ? [] : values[start..];

    public bool Has(int index) => index < values.Length && !values[index].IsUndefined;
}

/// <summary>A function of the library or of the host (内建函数).</summary>
internal sealed class NativeFunction : FunctionValue
{
    private readonly string name;
    private readonly int length;
    private readonly NativeBody body;
    private readonly NativeBody? construct;

    public NativeFunction(string name, int length, NativeBody body, NativeBody? construct = null)
    {
        (this.name, this.length, this.body, this.construct) = (name, length, body, construct);
        // All realms share it.
        Rigidity = Rigidity.Frozen;
    }

    public override string Name => this.name;

    public override int Length => this.length;

    public override Value Call(Realm realm, Value self, Value[] arguments) => this.body(realm, self, new(arguments));

    public override Value Construct(Realm realm, Value[] arguments) =>
        this.construct is null
            ? throw Errors.Type(realm, this.name + " is not a constructor")
            : this.construct(realm, default, new(arguments));

    /// <summary>Adds a member while the library is being built.</summary>
    public NativeFunction With(string key, Value value)
    {
        Define(key, value);
        return this;
    }

    public override string[] Keys() => [];
}
