using System.Numerics;

namespace Mediation.Rules.Analysis;

/// <summary>
/// A condition over variables. Under sets of cells still possible for each it is true, false, or not yet told (null).
/// </summary>
internal abstract record Formula
{
    public static Formula True { get; } = new Constant(true);

    public static Formula False { get; } = new Constant(false);

    public static Formula Both(params IReadOnlyList<Formula> parts) => new Joined(true, parts);

    public static Formula Either(params IReadOnlyList<Formula> parts) => new Joined(false, parts);

    public static Formula Not(Formula formula) => formula is Negation not ? not.Operand : new Negation(formula);

    /// <summary>The parts that this one joins with the given sense; itself when it doesn't.</summary>
    public IEnumerable<Formula> Parts(bool all) =>
        this is Joined joined && joined.All == all ? joined.Operands.SelectMany(p => p.Parts(all)) : [this];

    public abstract bool? Value(BigInteger[] possible);

    /// <summary>The first atom on which the value still hangs; null when the value is told.</summary>
    public abstract Atom? Open(BigInteger[] possible);

    /// <summary>The variables it hangs on, each once or more.</summary>
    public abstract IEnumerable<Variable> Variables { get; }

    public bool IsOpaque => Variables.Any(v => v.Opaque is not null);
}

internal sealed record Constant(bool Truth) : Formula
{
    public override IEnumerable<Variable> Variables => [];

    public override bool? Value(BigInteger[] possible) => Truth;

    public override Atom? Open(BigInteger[] possible) => null;
}

/// <summary>A variable passes one of its tests, or lies in given cells.</summary>
internal sealed record Atom(Variable Variable, int Test, BigInteger? Cells = null) : Formula
{
    public override IEnumerable<Variable> Variables => [Variable];

    public BigInteger Passing => Cells ?? Variable.Passing(Test);

    public override bool? Value(BigInteger[] possible)
    {
        var passing = possible[Variable.Index] & Passing;
        return passing.IsZero ? false : passing == possible[Variable.Index] ? true : null;
    }

    public override Atom? Open(BigInteger[] possible) => Value(possible) is null ? this : null;
}

internal sealed record Negation(Formula Operand) : Formula
{
    public override IEnumerable<Variable> Variables => Operand.Variables;

    public override bool? Value(BigInteger[] possible) => !Operand.Value(possible);

    public override Atom? Open(BigInteger[] possible) => Operand.Open(possible);
}

internal sealed record Joined(bool All, IReadOnlyList<Formula> Operands) : Formula
{
    public override IEnumerable<Variable> Variables => Operands.SelectMany(o => o.Variables);

    public override bool? Value(BigInteger[] possible)
    {
        bool? value = All;
        foreach (var operand in Operands)
        {
            if (operand.Value(possible) is not { } told) value = null;
            else if (told != All) return told;
        }
        return value;
    }

    public override Atom? Open(BigInteger[] possible)
    {
        Atom? first = null;
        foreach (var operand in Operands)
            if (operand.Value(possible) is not { } told) first ??= operand.Open(possible);
            else if (told != All) return null;
        return first;
    }
}
