using Mediation.Casework.Courtyards;
using Mediation.Postgres.Courtyards;
using Mediation.Postgres.Places;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Courtyards;

/// <summary>院落自治委员会登记: kept by the community, seen by each committee for itself, names for a purpose only, and known to the rules by its terms.</summary>
public sealed class CommitteeTests : IAsyncLifetime
{
    private const string Yard = "YL-01";

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CommitteeRegister Register => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task What_is_missing_or_cannot_be_is_refused()
    {
        var form = Member("普桂芬");
        (await RefusedAsync(form with { Name = " " })).ShouldBe("field.missing");
        (await RefusedAsync(form with { Manner = null })).ShouldBe("field.missing");
        (await RefusedAsync(form with { Until = new DateOnly(2026, 3, 1) })).ShouldBe("committee.term", "over already");
        (await RefusedAsync(form with { Until = new DateOnly(2040, 1, 1) })).ShouldBe("committee.term");
        (await EnterAsync(form)).ShouldBe("W2026-0001");
        (await EnterAsync(form)).ShouldBe("W2026-0001", "the same form again");
        (await RefusedAsync(Member("普桂芬"))).ShouldBe("committee.already", "nobody counts twice");
    }

    [Fact]
    public async Task The_community_keeps_it_each_committee_sees_its_own_and_nobody_else_knows()
    {
        var code = await EnterAsync(Member("普桂芬"));

        (await Register.FindAsync(Townspeople.Of("GUIXIANG"), Yard, Ct))!.Members.Single().Code.ShouldBe(code);
        (await Register.EnterAsync(Townspeople.Of("GUIXIANG"), Yard, Member("罗文"), Now, Ct)).Refusals[0].Code.ShouldBe("committee.not-yours");
        foreach (var other in Townspeople.All.Where(each => !each.WorksFor("GUIXIANG") && !each.WorksFor("COMMUNITY")))
        {
            (await Register.FindAsync(other, Yard, Ct)).ShouldBeNull(other.Name);
            (await Register.ReadAsync(other, Yard, "看看", Now, Ct)).Refusals.Single().Code.ShouldBe("committee.not-yours", other.Name);
            (await Register.EndAsync(other, Yard, code, "看看", Now, Ct))!.Code.ShouldBe("committee.not-yours", other.Name);
        }
        (await Register.ReadAsync(Townspeople.Of("GUIXIANG"), Yard, " ", Now, Ct)).Refusals.Single().Code.ShouldBe("field.missing");
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Register.ReadAsync(Townspeople.Of("GUIXIANG"), Yard, "通知开会", Now, Ct)).Value.Single().ShouldBe(new(code, "普桂芬"));
        (await Register.FindAsync(Townspeople.Of("COMMUNITY"), Yard, Ct))!.Log.Select(act => act.Kind).ShouldBe(["read", "entered"]);
        (await Register.ReadAsync(Townspeople.Of("SHILIU"), Ct)).Select(each => each.Code).ShouldBe(["YL-02"]);
    }

    [Fact]
    public async Task A_committee_of_three_sits_until_a_term_ends_and_the_rules_know_it()
    {
        foreach (var name in new[] { "普桂芬", "罗文", "白云" })
            await EnterAsync(Member(name));
        await SitsAsync(true);

        (await Register.EndAsync(Townspeople.Of("COMMUNITY"), Yard, "W2026-0002", "搬走了", Now, Ct)).ShouldBeNull();
        (await Register.EndAsync(Townspeople.Of("COMMUNITY"), Yard, "W2026-0002", "搬走了", Now, Ct))!.Code.ShouldBe("committee.over");

        await SitsAsync(false);
        (await town.CountAsync("select count(*) from committee_log where reason = '搬走了'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_year_after_the_term_the_name_is_gone_and_the_log_stays()
    {
        await EnterAsync(Member("普桂芬"));

        (await Register.EraseExpiredAsync(new DateTimeOffset(2027, 12, 31, 4, 0, 0, TimeSpan.Zero), Ct)).ShouldBe(0);
        (await Register.EraseExpiredAsync(new DateTimeOffset(2028, 1, 2, 4, 0, 0, TimeSpan.Zero), Ct)).ShouldBe(1);

        (await town.CountAsync("select count(*) from committee_member")).ShouldBe(0);
        (await town.CountAsync("select count(*) from committee_log")).ShouldBe(2);
    }

    [Fact]
    public async Task A_committee_whose_time_is_nearly_up_is_work_of_the_community_once()
    {
        foreach (var name in new[] { "普桂芬", "罗文", "白云" })
            await EnterAsync(Member(name) with { Until = new DateOnly(2026, 4, 20) });
        town.Clock.Advance(TimeSpan.FromDays(7));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(0, "there are six weeks left");

        town.Clock.Advance(TimeSpan.FromDays(21));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
        town.Clock.Advance(TimeSpan.FromDays(7));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(0, "it is being seen to");

        (await town.CountAsync("select count(*) from case_file where category = 'ZL10-01' and lead_unit = 'COMMUNITY' and secrecy = 0")).ShouldBe(1);
        (await town.CountAsync("select count(*) from statement where text like '%桂香院%'")).ShouldBe(1);
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    private static MemberForm Member(string name) => new(Guid.CreateVersion7())
    {
        Name = name,
        Manner = Manner.Elected,
        From = new DateOnly(2026, 1, 1),
        Until = new DateOnly(2026, 12, 31),
    };

    private async Task<string> EnterAsync(MemberForm form) => (await Register.EnterAsync(Townspeople.Of("COMMUNITY"), Yard, form, Now, Ct)).Value;

    private async Task<string> RefusedAsync(MemberForm form) => (await Register.EnterAsync(Townspeople.Of("COMMUNITY"), Yard, form, Now, Ct)).Refusals[0].Code;

    private async Task SitsAsync(bool sits)
    {
        var known = (await TownStore.FirstAsync(town.Source, Ct))!;
        known.Courtyards.Single(each => each.Code == Yard).Sits(known.Calendar().DayOf(Now)).ShouldBe(sits);
    }
}
