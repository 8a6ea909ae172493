using System.Security.Cryptography;
using System.Text;

namespace Mediation.Casework.Clusters;

/// <summary>
/// Why cases are one kind of matter (一类事依据), so that anybody can check it: the same compound, the same kind, and either the anchor word
/// or at least <see cref="Needed"/> of the other words that half of them have.
/// </summary>
/// <param name="Compound">小区代码.</param>
/// <param name="Kind">First four characters of the category.</param>
/// <param name="Anchor">The pair of characters that the first members all have (归类用词).</param>
/// <param name="Words">Pairs that at least half of those have besides (相关用词), the most frequent first.</param>
public sealed record MatterRule(string Compound, string Kind, string Anchor, IReadOnlyList<string> Words)
{
    /// <summary>How many of the other words stand for the anchor.</summary>
    public const int Needed = 3;

    /// <summary>
    /// A name of the matter that says nothing of what residents said, for addresses: hexadecimal, the same for the same compound, kind and anchor.
    /// </summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Compound}\n{Kind}\n{Anchor}")).AsSpan(0, 8));

    /// <summary>Whether a case is of this matter.</summary>
    public bool Holds(LikeCase one) => one.Compound == Compound && one.Kind == Kind
        && (one.Words.Contains(Anchor) || Words.Count(one.Words.Contains) >= Needed);
}
