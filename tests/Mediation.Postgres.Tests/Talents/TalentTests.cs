using Mediation.Casework.Talents;
using Mediation.Postgres.Talents;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Talents;

/// <summary>善治人才库: by consent, seen by those who keep contact, each look and each invitation written down, erased by its day.</summary>
public sealed class TalentTests : IAsyncLifetime
{
    private static readonly TalentForm Form = new()
    {
        Identity = new TalentIdentity("王桂兰", "13900001122"),
        Skills = ["水电维修", "园艺"],
        Availability = "周末白天",
        Unit = "BRANCH",
        ConsentOn = new DateOnly(2026, 3, 1),
        KeepUntil = new DateOnly(2027, 3, 1),
    };

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TalentPool Pool => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Without_consent_a_skill_and_a_day_nobody_is_entered()
    {
        (await RefusedAsync(Form with { ConsentOn = null })).ShouldBe("talent.no-consent");
        (await RefusedAsync(Form with { ConsentOn = new DateOnly(2026, 3, 3) })).ShouldBe("talent.no-consent");
        (await RefusedAsync(Form with { Skills = [] })).ShouldBe("field.missing");
        (await RefusedAsync(Form with { Skills = ["算命"] })).ShouldBe("field.not-an-option");
        (await RefusedAsync(Form with { KeepUntil = new DateOnly(2036, 1, 1) })).ShouldBe("talent.day");
        (await RefusedAsync(Form with { Identity = new TalentIdentity("王桂兰", "没有") })).ShouldBe("field.malformed");
        (await RefusedAsync(Form with { Unit = "PROPERTY" })).ShouldBe("talent.unit");
        (await RefusedAsync(Form with { Unit = "GRID" })).ShouldBe("talent.unit", "of another unit than one's own");
    }

    [Fact]
    public async Task Only_who_keeps_contact_and_its_community_know_and_each_look_is_written_down()
    {
        var code = await EnterAsync();

        foreach (var knows in new[] { "BRANCH", "COMMUNITY" })
            (await Pool.ReadAsync(Townspeople.Of(knows), "园艺", Ct)).Single().Code.ShouldBe(code);
        (await Pool.ReadAsync(Townspeople.Of("BRANCH"), "法律", Ct)).ShouldBeEmpty();
        foreach (var other in Townspeople.All.Where(each => !each.WorksFor("BRANCH") && !each.WorksFor("COMMUNITY")))
        {
            (await Pool.ReadAsync(other, null, Ct)).ShouldBeEmpty(other.Name);
            (await Pool.ReadAsync(other, code, "看看", Now, Ct)).Refusals.Single().Code.ShouldBe("talent.not-found", other.Name);
            (await Pool.EraseAsync(other, code, "看看", Now, Ct))!.Code.ShouldBe("talent.not-found", other.Name);
        }
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Pool.ReadAsync(Townspeople.Of("BRANCH"), code, " ", Now, Ct)).Refusals.Single().Code.ShouldBe("field.missing");
        (await Pool.ReadAsync(Townspeople.Of("BRANCH"), code, "请来看线路", Now, Ct)).Value.ShouldBe(Form.Identity);
        (await Pool.FindAsync(Townspeople.Of("COMMUNITY"), code, Ct))!.Log.Select(act => act.Kind).ShouldBe(["read", "entered"]);
    }

    [Fact]
    public async Task An_invitation_is_in_the_case_by_code_and_in_the_log_by_number()
    {
        var code = await EnterAsync();
        await town.ScheduleAsync("asking,问需,每周,星期一,00:01,照常,2026-01-01,一件,BRANCH,ZL01-02,问需,在用");
        town.Clock.Advance(TimeSpan.FromDays(7));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
        await using var command = town.Source.CreateCommand("select number from case_file");
        var number = (string)(await command.ExecuteScalarAsync(Ct))!;

        await town.DoesAsync(Townspeople.Of("BRANCH"), number, "invite-talent", new { talent = $"{code}/园艺", invitedFor = "看看花坛" });

        (await Pool.FindAsync(Townspeople.Of("BRANCH"), code, Ct))!.Log[0].ShouldSatisfyAllConditions(act => act.Kind.ShouldBe("invited"), act => act.Reason.ShouldBe(number));
        (await town.CountAsync("select count(*) from journal_entry where body like '%王桂兰%' or body like '%13900001122%'")).ShouldBe(0);
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Renewed_with_consent_it_stays_and_else_it_is_erased_and_its_log_stays()
    {
        var code = await EnterAsync();
        (await Pool.RenewAsync(Townspeople.Of("BRANCH"), code, new DateOnly(2028, 3, 1), "本人同意再留一年", Now, Ct)).ShouldBeNull();

        (await Pool.EraseExpiredAsync(Now.AddDays(400), Ct)).ShouldBe(0);
        (await Pool.EraseExpiredAsync(Now.AddDays(800), Ct)).ShouldBe(1);
        (await Pool.FindAsync(Townspeople.Of("BRANCH"), code, Ct)).ShouldBeNull();
        (await town.CountAsync($"select count(*) from talent_log where talent_code = '{code}'")).ShouldBe(3);
    }

    private async Task<string> EnterAsync() => (await Pool.EnterAsync(Townspeople.Of("BRANCH"), Form, Now, Ct)).Value;

    private async Task<string> RefusedAsync(TalentForm form) => (await Pool.EnterAsync(Townspeople.Of("BRANCH"), form, Now, Ct)).Refusals[0].Code;
}
