namespace Mediation.Web.Parts;

/// <summary>One filter of a list (筛选项).</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Label">What people read.</param>
/// <param name="Value">What is chosen; null for no filter.</param>
/// <param name="Options">What may be chosen; empty for words to search for.</param>
public sealed record FilterField(string Name, string Label, string? Value, params IReadOnlyList<FormOption> Options)
{
    /// <summary>Whether a day is chosen rather than words.</summary>
    public bool Day { get; init; }
}
