using Mediation.Casework.Disclosures;

namespace Mediation.Casework.Talents;

/// <summary>
/// A line of somebody's points (服务积分一笔). It is never changed: what was wrong is reversed by a line of its own.
/// </summary>
/// <param name="Number">序号, counted up for each person.</param>
/// <param name="Points">Above nothing for what was earned, below for what was spent; of a reversal the opposite of what it reverses.</param>
/// <param name="Case">Number of the case that was helped with; null for what was spent.</param>
/// <param name="What">What they were given for it, or why it is reversed; null for what was earned.</param>
/// <param name="At">When, by the product's clock.</param>
/// <param name="Reverses">Number of the line that it reverses; null for none.</param>
/// <param name="ReversedBy">Number of the line by which it was reversed; null for none.</param>
public sealed record PointsLine(int Number, int Points, string? Case, string? What, DateTimeOffset At, int? Reverses, int? ReversedBy);

/// <summary>A matter that ended well, with which somebody was asked to help, and for which they have no points yet (可记积分).</summary>
/// <param name="Case">Number of the case.</param>
/// <param name="Category">Its category's code.</param>
/// <param name="ClosedAt">办结时刻.</param>
/// <param name="Points">What the rules give for it.</param>
public sealed record EarnablePoints(string Case, string Category, DateTimeOffset ClosedAt, int Points);

/// <summary>Somebody's points (积分账).</summary>
/// <param name="Lines">Every line, the latest first.</param>
/// <param name="Earnable">What may be credited.</param>
public sealed record PointsAccount(IReadOnlyList<PointsLine> Lines, IReadOnlyList<EarnablePoints> Earnable)
{
    /// <summary>What is left (结余).</summary>
    public int Balance => Lines.Sum(line => line.Points);
}

/// <summary>What is written down when points are exchanged (积分兑换).</summary>
/// <param name="What">What is given for them.</param>
/// <param name="Points">How many; null when it can't be read.</param>
public sealed record ExchangeForm(string What, int? Points)
{
    private const int LongestText = 60;

    /// <summary>Why it can't be exchanged; null when it can.</summary>
    public Refusal? Fault(int balance) =>
        TextFault("exchangedFor", What) ?? (Points is null or <= 0 ? new Refusal("points.amount", "points")
        : Points > balance ? new Refusal("points.too-few", "points", balance)
        : null);

    /// <summary>Why words can't stand in a line; null when they can.</summary>
    public static Refusal? TextFault(string field, string text) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal("field.missing", field, field)
        : text.Length > LongestText ? new Refusal("field.too-long", field, field, LongestText, text.Length)
        : Disclosure.HoldsPersonalNumber(text) ? new Refusal("points.personal-number", field)
        : null;
}
