using Mediation.Casework.Owners;
using Mediation.Casework.Reading;
using Mediation.Postgres.Books;
using Mediation.Postgres.Owners;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Owners;

/// <summary>众筹: every household of a vote that was carried pays once, what it paid is only ever added, and what came in goes into the books once.</summary>
public sealed class OwnersDueTests : IAsyncLifetime
{
    private const string Compound = "XY-06";

    private static readonly string Roll = string.Join('\n', Enumerable.Range(1, 3).Select(room => $"1,10{room},{80 + room}.50,王桂兰{room}"));

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Casework.Actors.Actor Owners => Townspeople.Of("OWNERS");

    private DueKeeping Dues => new(town.Source, town.InForce);

    private DueList List => new(town.Source, town.InForce);

    private BookKeeping Books => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    private DateOnly Today => town.InForce.Policy.Calendar.DayOf(Now);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_due_rests_on_a_vote_that_was_carried_and_takes_effect_no_earlier()
    {
        var vote = await VotedAsync(BallotChoice.InFavour, close: false);
        (await RefusedAsync(vote, Form)).ShouldBe("due.vote", "it is still open");
        town.Clock.Advance(TimeSpan.FromDays(15));
        (await RefusedAsync(vote, Form with { FromOn = Today.AddDays(-1) })).ShouldBe("due.from");
        (await RefusedAsync(vote, Form with { DueOn = Today.AddDays(-1) })).ShouldBe("due.until");
        (await RefusedAsync(vote, Form with { Amount = "-100" })).ShouldBe("due.amount");
        (await RefusedAsync(vote, Form with { Headline = "王桂兰1的车棚" })).ShouldBe("books.names-owner");
        (await Dues.OpenAsync(Townspeople.Of("PROPERTY"), Guid.CreateVersion7(), vote, Form, Now, Ct)).Refusals.Single().Code.ShouldBe("vote.not-found");

        var key = Guid.CreateVersion7();
        var number = (await Dues.OpenAsync(Owners, key, vote, Form, Now, Ct)).Value;
        number.ShouldBe("ZC2026-0001");
        (await Dues.OpenAsync(Owners, key, vote, Form, Now, Ct)).Value.ShouldBe(number);
        (await RefusedAsync(vote, Form)).ShouldBe("due.twice");
    }

    [Fact]
    public async Task Nobody_pays_by_a_vote_that_failed()
    {
        var vote = await VotedAsync(BallotChoice.Against);

        (await RefusedAsync(vote, Form)).ShouldBe("due.vote");
    }

    [Fact]
    public async Task A_household_pays_in_parts_or_is_freed_and_never_more_than_it_owes()
    {
        var due = await OpenedAsync();

        (await PayAsync(due, "101", "60")).ShouldBeNull();
        (await PayAsync(due, "101", "40.01")).ShouldBe("due.too-much");
        (await PayAsync(due, "101", "40")).ShouldBeNull();
        (await PayAsync(due, "101", "1")).ShouldBe("due.settled");
        (await PayAsync(due, "999", "100")).ShouldBe("due.no-room");
        (await PayAsync(due, "102", "一百")).ShouldBe("books.amount");
        (await PayAsync(due, "102", "100", day: Today.AddDays(1))).ShouldBe("due.day");
        (await WaiveAsync(due, "102", " ")).ShouldBe("field.missing");
        (await WaiveAsync(due, "102", "低保户，业委会同意")).ShouldBeNull();
        (await PayAsync(due, "102", "100")).ShouldBe("due.settled");
        var record = (await List.RecordAsync(Owners, due, Ct))!;
        record.Tally.ShouldBe(new DueTally(3, 1, 1, 10_000, 0));
        record.Owing.ShouldBe([new OwingRoom("1", "103", 0)]);

        (await Dues.ReverseAsync(Owners, due, 2, "退款", Now, Ct)).ShouldBeNull();
        (await Dues.ReverseAsync(Owners, due, 2, "又退", Now, Ct))!.Code.ShouldBe("due.not-reversible");
        (await Dues.ReverseAsync(Owners, due, 3, "不是低保户", Now, Ct)).ShouldBeNull();
        (await List.RecordAsync(Owners, due, Ct))!.Owing.ShouldBe([new OwingRoom("1", "101", 6_000), new OwingRoom("1", "102", 0), new OwingRoom("1", "103", 0)]);
        (await List.RecordAsync(Townspeople.Of("PROPERTY"), due, Ct)).ShouldBeNull();
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => town.ExecuteAsync("update owners_due_line set fen = 1"))).MessageText.ShouldContain("only ever added");
    }

    [Fact]
    public async Task What_is_entered_twice_at_once_is_taken_once()
    {
        var due = await OpenedAsync();
        var key = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => PayAsync(due, "101", "100", key: at < 4 ? key : null)));

        answers.Where(answer => answer is not null).ShouldAllBe(answer => answer == "due.settled");
        (await List.FindAsync(due, Ct))!.Value.Tally.Fen.ShouldBe(10_000);
    }

    [Fact]
    public async Task What_came_in_goes_into_the_books_once_and_comes_out_again_before_it_is_given_back()
    {
        var due = await OpenedAsync();
        await PayAsync(due, "101", "100");
        (await TakeInAsync(due, "COMMUNITY")).ShouldBe("books.not-keeper");
        (await TakeInAsync(due)).ShouldBeNull();
        (await TakeInAsync(due)).ShouldBe("due.all-booked");
        (await List.FindAsync(due, Ct))!.Value.Tally.BookedFen.ShouldBe(10_000);

        await Dues.ReverseAsync(Owners, due, 1, "退款", Now, Ct);
        (await TakeInAsync(due)).ShouldBe("due.overbooked");
        (await Books.ReverseAsync(Owners, Compound, 1, "众筹退款", Now, Ct)).ShouldBeNull();
        (await TakeInAsync(due)).ShouldBe("due.all-booked");
        (await town.CountAsync("select sum(fen) from book_entry")).ShouldBe(0);
    }

    [Fact]
    public async Task Collecting_ends_once_all_money_was_given_back_and_another_due_may_follow()
    {
        var due = await OpenedAsync();
        await PayAsync(due, "101", "100");
        (await Dues.EndAsync(Owners, due, "改用公共收益", Ct))!.Code.ShouldBe("due.holds-money");
        await Dues.ReverseAsync(Owners, due, 1, "退款", Now, Ct);
        (await Dues.EndAsync(Owners, due, "找王桂兰2", Ct))!.Code.ShouldBe("books.names-owner");

        (await Dues.EndAsync(Owners, due, "改用公共收益", Ct)).ShouldBeNull();

        (await PayAsync(due, "101", "100")).ShouldBe("due.ended");
        var vote = (await List.FindAsync(due, Ct))!.Value.Due.Vote;
        (await Dues.OpenAsync(Owners, Guid.CreateVersion7(), vote, Form, Now, Ct)).Value.ShouldBe("ZC2026-0002");
    }

    private DueForm Form => new("修车棚众筹", "100", Today, Today.AddDays(30));

    private async Task<string> OpenedAsync() => (await Dues.OpenAsync(Owners, Guid.CreateVersion7(), await VotedAsync(BallotChoice.InFavour), Form, Now, Ct)).Value;

    private async Task<string> RefusedAsync(string vote, DueForm form) =>
        (await Dues.OpenAsync(Owners, Guid.CreateVersion7(), vote, form, Now, Ct)).Refusals[0].Code;

    private async Task<string?> PayAsync(string due, string room, string amount, DateOnly? day = null, Guid? key = null) =>
        (await Dues.EnterAsync(Owners, due, key ?? Guid.CreateVersion7(), new DueLineForm("1", room, false, amount, day ?? Today, ""), Now, Ct))?.Code;

    private async Task<string?> WaiveAsync(string due, string room, string why) =>
        (await Dues.EnterAsync(Owners, due, Guid.CreateVersion7(), new DueLineForm("1", room, true, "", Today, why), Now, Ct))?.Code;

    private async Task<string?> TakeInAsync(string due, string unit = "OWNERS") =>
        (await Books.TakeInAsync(Townspeople.Of(unit), Compound, due, "众筹收款", Now, Ct))?.Code;

    private async Task<string> VotedAsync(BallotChoice choice, bool close = true)
    {
        await new RollKeeping(town.Source, town.InForce).ImportAsync(Owners, Compound, RollText.Read(Roll, new List<LineFault>()), "首次导入", Now, Ct);
        var votes = new VoteKeeping(town.Source, town.InForce);
        var number = (await votes.CallAsync(Owners, Guid.CreateVersion7(), new VoteForm
        {
            Compound = Compound,
            Matter = VoteMatter.Other,
            Headline = "每户一百元修车棚",
            Text = "每户一百元，修车棚，账目公开。",
            Unit = "OWNERS",
            OpensAt = Now.AddDays(15),
            ClosesAt = Now.AddDays(30),
        }, Now, Ct)).Value;
        town.Clock.Advance(TimeSpan.FromDays(15));
        foreach (var room in new[] { "101", "102", "103" })
            (await votes.EnterAsync(Owners, number, "1", room, new Ballot(choice, null), Now, Ct)).ShouldBeNull();
        if (close)
            town.Clock.Advance(TimeSpan.FromDays(15));
        return number;
    }
}
