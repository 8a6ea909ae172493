using Mediation.Casework.Households;
using Mediation.Postgres.Households;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Households;

/// <summary>重点户登记: with a ground or not at all, seen by those who have to, and each look written down.</summary>
public sealed class HouseholdTests : IAsyncLifetime
{
    private static readonly HouseholdForm Form = new()
    {
        Compound = "XY-01",
        Identity = new HouseholdIdentity("3", "1203", "王桂兰", [new CareFlag("alone", "子女在外地，独自居住")]),
        Colour = Colour.Red,
        Unit = "GRID",
        ReviewOn = new DateOnly(2026, 6, 1),
        KeepUntil = new DateOnly(2027, 3, 1),
    };

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private HouseholdKeeping Keeping => new(town.Source, town.InForce);

    private HouseholdList List => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Without_a_ground_and_days_ahead_nobody_is_entered()
    {
        (await RefusedAsync(Form with { Identity = Form.Identity with { Flags = [] } })).ShouldBe("household.no-ground");
        (await RefusedAsync(Form with { Identity = Form.Identity with { Flags = [new CareFlag("alone", " ")] } })).ShouldBe("household.no-ground");
        (await RefusedAsync(Form with { ReviewOn = new DateOnly(2026, 3, 2) })).ShouldBe("household.days-wrong");
        (await RefusedAsync(Form with { KeepUntil = new DateOnly(2026, 5, 31) })).ShouldBe("household.days-wrong");
        (await RefusedAsync(Form with { KeepUntil = new DateOnly(2036, 1, 1) })).ShouldBe("household.days-wrong");
        (await RefusedAsync(Form with { Unit = "PROPERTY" })).ShouldBe("household.unit");
    }

    [Fact]
    public async Task Only_the_unit_that_keeps_contact_and_its_community_know_that_it_is_there()
    {
        var code = await EnterAsync();

        foreach (var knows in new[] { "GRID", "COMMUNITY" })
            (await List.ReadAsync(Townspeople.Of(knows), Ct)).Single().Code.ShouldBe(code);
        foreach (var other in Townspeople.All.Where(each => !each.WorksFor("GRID") && !each.WorksFor("COMMUNITY")))
        {
            (await List.ReadAsync(other, Ct)).ShouldBeEmpty(other.Name);
            (await Keeping.ReadAsync(other, code, "看看", Now, Ct)).Refusals.Single().Code.ShouldBe("household.not-found", other.Name);
            (await Keeping.ColourAsync(other, code, 1, Colour.Green, "看看", Now, Ct))!.Code.ShouldBe("household.not-found", other.Name);
        }
    }

    [Fact]
    public async Task A_name_is_read_for_a_purpose_and_the_log_has_the_purpose_and_not_the_name()
    {
        var code = await EnterAsync();

        (await Keeping.ReadAsync(Townspeople.Of("GRID"), code, "", Now, Ct)).Refusals.Single().Code.ShouldBe("field.missing");
        var read = (await Keeping.ReadAsync(Townspeople.Of("GRID"), code, "今天上门", Now, Ct)).Value;

        (read.Name, read.Room, read.Flags.Single().Ground).ShouldBe(("王桂兰", "1203", "子女在外地，独自居住"));
        var log = (await List.FindAsync(Townspeople.Of("COMMUNITY"), code, Ct)).Value.Log;
        log.Select(act => act.Kind).ShouldBe(["read", "entered"]);
        log[0].Reason.ShouldBe("今天上门");
        (await town.CountAsync("select count(*) from household_log l where l::text like '%王桂兰%' or l::text like '%1203%'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_colour_changes_with_a_reason_and_only_as_it_was_seen()
    {
        var code = await EnterAsync();

        (await Keeping.ColourAsync(Townspeople.Of("COMMUNITY"), code, 1, Colour.Yellow, " ", Now, Ct))!.Code.ShouldBe("field.missing");
        (await Keeping.ColourAsync(Townspeople.Of("COMMUNITY"), code, 1, Colour.Yellow, "女儿搬回来了", Now, Ct)).ShouldBeNull();
        (await Keeping.ColourAsync(Townspeople.Of("GRID"), code, 1, Colour.Green, "重复", Now, Ct))!.Code.ShouldBe("household.changed");

        var found = (await List.FindAsync(Townspeople.Of("GRID"), code, Ct)).Value;
        found.Household.Colour.ShouldBe(Colour.Yellow);
        (found.Log[0].Kind, found.Log[0].Before, found.Log[0].After, found.Log[0].Reason).ShouldBe(("coloured", "red", "yellow", "女儿搬回来了"));
    }

    [Fact]
    public async Task What_was_kept_long_enough_is_erased_and_its_number_is_not_given_again()
    {
        var code = await EnterAsync();
        (await Keeping.RenewAsync(Townspeople.Of("GRID"), code, 1, new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 31), "复核：仍独居", Now, Ct)).ShouldBeNull();

        (await Keeping.EraseExpiredAsync(Now.AddDays(303), Ct)).ShouldBe(0);
        (await Keeping.EraseExpiredAsync(Now.AddDays(306), Ct)).ShouldBe(1);

        (await town.CountAsync("select (select count(*) from household) + (select count(*) from care_flag)")).ShouldBe(0);
        (await town.CountAsync("select count(*) from household_log where kind = 'erased'")).ShouldBe(1);
        (await EnterAsync()).ShouldNotBe(code);
    }

    private async Task<string> EnterAsync()
    {
        var code = (await Keeping.EnterAsync(Townspeople.Of("GRID"), Form, Now, Ct)).Value;
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        return code;
    }

    private async Task<string> RefusedAsync(HouseholdForm form) =>
        (await Keeping.EnterAsync(Townspeople.Of("GRID"), form, Now, Ct)).Refusals.Single().Code;
}
