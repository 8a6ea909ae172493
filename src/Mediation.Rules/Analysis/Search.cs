using System.Numerics;

namespace Mediation.Rules.Analysis;

/// <summary>
/// Finds values under which a formula is true, by splitting cases on the atoms that are still open. Complete unless
/// <see cref="IsCutShort"/>: then there may be more than was found.
/// </summary>
internal sealed class Search(IReadOnlyList<Variable> variables, int steps)
{
    private int left = steps;

    public bool IsCutShort { get; private set; }

    /// <summary>
    /// Sets of cells by variable, any choice from which makes the formula true; usual values are tried first.
    /// </summary>
    public IEnumerable<BigInteger[]> Models(Formula formula) =>
        Models(formula, [.. variables.Select(v => v.All)]);

    private IEnumerable<BigInteger[]> Models(Formula formula, BigInteger[] possible)
    {
        if (left-- <= 0)
        {
            IsCutShort = true;
            yield break;
        }
        if (formula.Value(possible) is { } told)
        {
            if (told) yield return possible;
            yield break;
        }
        var atom = formula.Open(possible)!;
        var (at, passing) = (atom.Variable.Index, possible[atom.Variable.Index] & atom.Passing);
        var failing = possible[at] ^ passing;
        var usual = possible[at] & -possible[at];
        foreach (var side in (usual & passing).IsZero ? [failing, passing] : new[] { passing, failing })
            foreach (var model in Models(formula, With(possible, at, side)))
                yield return model;
    }

    internal static BigInteger[] With(BigInteger[] possible, int at, BigInteger side)
    {
        BigInteger[] made = [.. possible];
        made[at] = side;
        return made;
    }
}
