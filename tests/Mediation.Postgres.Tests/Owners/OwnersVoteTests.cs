using Mediation.Casework.Journal;
using Mediation.Casework.Owners;
using Mediation.Casework.Reading;
using Mediation.Postgres.Owners;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Owners;

/// <summary>业主表决: called with a notice, one ballot for each household while it is open, and a result that a case takes in.</summary>
public sealed class OwnersVoteTests : IAsyncLifetime
{
    private const string Compound = "XY-06";

    private static readonly string Roll = string.Join('\n', Enumerable.Range(1, 9).Select(room => $"1,10{room},{80 + room}.50,王桂兰{room}"));

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RollKeeping Rolls => new(town.Source, town.InForce);

    private VoteKeeping Keeping => new(town.Source, town.InForce);

    private VoteList Votes => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    private VoteForm Form => new()
    {
        Compound = Compound,
        Matter = VoteMatter.Manager,
        Headline = "选聘物业企业",
        Text = "按信托制选聘恒安物业，账目每季公示。",
        Unit = "OWNERS",
        OpensAt = Now.AddDays(15),
        ClosesAt = Now.AddDays(30),
    };

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_roll_is_for_the_owners_body_and_the_community_and_each_look_is_written_down()
    {
        await ImportAsync();

        foreach (var other in Townspeople.All.Where(each => !each.WorksFor("OWNERS") && !each.WorksFor("COMMUNITY")))
        {
            (await Rolls.SummaryAsync(other, Compound, Ct)).ShouldBeNull(other.Name);
            (await Rolls.ReadAsync(other, Compound, "1", "看看", Now, Ct)).Refusals.Single().Code.ShouldBe("roll.not-found", other.Name);
            (await Keeping.CallAsync(other, Guid.CreateVersion7(), Form, Now, Ct)).Refusals.Single().Code.ShouldBe("vote.unit", other.Name);
        }
        (await Rolls.ReadAsync(Townspeople.Of("COMMUNITY"), Compound, "1", " ", Now, Ct)).Refusals.Single().Code.ShouldBe("field.missing");
        (await Rolls.ReadAsync(Townspeople.Of("COMMUNITY"), Compound, "1", "印选票", Now, Ct)).Value[0].ShouldBe(new RollRow("1", "101", 8150, "王桂兰1"));
        var (buildings, log) = (await Rolls.SummaryAsync(Townspeople.Of("OWNERS"), Compound, Ct))!.Value;
        buildings.ShouldBe([new RollBuilding("1", new Weight(9, 76950))]);
        log.Select(act => (act.Kind, act.Rooms, act.Reason)).ShouldBe([("read", 9, "印选票"), ("imported", 9, "首次导入")], ignoreOrder: true);
        (await town.CountAsync("select count(*) from owner_room_log l where l::text like '%王桂兰%'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_vote_is_called_with_a_notice_without_names_and_once_by_its_key()
    {
        (await RefusedAsync(Form)).ShouldBe("vote.no-roll");
        await ImportAsync();
        (await RefusedAsync(Form with { OpensAt = Now.AddDays(14) })).ShouldBe("vote.notice");
        (await RefusedAsync(Form with { ClosesAt = Now.AddDays(15) })).ShouldBe("vote.days");
        (await RefusedAsync(Form with { Matter = null })).ShouldBe("field.missing");
        (await RefusedAsync(Form with { Text = "请打 13812340021" })).ShouldBe("vote.personal-number");
        (await RefusedAsync(Form with { Text = "由王桂兰1牵头" })).ShouldBe("vote.names-owner");
        (await RefusedAsync(Form with { Case = "LZ2026-000001" })).ShouldBe("vote.case");
        (await RefusedAsync(Form with { Unit = "COMMUNITY" })).ShouldBe("vote.unit");

        var key = Guid.CreateVersion7();
        var number = (await Keeping.CallAsync(Townspeople.Of("OWNERS"), key, Form, Now, Ct)).Value;
        number.ShouldBe("YB2026-0001");
        (await Keeping.CallAsync(Townspeople.Of("OWNERS"), key, Form, Now, Ct)).Value.ShouldBe(number);
        (await Votes.ReadAsync(null, Now.AddDays(-1), Ct)).Select(vote => vote.Number).ShouldBe([number]);
    }

    [Fact]
    public async Task A_household_has_one_ballot_that_may_be_put_right_until_the_closing_moment()
    {
        var number = await CalledAsync();
        (await EnterAsync(number, "101", BallotChoice.InFavour)).ShouldBe("ballot.early");
        town.Clock.Advance(TimeSpan.FromDays(15));

        (await EnterAsync(number, "101", BallotChoice.InFavour)).ShouldBeNull();
        (await EnterAsync(number, "101", BallotChoice.Against)).ShouldBe("ballot.twice");
        (await EnterAsync(number, "999", BallotChoice.Against)).ShouldBe("ballot.no-room");
        (await EnterAsync(number, "102", null)).ShouldBe("field.missing");
        (await CorrectAsync(number, 1, 1, BallotChoice.Against, " ")).ShouldBe("field.missing");
        (await CorrectAsync(number, 1, 1, BallotChoice.Against, "看错了一格")).ShouldBeNull();
        (await CorrectAsync(number, 1, 1, BallotChoice.InFavour, "又看错")).ShouldBe("ballot.changed");
        (await CorrectAsync(number, 2, 0, BallotChoice.InFavour, "没录过")).ShouldBe("ballot.changed");

        (await TallyAsync(number)).ShouldBe(new VoteTally(new Weight(9, 76950), default, new Weight(1, 8150), default));
        town.Clock.Advance(TimeSpan.FromDays(15));
        (await EnterAsync(number, "102", BallotChoice.InFavour)).ShouldBe("ballot.late");
        (await CorrectAsync(number, 1, 2, BallotChoice.InFavour, "太迟")).ShouldBe("ballot.late");
        (await Keeping.WithdrawAsync(Townspeople.Of("OWNERS"), number, "太迟", Now, Ct))!.Code.ShouldBe("vote.over");
    }

    [Fact]
    public async Task Ballots_that_are_entered_at_once_are_counted_once()
    {
        var number = await CalledAsync();
        town.Clock.Advance(TimeSpan.FromDays(15));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => EnterAsync(number, "103", BallotChoice.InFavour)));

        answers.Count(answer => answer is null).ShouldBe(1);
        answers.Count(answer => answer == "ballot.twice").ShouldBe(7);
        (await TallyAsync(number)).InFavour.Households.ShouldBe(1);
    }

    [Fact]
    public async Task A_vote_keeps_the_roll_on_which_it_was_called()
    {
        var number = await CalledAsync();

        await ImportAsync("1,101,500,王桂兰");

        (await TallyAsync(number)).All.ShouldBe(new Weight(9, 76950));
        (await Votes.RoomsAsync(Townspeople.Of("OWNERS"), number, Ct)).Count.ShouldBe(9);
        (await Votes.RoomsAsync(Townspeople.Of("PROPERTY"), number, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_vote_takes_no_ballot()
    {
        var number = await CalledAsync();
        (await Keeping.WithdrawAsync(Townspeople.Of("COMMUNITY"), number, "王桂兰2有意见", Now, Ct))!.Code.ShouldBe("vote.names-owner");
        (await Keeping.WithdrawAsync(Townspeople.Of("COMMUNITY"), number, "内容要改", Now, Ct)).ShouldBeNull();
        town.Clock.Advance(TimeSpan.FromDays(15));

        (await EnterAsync(number, "101", BallotChoice.InFavour)).ShouldBe("ballot.late");
        (await Votes.FindAsync(number, Ct))!.Value.Vote.At(Now).ShouldBe(VoteStanding.Withdrawn);
    }

    [Fact]
    public async Task A_ballot_that_was_entered_is_changed_by_nobody_in_the_database()
    {
        var number = await CalledAsync();
        town.Clock.Advance(TimeSpan.FromDays(15));
        await EnterAsync(number, "101", BallotChoice.InFavour);

        (await Should.ThrowAsync<Npgsql.PostgresException>(() => town.ExecuteAsync("update owners_ballot set choice = 'against'")))
            .MessageText.ShouldContain("only ever added");
        await Should.ThrowAsync<Npgsql.PostgresException>(() => town.ExecuteAsync("delete from owners_ballot"));
    }

    [Fact]
    public async Task A_case_goes_on_by_what_was_voted_and_by_nothing_else()
    {
        await ImportAsync();
        var owners = Townspeople.Of("OWNERS");
        var number = await WaitingAsync();
        (await town.ActAsync(owners, number, "vote-passed")).Refusals.Single().Code.ShouldBe("vote.not-over");
        (await Votes.WaitingAsync(owners, Compound, Ct)).ShouldBe([number]);
        var vote = await CalledAsync(Form with { Case = number });
        town.Clock.Advance(TimeSpan.FromDays(15));
        foreach (var room in Enumerable.Range(101, 6))
            (await EnterAsync(vote, $"{room}", BallotChoice.InFavour)).ShouldBeNull();
        (await town.ActAsync(owners, number, "vote-passed")).Refusals.Single().Code.ShouldBe("vote.not-over", "it is still open");
        town.Clock.Advance(TimeSpan.FromDays(16));

        (await town.ActAsync(owners, number, "vote-passed")).Refusals.Single().Code.ShouldBe("vote.otherwise", "six of nine by area are less than two thirds");
        await town.DoesAsync(owners, number, "vote-failed");

        var told = (await town.ReadAsync(number)).Journal.Select(line => line.Event).OfType<OwnersVoted>().ShouldHaveSingleItem();
        (told.Carried, told.Vote.Number, told.Vote.Tally.InFavour.Households).ShouldBe((false, vote, 6));
        told.Vote.Result.Lines.Select(line => line.Met).ShouldBe([false, true, true, true]);
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    private async Task<string> WaitingAsync()
    {
        await town.ScheduleAtAsync("hire,选聘,每周,星期一、星期二、星期三、星期四、星期五、星期六、星期日,00:01,照常,2026-01-01,茶马家园,一件,OWNERS,ZL05-01,选聘物业,在用");
        town.Clock.Advance(TimeSpan.FromDays(1));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
        await town.ExecuteAsync("update schedule set suspended = true where code = 'hire'");
        return "LZ2026-000001";
    }

    private async Task ImportAsync(string? roll = null)
    {
        var faults = new List<LineFault>();
        var rows = RollText.Read(roll ?? Roll, faults);
        faults.ShouldBeEmpty();
        (await Rolls.ImportAsync(Townspeople.Of("OWNERS"), Compound, rows, "首次导入", Now, Ct)).Value.ShouldBe(rows.Count);
    }

    private async Task<string> CalledAsync(VoteForm? form = null)
    {
        if (form is null)
            await ImportAsync();
        return (await Keeping.CallAsync(Townspeople.Of("OWNERS"), Guid.CreateVersion7(), form ?? Form, Now, Ct)).Value;
    }

    private async Task<string> RefusedAsync(VoteForm form) =>
        (await Keeping.CallAsync(Townspeople.Of("OWNERS"), Guid.CreateVersion7(), form, Now, Ct)).Refusals[0].Code;

    private async Task<string?> EnterAsync(string number, string room, BallotChoice? choice) =>
        (await Keeping.EnterAsync(Townspeople.Of("OWNERS"), number, "1", room, new Ballot(choice, null), Now, Ct))?.Code;

    private async Task<string?> CorrectAsync(string number, int place, int seen, BallotChoice choice, string reason) =>
        (await Keeping.CorrectAsync(Townspeople.Of("OWNERS"), number, place, seen, new Ballot(choice, "委-7"), reason, Now, Ct))?.Code;

    private async Task<VoteTally> TallyAsync(string number) => (await Votes.FindAsync(number, Ct))!.Value.Tally;
}
