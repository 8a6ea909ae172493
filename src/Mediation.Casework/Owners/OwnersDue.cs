using Mediation.Casework.Books;
using Mediation.Casework.Disclosures;

namespace Mediation.Casework.Owners;

/// <summary>
/// What every household of a compound pays by a resolution of its owners (众筹): it rests on a vote that was carried, and is owed by the households of that
/// vote's roll.
/// </summary>
/// <param name="Number">众筹编号.</param>
/// <param name="Compound">小区代码.</param>
/// <param name="Vote">Number of the vote (决议).</param>
/// <param name="Headline">What for; public.</param>
/// <param name="Fen">What a household pays, in fen.</param>
/// <param name="FromOn">The first day on which it is owed (生效日).</param>
/// <param name="DueOn">The last day to pay it.</param>
public sealed record OwnersDue(string Number, string Compound, string Vote, string Headline, long Fen, DateOnly FromOn, DateOnly DueOn)
{
    /// <summary>Why it is no longer collected; null while it is. Public.</summary>
    public string? EndedFor { get; init; }
}

/// <summary>How far a due has come (众筹进度), as everybody may know it.</summary>
/// <param name="Households">应缴户数.</param>
/// <param name="Paid">已缴清.</param>
/// <param name="Waived">免缴.</param>
/// <param name="Fen">What was paid in all, in fen.</param>
/// <param name="BookedFen">What of it stands in the compound's books, in fen (已入账).</param>
public sealed record DueTally(int Households, int Paid, int Waived, long Fen, long BookedFen);

/// <summary>A line of a due (缴费一笔). It is never changed: what was wrong is reversed by a line of its own.</summary>
/// <param name="Number">序号, counted up within the due.</param>
/// <param name="Building">楼栋.</param>
/// <param name="Room">房号.</param>
/// <param name="Waives">Whether it frees the household (免缴) rather than takes its money.</param>
/// <param name="Fen">Amount in fen; negative when it reverses a payment, nothing when it waives.</param>
/// <param name="Day">缴费日期.</param>
/// <param name="Why">Why it waives or reverses; null for a payment.</param>
/// <param name="Reverses">Number of the line that it reverses; null for none.</param>
/// <param name="ReversedBy">Number of the line by which it was reversed; null for none.</param>
public sealed record DueLine(int Number, string Building, string Room, bool Waives, long Fen, DateOnly Day, string? Why, int? Reverses, int? ReversedBy);

/// <summary>A household that hasn't paid all (未缴清的户).</summary>
/// <param name="Building">楼栋.</param>
/// <param name="Room">房号.</param>
/// <param name="Fen">What it has paid, in fen.</param>
public sealed record OwingRoom(string Building, string Room, long Fen);

/// <summary>What is written down when a due is opened (设立众筹).</summary>
/// <param name="Headline">What for.</param>
/// <param name="Amount">Yuan for each household, as typed.</param>
/// <param name="FromOn">生效日; null when it can't be read.</param>
/// <param name="DueOn">缴费截止日; null when it can't be read.</param>
public sealed record DueForm(string Headline, string Amount, DateOnly? FromOn, DateOnly? DueOn)
{
    private const int LongestHeadline = 60;

    /// <summary>A household pays at most so much, in fen: our policy, so that a slip of the keys is noticed (本镇政策).</summary>
    private const long MostFen = 1_000_000;

    /// <summary>The amount in fen; null when it isn't one above nothing.</summary>
    public long? Fen => Yuan.Fen(Amount) is { } fen and <= MostFen ? fen : null;

    /// <summary>Every fault at once, each at its field. A resolution has no effect before the day on which it was passed.</summary>
    public IReadOnlyList<Refusal> Faults(DateOnly passedOn) =>
    [
        .. BookForm.TextFault(Headline, "dueHeadline") is { } said ? [said] : Array.Empty<Refusal>(),
        .. Headline.Length is > LongestHeadline and <= BookForm.LongestText
            ? [new Refusal("field.too-long", "dueHeadline", "dueHeadline", LongestHeadline, Headline.Length)] : Array.Empty<Refusal>(),
        .. Fen is null ? [new Refusal("due.amount", "dueAmount", MostFen / 100)] : Array.Empty<Refusal>(),
        .. FromOn >= passedOn ? Array.Empty<Refusal>() : [new Refusal("due.from", "dueFrom", $"{passedOn:yyyy-MM-dd}")],
        .. DueOn >= FromOn ? Array.Empty<Refusal>() : [new Refusal("due.until", "dueUntil")],
    ];
}

/// <summary>What is written down when a household pays, or needn't (记缴费).</summary>
/// <param name="Building">楼栋.</param>
/// <param name="Room">房号.</param>
/// <param name="Waives">免缴.</param>
/// <param name="Amount">Yuan, as typed; nothing when it waives.</param>
/// <param name="Day">缴费日期; null when it can't be read.</param>
/// <param name="Why">Why it waives.</param>
public sealed record DueLineForm(string Building, string Room, bool Waives, string Amount, DateOnly? Day, string Why)
{
    /// <summary>The amount in fen; null when it isn't one.</summary>
    public long? Fen => Waives ? 0 : Yuan.Fen(Amount);

    /// <summary>Why it can't be entered as it is written; null when it can, as far as the form tells.</summary>
    public Refusal? Fault(OwnersDue due, DateOnly today) =>
        Fen is null ? new Refusal("books.amount", "amount")
        : Day is null || Day < due.FromOn || Day > today ? new Refusal("due.day", "payDay", $"{due.FromOn:yyyy-MM-dd}")
        : Waives && ReasonFault(Why) is { } wrong ? wrong
        : null;

    /// <summary>Why a reason can't be kept; null when it can.</summary>
    public static Refusal? ReasonFault(string why) =>
        string.IsNullOrWhiteSpace(why) ? new Refusal("field.missing", "reason", "reason")
        : why.Length > BookForm.LongestText ? new Refusal("field.too-long", "reason", "reason", BookForm.LongestText, why.Length)
        : Disclosure.HoldsPersonalNumber(why) ? new Refusal("books.personal-number", "reason")
        : null;
}
