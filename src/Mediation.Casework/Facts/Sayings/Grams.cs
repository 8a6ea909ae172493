using System.Runtime.InteropServices;
using Mediation.Casework.Facts.Words;

namespace Mediation.Casework.Facts.Sayings;

/// <summary>
/// The pieces of language that the sayings are made of (字串): every run of one or two characters inside a clause, and where asked
/// for more also runs of three and two characters with up to three others between them (打…娃). Only what at least two sayings share counts, so that a name
/// which stands in one of them is no piece. Weighs each by how rare it is.
/// </summary>
internal sealed class Grams
{
    private const int Longest = 3;

    private const int WidestGap = 4;

    private readonly Dictionary<ulong, int> ids;

    private readonly float[] rarity;

    private readonly bool rich;

    private Grams(Dictionary<ulong, int> ids, float[] rarity, bool rich)
    {
        this.ids = ids;
        this.rarity = rarity;
        this.rich = rich;
    }

    /// <summary>How many pieces there are.</summary>
    public int Count => rarity.Length;

    /// <summary>Gathers the pieces of texts, also the longer and the gapped ones where asked for.</summary>
    public static Grams Of(IReadOnlyList<NormalText> texts, bool rich)
    {
        var seen = new Dictionary<ulong, (int Texts, int Last)>();
        for (var at = 0; at < texts.Count; at++)
            foreach (var (gram, _) in In(texts[at], rich))
            {
                ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, gram, out var known);
                if (!known || found.Last != at)
                    found = (found.Texts + 1, at);
            }
        var shared = seen.Where(gram => gram.Value.Texts > 1).OrderBy(gram => gram.Key).ToList();
        var ids = new Dictionary<ulong, int>(shared.Count);
        var rarity = new float[shared.Count];
        foreach (var (gram, (count, _)) in shared)
        {
            rarity[ids.Count] = (float)(Math.Log((1.0 + texts.Count) / (1.0 + count)) + 1);
            ids.Add(gram, ids.Count);
        }
        return new(ids, rarity, rich);
    }

    /// <summary>Writes them as <see cref="Read"/> reads them.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(rich);
        TeachingArchive.Write<ulong>(writer, [.. ids.OrderBy(gram => gram.Value).Select(gram => gram.Key)]);
        TeachingArchive.Write<float>(writer, rarity);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Grams Read(BinaryReader reader)
    {
        var rich = reader.ReadBoolean();
        var ids = TeachingArchive.Read<ulong>(reader).Index().ToDictionary(gram => gram.Item, gram => gram.Index);
        return new(ids, TeachingArchive.Read<float>(reader), rich);
    }

    /// <summary>A text as weights of its pieces, of length one together; empty when it shares none.</summary>
    public GramVector Weigh(NormalText text)
    {
        var found = new List<int>();
        foreach (var (gram, _) in In(text, rich))
            if (ids.TryGetValue(gram, out var id))
                found.Add(id);
        found.Sort();
        var (pieces, weights, square) = (new List<int>(found.Count), new List<float>(found.Count), 0.0);
        for (var at = 0; at < found.Count;)
        {
            var (id, first) = (found[at], at);
            while (at < found.Count && found[at] == id)
                at++;
            var weight = (float)(1 + Math.Log(at - first)) * rarity[id];
            pieces.Add(id);
            weights.Add(weight);
            square += weight * weight;
        }
        var length = (float)Math.Sqrt(square);
        return new([.. pieces], [.. weights.Select(weight => weight / length)]);
    }

    /// <summary>Where each piece of two or three characters that stand together is found in a text.</summary>
    public IEnumerable<(int Id, int First, int Last)> Places(NormalText text)
    {
        foreach (var (gram, first) in In(text, rich))
            if (gram >> 48 is (2 or 3) and var length && ids.TryGetValue(gram, out var id))
                yield return (id, first, first + (int)length - 1);
    }

    // A piece is its characters, 16 bits each, under its length; 4 stands for two characters with a gap.
    private static IEnumerable<(ulong Gram, int First)> In(NormalText text, bool rich)
    {
        for (var first = 0; first < text.Length; first++)
        {
            ulong run = 0;
            for (var length = 1; length <= (rich ? WidestGap + 1 : Longest - 1) && first + length <= text.Length; length++)
            {
                var letter = text[first + length - 1];
                if (letter is NormalText.Comma or NormalText.Stop)
                    break;
                if (length < Longest || (rich && length == Longest))
                    yield return ((run |= (ulong)letter << (16 * (length - 1))) | ((ulong)length << 48), first);
                if (rich && length >= Longest)
                    yield return (text[first] | ((ulong)letter << 16) | (4UL << 48), first);
            }
        }
    }
}

/// <summary>A text as weights of its pieces (字串向量).</summary>
internal readonly record struct GramVector(int[] Ids, float[] Weights);
