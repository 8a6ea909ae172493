namespace Mediation.Casework.Facts.Sayings;

/// <summary>Something a resident might say, and what it is (说法): the teacher of <see cref="Teaching"/>.</summary>
/// <param name="Text">The words.</param>
/// <param name="Category">The category <c>XXnn-nn</c>.</param>
/// <param name="HardStops">Codes of the dangers in it; empty for a harmless one.</param>
public sealed record Saying(string Text, string Category, IReadOnlyList<string> HardStops);
