namespace Mediation.Casework.Books;

/// <summary>A period of a compound's books that hangs out, as a case takes it in (已公示的一期).</summary>
/// <param name="Number">第几期.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Closing">期末结余, in fen.</param>
public sealed record DisclosedBooks(int Number, DateOnly From, DateOnly Until, long Closing);
