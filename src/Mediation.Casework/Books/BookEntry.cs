using Mediation.Casework.Actors;
using Mediation.Casework.Disclosures;
using Mediation.Casework.Places;

namespace Mediation.Casework.Books;

/// <summary>What money came from, or went to (收支类别).</summary>
public enum BookKind
{
    /// <summary>移交结余: what there was when the books began.</summary>
    CarriedOver,

    /// <summary>物业费.</summary>
    Fee,

    /// <summary>停车收入.</summary>
    Parking,

    /// <summary>广告收入.</summary>
    Advertising,

    /// <summary>场地收入.</summary>
    Rent,

    /// <summary>其他收入.</summary>
    OtherIncome,

    /// <summary>人员费用.</summary>
    Staff,

    /// <summary>保洁绿化.</summary>
    Upkeep,

    /// <summary>维修.</summary>
    Repair,

    /// <summary>水电.</summary>
    Utilities,

    /// <summary>物业服务报酬.</summary>
    Remuneration,

    /// <summary>其他支出.</summary>
    OtherSpending,
}

/// <summary>
/// One line of a compound's books (账目一笔). It is never changed: what was wrong is reversed by a line of the same kind with the opposite amount
/// (冲正), and entered again.
/// </summary>
/// <param name="Number">序号, counted up within the compound.</param>
/// <param name="Day">收支日期.</param>
/// <param name="Kind">类别.</param>
/// <param name="Fen">Amount in fen; negative when it reverses another.</param>
/// <param name="What">What for; of a reversal why.</param>
public sealed record BookEntry(int Number, DateOnly Day, BookKind Kind, long Fen, string What)
{
    /// <summary>Number of the line that it reverses; null for none (冲正).</summary>
    public int? Reverses { get; init; }

    /// <summary>Number of the line by which it was reversed; null for none.</summary>
    public int? ReversedBy { get; init; }

    /// <summary>Whether a voucher lies with it (凭证).</summary>
    public bool Voucher { get; init; }

    /// <summary>Whether its kind brings money in (收入).</summary>
    public bool IsIncome => Kind.IsIncome();

    /// <summary>What it does to the balance, in fen.</summary>
    public long Effect => IsIncome ? Fen : -Fen;
}

/// <summary>Kinds of lines (收支类别).</summary>
public static class BookKinds
{
    /// <summary>Whether it brings money in (收入); the others are spending (支出).</summary>
    public static bool IsIncome(this BookKind kind) => kind < BookKind.Staff;
}

/// <summary>What is written down for a line (记一笔).</summary>
/// <param name="Day">收支日期; null when it can't be read.</param>
/// <param name="Kind">类别; null for none of them.</param>
/// <param name="Amount">Yuan with at most two decimals, as it was typed.</param>
/// <param name="What">What for.</param>
public sealed record BookForm(DateOnly? Day, BookKind? Kind, string Amount, string What)
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>The amount in fen; null when it isn't one above nothing.</summary>
    public long? Fen => Yuan.Fen(Amount);

    /// <summary>Every fault at once; none when it may be entered. Names are looked for elsewhere.</summary>
    public IReadOnlyList<Refusal> Faults(DateOnly today) =>
    [
        .. Kind is null ? [new Refusal("field.missing", "bookKind", "bookKind")] : Array.Empty<Refusal>(),
        .. Fen is null ? [new Refusal("books.amount", "amount")] : Array.Empty<Refusal>(),
        .. TextFault(What) is { } said ? [said] : Array.Empty<Refusal>(),
        .. DayFault(Day, today) is { } day ? [day] : Array.Empty<Refusal>(),
    ];

    /// <summary>Why a line can't say this; null when it can.</summary>
    public static Refusal? TextFault(string what, string field = "bookText") =>
        string.IsNullOrWhiteSpace(what) ? new Refusal("field.missing", field, field)
        : what.Length > LongestText ? new Refusal("field.too-long", field, field, LongestText, what.Length)
        : Disclosure.HoldsPersonalNumber(what) ? new Refusal("books.personal-number", field)
        : null;

    /// <summary>Why a line can't be of this day; null when it can. Days that were disclosed are looked at elsewhere.</summary>
    public static Refusal? DayFault(DateOnly? day, DateOnly today) => day <= today ? null : new Refusal("books.day", "bookDay");
}

/// <summary>Who works on the books and who reads what isn't disclosed yet (账目知悉范围).</summary>
public static class BookSight
{
    /// <summary>Code of the unit for which an actor keeps books: the property firm's or the owners' body's; null for nobody.</summary>
    public static string? KeeperOf(Actor actor, Town town) =>
        town.Units.FirstOrDefault(unit => unit.Kind is "property" or "owners" && actor.WorksFor(unit.Code))?.Code;

    /// <summary>Whether an actor may read them: who keeps them, the community, and who oversees or audits everything.</summary>
    public static bool MayRead(Actor actor, Town town) =>
        KeeperOf(actor, town) is not null || actor.Is(Role.Supervisor) || actor.Is(Role.Auditor)
        || town.Units.Any(unit => unit.Kind is "community" && actor.WorksFor(unit.Code));
}
