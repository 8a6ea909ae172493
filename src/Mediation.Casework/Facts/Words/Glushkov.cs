namespace Mediation.Casework.Facts.Words;

/// <summary>
/// The positions of a pattern and which may follow which (位置自动机, after Glushkov): no empty moves, so matching is one
/// step per character.
/// </summary>
internal sealed class Glushkov
{
    public List<Symbol> Symbols { get; } = [];

    public List<List<int>> Follow { get; } = [];

    /// <summary>Adds a pattern: the positions it may begin and end with.</summary>
    /// <exception cref="FormatException">It may match nothing at all, or begins or ends with a gap.</exception>
    public (IReadOnlyList<int> First, IReadOnlyList<int> Last) Add(Piece pattern)
    {
        var part = Build(pattern);
        if (part.Empty) throw new FormatException("这个词句可以什么都不匹配。");
        if (part.First.Concat(part.Last).Any(position => Symbols[position].Gap is not null))
            throw new FormatException("词句不能以间隔开头或结尾。");
        return (part.First, part.Last);
    }

    private Part Build(Piece piece) => piece switch
    {
        Piece.One one => Position(one.Symbol),
        Piece.Sequence sequence => sequence.Pieces.Select(Build).ToList().Aggregate(Join),
        Piece.Choice choice => choice.Pieces.Select(Build).ToList().Aggregate(Either),
        Piece.Optional optional => Build(optional.Inner) with { Empty = true },
        Piece.Repeated repeated => Loop(Build(repeated.Inner)),
        _ => throw new InvalidOperationException($"Unknown piece {piece}."),
    };

    private Part Position(Symbol symbol)
    {
        Symbols.Add(symbol);
        Follow.Add([]);
        int[] here = [Symbols.Count - 1];
        return new Part(here, here, false);
    }

    private Part Join(Part left, Part right)
    {
        Link(left.Last, right.First);
        return new Part(
            left.Empty ? [.. left.First, .. right.First] : left.First,
            right.Empty ? [.. left.Last, .. right.Last] : right.Last,
            left.Empty && right.Empty);
    }

    private static Part Either(Part one, Part other) =>
        new([.. one.First, .. other.First], [.. one.Last, .. other.Last], one.Empty || other.Empty);

    private Part Loop(Part inner)
    {
        Link(inner.Last, inner.First);
        return inner with { Empty = true };
    }

    private void Link(IReadOnlyList<int> from, IReadOnlyList<int> to)
    {
        foreach (var position in from) Follow[position].AddRange(to);
    }

    private sealed record Part(IReadOnlyList<int> First, IReadOnlyList<int> Last, bool Empty);
}
