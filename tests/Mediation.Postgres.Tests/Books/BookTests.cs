using Mediation.Casework.Books;
using Mediation.Casework.Journal;
using Mediation.Casework.Owners;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Books;
using Mediation.Postgres.Owners;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Books;

/// <summary>小区账目: lines are added and reversed, a period is disclosed once, and everybody reads what was disclosed.</summary>
public sealed class BookTests : IAsyncLifetime
{
    private const string Compound = "XY-06";

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private BookKeeping Keeping => new(town.Source, town.InForce);

    private BookList List => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task The_firm_and_the_owners_keep_books_and_others_read_or_know_of_none()
    {
        await EnterAsync("2026-03-01", BookKind.CarriedOver, "20000", "移交");

        foreach (var reads in new[] { Townspeople.Of("COMMUNITY"), Townspeople.Supervisor, Townspeople.Auditor })
        {
            (await List.ReadAsync(reads, Compound, Ct))!.Balance.ShouldBe(20_000_00, reads.Name);
            (await Keeping.ReverseAsync(reads, Compound, 1, "不该", Now, Ct))!.Code.ShouldBe("books.not-keeper", reads.Name);
        }
        foreach (var other in new[] { Townspeople.Desk, Townspeople.Administrator, Townspeople.Of("POLICE"), Townspeople.Of("PMC") })
        {
            (await List.ReadAsync(other, Compound, Ct)).ShouldBeNull(other.Name);
            (await Keeping.DiscloseAsync(other, Compound, new DateOnly(2026, 3, 1), Now, Ct))!.Code.ShouldBe("books.not-found", other.Name);
        }
        (await List.PublicAsync(Compound, Ct)).Entries.ShouldBeEmpty("nothing was disclosed yet");
    }

    [Fact]
    public async Task A_line_names_nobody_is_not_of_tomorrow_and_is_entered_once_by_its_key()
    {
        await new RollKeeping(town.Source, town.InForce).ImportAsync(
            Townspeople.Of("OWNERS"), Compound, [new RollRow("1", "101", 8000, "陈桂芳")], "导入", Now, Ct);
        (await EnterAsync("2026-03-01", BookKind.Fee, "300", "陈桂芳交的")).ShouldBe("books.names-owner");
        (await EnterAsync("2026-03-01", BookKind.Fee, "300", "电话 13812340021")).ShouldBe("books.personal-number");
        (await EnterAsync("2026-03-03", BookKind.Fee, "300", "明天")).ShouldBe("books.day");
        (await EnterAsync("2026-03-01", BookKind.Fee, "0", "没有")).ShouldBe("books.amount");

        var key = Guid.CreateVersion7();
        (await EnterAsync("2026-03-01", BookKind.Fee, "300", "三月物业费", key)).ShouldBeNull();
        (await EnterAsync("2026-03-01", BookKind.Fee, "300", "三月物业费", key)).ShouldBeNull();

        (await List.ReadAsync(Townspeople.Of("OWNERS"), Compound, Ct))!.Entries.ShouldHaveSingleItem().Fen.ShouldBe(300_00);
    }

    [Fact]
    public async Task A_line_is_reversed_once_and_never_changed()
    {
        await EnterAsync("2026-03-01", BookKind.CarriedOver, "1000", "移交");
        await EnterAsync("2026-03-01", BookKind.Repair, "120.05", "修门");

        (await ReverseAsync(2)).ShouldBeNull();
        (await ReverseAsync(2)).ShouldBe("books.not-reversible");
        (await ReverseAsync(3)).ShouldBe("books.not-reversible", "a reversal isn't reversed");
        (await ReverseAsync(9)).ShouldBe("books.not-reversible");

        var books = (await List.ReadAsync(Townspeople.Of("PROPERTY"), Compound, Ct))!;
        books.Balance.ShouldBe(1_000_00);
        books.Entries.Select(entry => (entry.Number, entry.Fen, entry.Reverses, entry.ReversedBy))
            .ShouldBe([(1, 1_000_00, null, null), (2, 120_05, null, 3), (3, -120_05, 2, null)]);
        await Should.ThrowAsync<Npgsql.PostgresException>(() => town.ExecuteAsync("update book_entry set fen = 1"));
        await Should.ThrowAsync<Npgsql.PostgresException>(() => town.ExecuteAsync("delete from book_entry"));
    }

    [Fact]
    public async Task A_disclosed_period_stands_and_the_next_one_begins_with_what_it_left()
    {
        (await DiscloseAsync("2026-03-01")).ShouldBe("books.empty");
        await EnterAsync("2026-02-01", BookKind.CarriedOver, "1000", "移交");
        await EnterAsync("2026-02-20", BookKind.Repair, "200", "修门");
        (await DiscloseAsync("2026-03-02")).ShouldBe("books.period", "today isn't over");
        (await DiscloseAsync("2026-02-28")).ShouldBeNull();
        (await DiscloseAsync("2026-02-28")).ShouldBe("books.period");
        (await EnterAsync("2026-02-28", BookKind.Fee, "1", "补记")).ShouldBe("books.closed");
        (await EnterAsync("2026-03-01", BookKind.Fee, "500", "三月")).ShouldBeNull();
        town.Clock.Advance(TimeSpan.FromDays(40));
        (await DiscloseAsync("2026-03-31")).ShouldBeNull();
        (await EnterAsync("2026-04-05", BookKind.Staff, "50", "未公示")).ShouldBeNull();

        var shown = await List.PublicAsync(Compound, Ct);
        shown.Entries.Select(entry => entry.Number).ShouldBe([1, 2, 3]);
        var periods = shown.Disclosures.Select(each => BookPeriod.Of(shown.Entries, each.From, each.Until)).ToList();
        periods.Select(period => (period.From, period.Opening, period.Income, period.Spending, period.Closing)).ShouldBe(
        [
            (new DateOnly(2026, 2, 1), 0, 1_000_00, 200_00, 800_00),
            (new DateOnly(2026, 3, 1), 800_00, 500_00, 0, 1_300_00),
        ]);
        (await List.DisclosedAsync(Ct)).ShouldBe([Compound]);
        (await List.BalancesAsync(Townspeople.Supervisor, Ct)).ShouldBe([(Compound, 1_250_00, (DateOnly?)new DateOnly(2026, 3, 31))]);
    }

    [Fact]
    public async Task A_voucher_is_kept_with_its_line_for_those_who_may_read_the_books()
    {
        byte[] pdf = [.. "%PDF-1.4 收据 %%EOF"u8];
        await EnterAsync("2026-03-01", BookKind.Repair, "120", "修门", voucher: CleanFile.Of("收据.pdf", pdf).Value);

        (await List.VoucherAsync(Townspeople.Of("COMMUNITY"), Compound, 1, Ct))!.Value.Content.ShouldBe(pdf);
        (await List.VoucherAsync(Townspeople.Of("POLICE"), Compound, 1, Ct)).ShouldBeNull();
        (await List.ReadAsync(Townspeople.Of("PROPERTY"), Compound, Ct))!.Entries.Single().Voucher.ShouldBeTrue();
    }

    [Fact]
    public async Task The_quarters_work_is_done_when_the_books_hang_out_and_not_before()
    {
        await EnterAsync("2026-03-01", BookKind.CarriedOver, "1000", "移交");
        await town.ScheduleAtAsync("quarter,公示账目,每周,星期一、星期二、星期三、星期四、星期五、星期六、星期日,00:01,照常,2026-01-01,茶马家园,一件,PROPERTY,ZL05-02,公示账目,在用");
        town.Clock.Advance(TimeSpan.FromDays(1));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
        const string number = "LZ2026-000001";
        (await town.ActAsync(Townspeople.Of("PROPERTY"), number, "books-disclosed")).Refusals.Single().Code.ShouldBe("books.not-disclosed");

        (await DiscloseAsync("2026-03-02")).ShouldBeNull();
        await town.DoesAsync(Townspeople.Of("PROPERTY"), number, "books-disclosed");

        var told = (await town.ReadAsync(number)).Journal.Select(line => line.Event).OfType<BooksDisclosed>().ShouldHaveSingleItem();
        (told.Books.Number, told.Books.Closing).ShouldBe((1, 1_000_00));
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    private async Task<string?> EnterAsync(string day, BookKind kind, string amount, string what, Guid? key = null, CleanFile? voucher = null) =>
        (await Keeping.EnterAsync(Townspeople.Of("PROPERTY"), Compound, key ?? Guid.CreateVersion7(),
            new BookForm(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), kind, amount, what), voucher, Now, Ct))?.Code;

    private async Task<string?> ReverseAsync(int number) => (await Keeping.ReverseAsync(Townspeople.Of("OWNERS"), Compound, number, "记错了", Now, Ct))?.Code;

    private async Task<string?> DiscloseAsync(string until) =>
        (await Keeping.DiscloseAsync(Townspeople.Of("PROPERTY"), Compound, DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), Now, Ct))?.Code;
}
