using System.Text;

namespace Mediation.Workflows.Execution;

/// <summary>
/// Random numbers of one burst (随机数), the same whenever it is played again from the same seed: SplitMix64 after Steele,
/// Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
/// </summary>
internal sealed class Chance
{
    private ulong state;

    public Chance(long seed, string instance, long counter)
    {
        state = unchecked((ulong)seed + (ulong)counter);
        foreach (var unit in Encoding.UTF8.GetBytes(instance))
            state = unchecked((state ^ unit) * 0x100000001B3UL);
    }

    /// <summary>At least 0 and below 1, with 53 random bits.</summary>
    public double Next()
    {
        var bits = state = unchecked(state + 0x9E3779B97F4A7C15UL);
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EBUL);
        return ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
