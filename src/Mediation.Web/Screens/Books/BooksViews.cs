using System.Globalization;
using Mediation.Casework.Books;
using Mediation.Casework.Cases;
using Mediation.Casework.Places;
using Mediation.Postgres.Books;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Books;

/// <summary>What the list of books shows (小区账目页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">Its compounds.</param>
/// <param name="Balances">What is left in each compound that has books, and up to when it was disclosed.</param>
/// <param name="Keeps">Whether the reader may begin and keep books.</param>
public sealed record BooksView(Clockface Clock, Town Town, IReadOnlyList<(string Compound, long Balance, DateOnly? Closed)> Balances, bool Keeps);

/// <summary>What the page of a compound's books shows (账本页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Compound">小区.</param>
/// <param name="Books">Its books.</param>
/// <param name="Keeps">Whether the reader may write in them.</param>
public sealed record BookView(Clockface Clock, Compound Compound, CompoundBooks Books, bool Keeps)
{
    /// <summary>Sent with the form, so that a line is entered once however often it is sent.</summary>
    public Guid Key { get; init; } = Guid.CreateVersion7();

    /// <summary>As typed so far.</summary>
    public BookForm Form { get; init; } = new(null, null, "", "");

    /// <summary>Why something was not done.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What was done; null when nothing was.</summary>
    public string? Done { get; init; }
}

/// <summary>Books in words (账目用语).</summary>
internal static class BookWords
{
    /// <summary>停车收入.</summary>
    public static string Of(BookKind kind) => Words.Of("book-kind", kind.Code());

    /// <summary>12,345.60; with a minus below nothing.</summary>
    public static string Yuan(long fen) => (fen / 100m).ToString("#,0.00", CultureInfo.InvariantCulture);

    /// <summary>收入 300.00 元, 支出 120.00 元; of a reversal with a minus.</summary>
    public static string Of(BookEntry entry) => (entry.IsIncome ? Texts.Books_In : Texts.Books_Out).With(Yuan(entry.Fen));
}
