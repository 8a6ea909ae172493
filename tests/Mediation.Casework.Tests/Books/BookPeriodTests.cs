using Mediation.Casework.Books;

namespace Mediation.Casework.Tests.Books;

/// <summary>账目: whatever is entered and wherever periods are cut, no fen comes from nowhere and none is lost.</summary>
public sealed class BookPeriodTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void A_period_begins_with_what_the_one_before_it_left()
    {
        var chance = new Random(946);
        foreach (var _ in Enumerable.Range(0, 500))
        {
            var entries = Some(chance);
            var (from, balance) = (First, 0L);
            while (from <= First.AddDays(364))
            {
                var period = BookPeriod.Of(entries, from, from.AddDays(chance.Next(120)));
                period.Opening.ShouldBe(balance);
                period.Closing.ShouldBe(period.Opening + period.Entries.Sum(entry => entry.Effect));
                (from, balance) = (period.Until.AddDays(1), period.Closing);
            }
            balance.ShouldBe(entries.Sum(entry => entry.Effect), "every line is in exactly one period");
        }
    }

    [Fact]
    public void What_was_reversed_leaves_nothing_in_any_sum()
    {
        var chance = new Random(942);
        foreach (var _ in Enumerable.Range(0, 500))
        {
            var entries = Some(chance);
            List<BookEntry> reversed = [.. entries, .. entries.Select(entry => entry with { Number = entry.Number + 1000, Fen = -entry.Fen, Reverses = entry.Number })];

            var year = BookPeriod.Of(reversed, First, First.AddDays(364));

            (year.Income, year.Spending, year.Closing).ShouldBe((0, 0, 0));
        }
    }

    [Fact]
    public void Income_and_spending_are_kept_apart()
    {
        var period = BookPeriod.Of(
            [
                new BookEntry(1, First, BookKind.CarriedOver, 10_000_00, "移交"), new BookEntry(2, First, BookKind.Fee, 300_00, "一月"),
                new BookEntry(3, First.AddDays(40), BookKind.Repair, 120_05, "修门"), new BookEntry(4, First.AddDays(41), BookKind.Fee, -300_00, "记错") { Reverses = 2 },
            ],
            First.AddDays(31), First.AddDays(58));

        (period.Opening, period.Income, period.Spending, period.Closing).ShouldBe((10_300_00, -300_00, 120_05, 9_879_95));
        period.Entries.Select(entry => entry.Number).ShouldBe([3, 4]);
    }

    [Theory]
    [InlineData("1200.50", 120050L)]
    [InlineData("1,200", 120000L)]
    [InlineData("0.01", 1L)]
    [InlineData("0", null)]
    [InlineData("-3", null)]
    [InlineData("3.005", null)]
    [InlineData("三百", null)]
    [InlineData("99999999999", null)]
    public void An_amount_has_two_decimals_and_is_above_nothing(string typed, long? fen) =>
        new BookForm(First, BookKind.Fee, typed, "一月").Fen.ShouldBe(fen);

    [Theory]
    [InlineData("收王家 13812340021 的费", "books.personal-number")]
    [InlineData("证号 53262219800101123X", "books.personal-number")]
    [InlineData(" ", "field.missing")]
    [InlineData("一月物业费 300 户", null)]
    public void A_line_holds_no_telephone_and_no_identity_number(string what, string? refused) => BookForm.TextFault(what)?.Code.ShouldBe(refused);

    private static List<BookEntry> Some(Random chance) =>
    [
        .. from number in Enumerable.Range(1, chance.Next(40))
           select new BookEntry(number, First.AddDays(chance.Next(365)), (BookKind)chance.Next(12), chance.NextInt64(1, 5_000_000), "一笔"),
    ];
}
