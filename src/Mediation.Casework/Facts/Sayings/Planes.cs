namespace Mediation.Casework.Facts.Sayings;

/// <summary>
/// The planes of all kinds over the same pieces (各类分界), kept piece after piece: a text is compared with all of them in one
/// walk over what lies together.
/// </summary>
internal sealed class Planes
{
    private readonly float[] weights;

    private readonly double[] offsets;

    private Planes(float[] weights, double[] offsets)
    {
        this.weights = weights;
        this.offsets = offsets;
    }

    /// <summary>How many planes there are.</summary>
    public int Count => offsets.Length;

    /// <summary>Lays planes of equally many pieces side by side.</summary>
    public static Planes Of(IReadOnlyList<Separator> planes)
    {
        var weights = new float[planes.Count * planes[0].Weights.Count];
        for (var plane = 0; plane < planes.Count; plane++)
            for (var piece = 0; piece < planes[plane].Weights.Count; piece++)
                weights[(piece * planes.Count) + plane] = planes[plane].Weights[piece];
        return new(weights, [.. planes.Select(plane => plane.Offset)]);
    }

    /// <summary>On which side of each plane a text lies, as <see cref="Separator.Side"/>.</summary>
    public double[] Sides(GramVector text)
    {
        var sides = (double[])offsets.Clone();
        var (ids, shares) = text;
        for (var at = 0; at < ids.Length; at++)
        {
            var row = weights.AsSpan(ids[at] * sides.Length, sides.Length);
            var share = shares[at];
            for (var plane = 0; plane < row.Length; plane++)
                sides[plane] += row[plane] * share;
        }
        return sides;
    }

    /// <summary>What a piece weighs in one plane.</summary>
    public float Weight(int plane, int piece) => weights[(piece * offsets.Length) + plane];

    /// <summary>Writes them as <see cref="Read"/> reads them.</summary>
    public void Write(BinaryWriter writer)
    {
        TeachingArchive.Write<double>(writer, offsets);
        TeachingArchive.Write<float>(writer, weights);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Planes Read(BinaryReader reader)
    {
        var offsets = TeachingArchive.Read<double>(reader);
        return new(TeachingArchive.Read<float>(reader), offsets);
    }
}
