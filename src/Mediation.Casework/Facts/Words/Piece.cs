namespace Mediation.Casework.Facts.Words;

/// <summary>What one place of a pattern accepts (模式中的一个字位).</summary>
/// <param name="Letters">The characters it accepts; empty for any character.</param>
/// <param name="Gap">It is a gap, which may be anything; null for written characters.</param>
/// <param name="Reach">How many characters a gap may take, one at least; one for written characters.</param>
internal readonly record struct Symbol(string Letters, Gap? Gap, int Reach = 1)
{
    public bool Accepts(char letter) => Gap switch
    {
        Words.Gap.Clause => letter is not (NormalText.Comma or NormalText.Stop),
        Words.Gap.Sentence => letter is not NormalText.Stop,
        _ => Letters.Contains(letter, StringComparison.Ordinal),
    };
}

/// <summary>How far a gap may reach (间隔范围).</summary>
internal enum Gap
{
    /// <summary>Not past a comma (同一分句).</summary>
    Clause,

    /// <summary>Not past a full stop (同一句).</summary>
    Sentence,
}

/// <summary>A pattern taken apart (模式的语法树).</summary>
internal abstract record Piece
{
    internal sealed record One(Symbol Symbol) : Piece;

    internal sealed record Sequence(IReadOnlyList<Piece> Pieces) : Piece;

    internal sealed record Choice(IReadOnlyList<Piece> Pieces) : Piece;

    internal sealed record Optional(Piece Inner) : Piece;

    internal sealed record Repeated(Piece Inner) : Piece;
}
