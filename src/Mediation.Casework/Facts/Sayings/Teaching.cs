using Mediation.Casework.Facts.Words;

namespace Mediation.Casework.Facts.Sayings;

/// <summary>
/// What was learned from sayings (说法所教): one plane for each category and one between danger and no danger. It only says what
/// words are like; what follows from that is said by rules. Immutable and safe for any number of threads.
/// </summary>
public sealed class Teaching
{
    // A sob or a single word is like anything.
    private const int FewestPieces = 4;

    private const int MostWords = 4;

    private const int LongestWords = 8;

    private readonly Grams plain;

    private readonly IReadOnlyList<(string Code, bool Danger)> kinds;

    private readonly Planes planes;

    private readonly Grams rich;

    private readonly Separator danger;

    private Teaching(
        Grams plain, IReadOnlyList<(string Code, bool Danger)> kinds, Planes planes, Grams rich, Separator danger)
    {
        this.plain = plain;
        this.kinds = kinds;
        this.planes = planes;
        this.rich = rich;
        this.danger = danger;
    }

    /// <summary>Teaches; null when there are too few sayings to tell two kinds apart. Some seconds for thousands of them.</summary>
    /// <param name="sayings">The teachers.</param>
    /// <param name="quietly">Whether to take one processor only; otherwise all that there are.</param>
    public static Teaching? Of(IReadOnlyList<Saying> sayings, bool quietly = false)
    {
        var kinds = sayings.Select(saying => (saying.Category, Danger: IsDanger(saying)))
            .Distinct().OrderBy(kind => kind.Category, StringComparer.Ordinal).ThenBy(kind => kind.Danger).ToArray();
        if (kinds.Length < 2)
            return null;
        var texts = sayings.Select(saying => new NormalText(saying.Text)).ToList();
        var (plain, rich) = (Grams.Of(texts, rich: false), Grams.Of(texts, rich: true));
        var vectors = texts.Select(plain.Weigh).ToArray();
        var planes = new Separator[kinds.Length];
        Parallel.For(0, planes.Length, new ParallelOptions { MaxDegreeOfParallelism = quietly ? 1 : -1 }, kind => planes[kind] = Separator.Teach(
            vectors, [.. sayings.Select(saying => kinds[kind] == (saying.Category, IsDanger(saying)))], plain.Count));
        return new(plain, kinds, Planes.Of(planes), rich,
            Separator.Teach([.. texts.Select(rich.Weigh)], [.. sayings.Select(IsDanger)], rich.Count));
    }

    /// <summary>Writes it as <see cref="Read"/> reads it.</summary>
    internal void Write(BinaryWriter writer)
    {
        plain.Write(writer);
        writer.Write(kinds.Count);
        foreach (var (code, isDanger) in kinds)
        {
            writer.Write(code);
            writer.Write(isDanger);
        }
        planes.Write(writer);
        rich.Write(writer);
        danger.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static Teaching Read(BinaryReader reader)
    {
        var plain = Grams.Read(reader);
        var kinds = new (string, bool)[reader.ReadInt32()];
        for (var at = 0; at < kinds.Length; at++)
            kinds[at] = (reader.ReadString(), reader.ReadBoolean());
        return new(plain, kinds, Planes.Read(reader), Grams.Read(reader), Separator.Read(reader));
    }

    /// <summary>What a text is like. Linear in its length.</summary>
    public Likeness Compare(string text)
    {
        var normal = new NormalText(text);
        var vector = plain.Weigh(normal);
        if (vector.Ids.Length < FewestPieces)
            return Likeness.None;
        var sides = planes.Sides(vector)
            .Select((side, plane) => (kinds[plane].Code, kinds[plane].Danger, Side: side, Plane: plane))
            .OrderByDescending(kind => kind.Side).ToList();
        var harmless = sides.Where(category => !category.Danger).Take(2).ToList();
        var dangerous = sides.Find(category => category.Danger);
        return new Likeness
        {
            Category = harmless.Count > 0 ? harmless[0].Code : null,
            Points = harmless.Count > 0 ? Points(harmless[0].Side) : null,
            Ahead = harmless.Count > 1 ? Points(harmless[0].Side - harmless[1].Side) : null,
            Danger = dangerous.Code,
            DangerPoints = dangerous.Code is null || harmless.Count == 0 ? null
                : Points(danger.Side(rich.Weigh(normal)) + dangerous.Side - harmless[0].Side),
            Words = harmless.Count > 0 ? Telling(normal, plain, piece => planes.Weight(harmless[0].Plane, piece)) : [],
            DangerWords = Telling(normal, rich, piece => danger.Weights[piece]),
        };
    }

    private static bool IsDanger(Saying saying) => saying.HardStops.Count > 0;

    private static int Points(double side) => (int)Math.Round(100 * Math.Clamp(side, -3, 3));

    // The stretches of the text whose pieces weigh most; pieces that touch are told as one.
    private static List<string> Telling(NormalText text, Grams grams, Func<int, float> weigh)
    {
        var weight = new float[text.Length];
        foreach (var (id, first, last) in grams.Places(text))
            for (var at = first; at <= last; at++)
                weight[at] += weigh(id);
        var enough = weight.Append(0).Max() / 6;
        var stretches = new List<(string Words, float Weight)>();
        for (var at = 0; at < weight.Length; at++)
        {
            var (first, sum) = (at, 0f);
            while (at < weight.Length && weight[at] > enough && at - first < LongestWords)
                sum += weight[at++];
            if (at - first > 1)
                stretches.Add((text.Original(first, at - 1), sum));
        }
        return [.. stretches.OrderByDescending(stretch => stretch.Weight).Select(stretch => stretch.Words).Distinct().Take(MostWords)];
    }
}
