using Mediation.Scripting.Values;

namespace Mediation.Scripting.Compilation;

/// <summary>A compiled expression.</summary>
internal delegate Value Evaluate(Frame frame);

/// <summary>A compiled statement.</summary>
internal delegate Signal Execute(Frame frame);

/// <summary>Takes a value to a place: a variable, a member, the parts of a pattern.</summary>
internal delegate void Assign(Frame frame, Value value);

/// <summary>How a statement ended.</summary>
internal enum Signal { Next, Break, Continue, Return }

/// <summary>Captured variables of one entry into a scope (变量格).</summary>
internal sealed class Cells(Cells? parent, int count)
{
    public Cells? Parent => parent;

    public Value[] Values { get; private init; } = new Value[count];

    /// <summary>A loop turn's own copy.</summary>
    public Cells Copy() => new(parent, 0) { Values = (Value[])Values.Clone() };
}

/// <summary>One call (调用帧).</summary>
internal sealed class Frame(Realm realm, Cells? cells, int slots, Value self)
{
    public Realm Realm => realm;

    public Value Self => self;

    /// <summary>Variables that no inner function uses.</summary>
    public Value[] Slots { get; } = slots == 0 ? [] : new Value[slots];

    public Cells? Cells { get; set; } = cells;

    /// <summary>What <c>return</c> gave.</summary>
    public Value Result { get; set; }

    /// <summary>The label that a break or continue leads to; null for the nearest.</summary>
    public string? Label { get; set; }

    /// <summary>The value of the last expression statement, in the program's own frame.</summary>
    public Value Completion { get; set; }

    /// <summary>Notes the place, for errors.</summary>
    public Realm AtPlace(int at)
    {
        realm.At = at;
        return realm;
    }
}
