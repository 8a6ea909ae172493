using Mediation.Casework.Talents;
using Mediation.Postgres.Talents;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Talents;

/// <summary>服务积分: credited by the rules for a matter that ended well, once; exchanged while there are enough; only ever added.</summary>
public sealed class PointsTests : IAsyncLifetime
{
    private static readonly TalentForm Form = new()
    {
        Identity = new TalentIdentity("王桂兰", "13900001122"),
        Skills = ["水电维修"],
        Availability = "周末白天",
        Unit = "COMMUNITY",
        ConsentOn = new DateOnly(2026, 3, 1),
        KeepUntil = new DateOnly(2027, 3, 1),
    };

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Casework.Actors.Actor Community => Townspeople.Of("COMMUNITY");

    private PointsKeeping Points => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_matter_that_ended_well_is_credited_once_by_the_rules()
    {
        var (code, number) = await HelpedAsync();
        (await Points.EarnAsync(Community, code, number, Now, Ct))!.Code.ShouldBe("points.not-earned", "it hasn't ended");
        await EndAsync(number);

        (await AccountAsync(code)).Earnable.Select(each => (each.Case, each.Points)).ShouldBe([(number, 3)]);
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Points.EarnAsync(Community, code, number, Now, Ct))))
            answer.ShouldBeNull();

        var account = await AccountAsync(code);
        (account.Balance, account.Earnable.Count).ShouldBe((3, 0));
        (await Points.EarnAsync(Community, code, "LZ1900-000001", Now, Ct))!.Code.ShouldBe("points.not-earned");
        (await Points.EarnAsync(Townspeople.Of("URBAN"), code, number, Now, Ct))!.Code.ShouldBe("talent.not-found");
        (await Points.FindAsync(Townspeople.Of("URBAN"), code, Now, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task What_ended_long_ago_is_credited_no_more()
    {
        var (code, number) = await HelpedAsync();
        await EndAsync(number);
        town.Clock.Advance(TimeSpan.FromDays(PointsKeeping.Days + 1));

        (await Points.EarnAsync(Community, code, number, Now, Ct))!.Code.ShouldBe("points.not-earned");
    }

    [Fact]
    public async Task Points_are_exchanged_while_there_are_enough_and_a_slip_is_reversed()
    {
        var code = await CreditedAsync();
        var key = Guid.CreateVersion7();

        (await SpendAsync(code, "一瓶洗洁精", 4)).ShouldBe("points.too-few");
        (await SpendAsync(code, "一瓶洗洁精", 0)).ShouldBe("points.amount");
        (await SpendAsync(code, " ", 1)).ShouldBe("field.missing");
        (await SpendAsync(code, "打 13912345678 领", 1)).ShouldBe("points.personal-number");
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SpendAsync(code, "一瓶洗洁精", 2, key))))
            answer.ShouldBeNull();
        (await AccountAsync(code)).Balance.ShouldBe(1);
        (await ReverseAsync(code, 1)).ShouldBe("points.spent", "what it earned was exchanged");
        (await ReverseAsync(code, 2)).ShouldBeNull();
        (await ReverseAsync(code, 2)).ShouldBe("points.not-reversible");
        (await ReverseAsync(code, 1)).ShouldBeNull();

        var account = await AccountAsync(code);
        (account.Balance, account.Earnable.Count).ShouldBe((0, 1), "it may be credited again");
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => town.ExecuteAsync("update talent_points set points = 9"))).MessageText.ShouldContain("only ever added");
        (await town.CountAsync("select count(*) from talent_points p where p::text like '%王桂兰%'")).ShouldBe(0);
    }

    private async Task<string> CreditedAsync()
    {
        var (code, number) = await HelpedAsync();
        await EndAsync(number);
        (await Points.EarnAsync(Community, code, number, Now, Ct)).ShouldBeNull();
        return code;
    }

    private async Task<(string Code, string Number)> HelpedAsync()
    {
        var code = (await new TalentPool(town.Source, town.InForce).EnterAsync(Community, Form, Now, Ct)).Value;
        await town.ScheduleAsync("round,服务,每周,星期一,00:01,照常,2026-01-01,一件,COMMUNITY,ZL03-01,服务,在用");
        town.Clock.Advance(TimeSpan.FromDays(7));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
        await using var command = town.Source.CreateCommand("select number from case_file");
        var number = (string)(await command.ExecuteScalarAsync(Ct))!;
        await town.DoesAsync(Community, number, "invite-talent", new { talent = $"{code}/水电维修", invitedFor = "看看线路" });
        return (code, number);
    }

    private async Task EndAsync(string number) => await town.DoesAsync(Community, number, "work-done", new { text = "办好了" });

    private async Task<PointsAccount> AccountAsync(string code) => (await Points.FindAsync(Community, code, Now, Ct)).ShouldNotBeNull();

    private async Task<string?> SpendAsync(string code, string what, int points, Guid? key = null) =>
        (await Points.SpendAsync(Community, code, key ?? Guid.CreateVersion7(), new ExchangeForm(what, points), Now, Ct))?.Code;

    private async Task<string?> ReverseAsync(string code, int line) => (await Points.ReverseAsync(Community, code, line, "记错了", Now, Ct))?.Code;
}
