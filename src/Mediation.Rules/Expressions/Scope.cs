namespace Mediation.Rules.Expressions;

/// <summary>A named value that expressions see: an input or a param, and the slot of the frame where it lies.</summary>
internal sealed record ScopeEntry(string Name, int Slot, RuleType Type);

/// <summary>What an expression can see (作用域); immutable.</summary>
internal sealed record Scope(IReadOnlyList<ScopeEntry> Entries)
{
    public static Scope Empty { get; } = new([]);

    /// <summary>Where values of members lie once they are known.</summary>
    public FactTable Facts { get; private init; } = new(0);

    /// <summary>The slot for the next entry.</summary>
    public int Next => Entries.Count == 0 ? 0 : Entries[^1].Slot + 1;

    /// <summary>A single value is also <c>it</c>: its members can be named alone.</summary>
    public ScopeEntry? It => Entries.Count == 1 ? Entries[0] : null;

    public Scope With(string name, RuleType type) => this with { Entries = [.. Entries, new(name, Next, type)] };

    /// <summary>The scope in which a rule set is compiled: what is in it now are the inputs.</summary>
    public Scope OfInputs() => this with { Facts = new(Next) };

    public bool Has(string name) => Entries.Any(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
