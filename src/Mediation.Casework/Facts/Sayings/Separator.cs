namespace Mediation.Casework.Facts.Sayings;

/// <summary>
/// A plane between the sayings of one kind and all others (分界): a linear support vector machine with squared hinge loss, taught by
/// dual coordinate descent (Hsieh and others, 2008). The same sayings in the same order always give the same plane.
/// </summary>
internal sealed class Separator
{
    private const double Cost = 1;

    private const int MostRounds = 12;

    private const double Settled = 0.05;

    private const double Sure = 0.2;

    private const int AllAskedEvery = 4;

    private readonly float[] weights;

    private double offset;

    private Separator(float[] weights) => this.weights = weights;

    /// <summary>The weight of each piece.</summary>
    public IReadOnlyList<float> Weights => weights;

    /// <summary>On which side a text without any piece lies.</summary>
    public double Offset => offset;

    /// <summary>Teaches a plane.</summary>
    /// <param name="texts">The sayings.</param>
    /// <param name="ofKind">Which of them are of the kind.</param>
    /// <param name="grams">How many pieces there are.</param>
    public static Separator Teach(GramVector[] texts, bool[] ofKind, int grams)
    {
        var plane = new Separator(new float[grams]);
        var strengths = new double[texts.Length];
        var asked = Enumerable.Range(0, texts.Length).ToArray();
        var count = asked.Length;
        for (var round = 0; round < MostRounds; round++)
        {
            // Most sayings lie far on their side from the beginning: only now and then all are asked again.
            if (round % AllAskedEvery == 0)
                count = asked.Length;
            Shuffle(asked.AsSpan(0, count), round);
            var (worst, kept) = (0.0, 0);
            for (var next = 0; next < count; next++)
            {
                var at = asked[next];
                var slope = plane.Learn(texts[at], ofKind[at] ? 1 : -1, ref strengths[at]);
                worst = Math.Max(worst, Math.Abs(strengths[at] == 0 ? Math.Min(slope, 0) : slope));
                if (strengths[at] == 0 && slope >= Sure)
                    continue;
                asked[next] = asked[kept];
                asked[kept++] = at;
            }
            if (worst < Settled && count == asked.Length)
                break;
            count = kept;
        }
        return plane;
    }

    /// <summary>On which side a text lies, and how far: above 0 it is of the kind, near 1 clearly so.</summary>
    public double Side(GramVector text)
    {
        var side = offset;
        var (ids, shares) = text;
        for (var at = 0; at < ids.Length; at++)
            side += weights[ids[at]] * shares[at];
        return side;
    }

    /// <summary>Writes it as <see cref="Read"/> reads it.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(offset);
        TeachingArchive.Write<float>(writer, weights);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Separator Read(BinaryReader reader)
    {
        var offset = reader.ReadDouble();
        return new(TeachingArchive.Read<float>(reader)) { offset = offset };
    }

    private double Learn(GramVector text, int sign, ref double strength)
    {
        const double slack = 1 / (2 * Cost);
        var slope = (sign * Side(text)) - 1 + (slack * strength);
        if (strength == 0 && slope >= 0)
            return slope;
        var before = strength;
        strength = Math.Max(strength - (slope / (2 + slack)), 0);
        var step = (float)((strength - before) * sign);
        for (var at = 0; at < text.Ids.Length; at++)
            weights[text.Ids[at]] += step * text.Weights[at];
        offset += step;
        return slope;
    }

    // Any mixing will do, as long as it is the same every time.
    private static void Shuffle(Span<int> order, int round)
    {
        var state = (ulong)round + 0x9E3779B97F4A7C15UL;
        for (var at = order.Length - 1; at > 0; at--)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            var with = (int)((state >> 33) % (ulong)(at + 1));
            (order[at], order[with]) = (order[with], order[at]);
        }
    }
}
