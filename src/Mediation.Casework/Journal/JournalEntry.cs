using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mediation.Casework.Journal;

/// <summary>
/// One line of a case's journal (流水): what happened, who did it, when, by which act. Each line's hash covers the line
/// before it, so that a changed, lost or inserted line is found by walking the chain once.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">1, 2, 3 … within the case, without gaps.</param>
/// <param name="Version">Version of the case that the act led to.</param>
/// <param name="At">The product's moment, truncated to microseconds (what PostgreSQL keeps).</param>
/// <param name="Actor">Who; <see cref="Guid.Empty"/> for the system.</param>
/// <param name="ActorName">The official's name as it was then.</param>
/// <param name="Unit">For which unit the actor acted; null for the system.</param>
/// <param name="OnBehalf">The desk acted for a unit that has no account of its own (代办).</param>
/// <param name="Act">Code of the act that caused it.</param>
/// <param name="Kind">Kind of the event.</param>
/// <param name="Body">The event as JSON, exactly as hashed.</param>
/// <param name="PreviousHash">Hash of the line before; 64 zeros for the first.</param>
public sealed record JournalEntry(
    Guid Case, int Sequence, long Version, DateTimeOffset At, Guid Actor, string ActorName, string? Unit, bool OnBehalf, string Act,
    string Kind, string Body, string PreviousHash)
{
    /// <summary>What the first line chains to.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>SHA-256 over every field above, in hexadecimal.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        PreviousHash, Case.ToString("N"), Sequence.ToString(CultureInfo.InvariantCulture),
        Version.ToString(CultureInfo.InvariantCulture),
        At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        Actor.ToString("N"), ActorName, Unit ?? "", OnBehalf ? "1" : "0", Act, Kind, Body))));

    /// <summary>The moment as the journal keeps it: whole microseconds.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset at) => new(at.Ticks - (at.Ticks % 10), at.Offset);

    /// <summary>
    /// The sequence of the first line that doesn't fit the one before; null when the chain is whole. Linear.
    /// </summary>
    public static int? FirstBreak(IEnumerable<(JournalEntry Entry, string StoredHash)> lines)
    {
        var (previous, sequence) = (Genesis, 0);
        foreach (var (entry, stored) in lines)
        {
            if (entry.Sequence != sequence + 1 || entry.PreviousHash != previous || entry.Hash != stored)
                return sequence + 1;
            (previous, sequence) = (stored, entry.Sequence);
        }
        return null;
    }
}
