namespace Mediation.Casework.Books;

/// <summary>
/// A stretch of a compound's books (一期账目): what there was, what came and went, what is left. Of a period that was disclosed nothing changes any
/// more: no line may fall into it.
/// </summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Opening">期初结余, in fen.</param>
/// <param name="Entries">Its lines, in their order.</param>
public sealed record BookPeriod(DateOnly From, DateOnly Until, long Opening, IReadOnlyList<BookEntry> Entries)
{
    /// <summary>收入合计, in fen.</summary>
    public long Income => Entries.Where(entry => entry.IsIncome).Sum(entry => entry.Fen);

    /// <summary>支出合计, in fen.</summary>
    public long Spending => Entries.Where(entry => !entry.IsIncome).Sum(entry => entry.Fen);

    /// <summary>期末结余, in fen; less than nothing when more was spent than there was.</summary>
    public long Closing => Opening + Income - Spending;

    /// <summary>A period out of all lines of the books.</summary>
    public static BookPeriod Of(IReadOnlyList<BookEntry> all, DateOnly from, DateOnly until) => new(from, until,
        all.Where(entry => entry.Day < from).Sum(entry => entry.Effect),
        [.. all.Where(entry => entry.Day >= from && entry.Day <= until).OrderBy(entry => entry.Day).ThenBy(entry => entry.Number)]);
}

/// <summary>That a period was disclosed (账目公示).</summary>
/// <param name="Number">第几期, counted up within the compound.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="At">公示时刻.</param>
/// <param name="Unit">Which unit disclosed it: code.</param>
public sealed record BookDisclosure(int Number, DateOnly From, DateOnly Until, DateTimeOffset At, string Unit)
{
    /// <summary>Why the books can't be disclosed until a day; null when they can. Only days that are over.</summary>
    public static Refusal? Fault(DateOnly? from, DateOnly? until, DateOnly today) =>
        from is null ? new Refusal("books.empty")
        : until >= from && until < today ? null
        : new Refusal("books.period", "until", $"{from:yyyy-MM-dd}");
}
