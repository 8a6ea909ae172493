using Mediation.Casework.Actors;
using Mediation.Postgres.Accounts;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Accounts;

/// <summary>Posts change, people are away and come back; somebody can always do the work.</summary>
public sealed class AccountKeepingTests : IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private static readonly Actor Housing = Townspeople.Of("HOUSING");

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AccountKeeping Keeping => new(town.Source, town.Clock);

    private AccountStore Store => new(town.Source);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task On_the_days_of_an_absence_the_deputy_may_do_what_the_absent_person_may()
    {
        (await LeaveAsync(Housing, Townspeople.OtherDesk, Monday, Monday.AddDays(2))).ShouldBeNull();

        (await Store.MembershipsAsync(Townspeople.OtherDesk.Id, Monday.AddDays(-1), Ct)).ShouldNotContain(held => held.Unit == "HOUSING");
        (await Store.MembershipsAsync(Townspeople.OtherDesk.Id, Monday, Ct)).ShouldContain(held => held.Unit == "HOUSING");
        (await Store.MembershipsAsync(Townspeople.OtherDesk.Id, Monday.AddDays(2), Ct)).ShouldContain(held => held.Unit == "HOUSING");
        (await Store.MembershipsAsync(Townspeople.OtherDesk.Id, Monday.AddDays(3), Ct)).ShouldNotContain(held => held.Unit == "HOUSING");

        (await Keeping.ReturnAsync(Townspeople.Administrator, Housing.Id, Monday, "提前回来", Ct)).ShouldBeNull();
        (await Store.MembershipsAsync(Townspeople.OtherDesk.Id, Monday, Ct)).ShouldNotContain(held => held.Unit == "HOUSING");
    }

    [Fact]
    public async Task Nobody_is_their_own_deputy_or_one_who_cannot_sign_in_or_is_away_too()
    {
        await Keeping.EnableAsync(Townspeople.Administrator, Townspeople.Auditor.Id, false, "调离", Ct);
        await LeaveAsync(Townspeople.OtherDesk, Townspeople.Desk, Monday, Monday.AddDays(2));

        (await LeaveAsync(Housing, Housing, Monday, Monday))!.Code.ShouldBe("absence.deputy-unfit");
        (await LeaveAsync(Housing, Townspeople.Auditor, Monday, Monday))!.Code.ShouldBe("absence.deputy-unfit");
        (await LeaveAsync(Housing, Townspeople.OtherDesk, Monday.AddDays(2), Monday.AddDays(5)))!.Code.ShouldBe("absence.overlaps");
        (await LeaveAsync(Housing, Townspeople.OtherDesk, Monday.AddDays(5), Monday.AddDays(3)))!.Code.ShouldBe("absence.days-wrong");
        (await LeaveAsync(Housing, Townspeople.OtherDesk, Monday.AddDays(3), Monday.AddDays(5))).ShouldBeNull();
    }

    [Fact]
    public async Task Open_work_is_never_left_with_nobody()
    {
        var number = await town.AcceptAsync();
        var lead = (await town.ReadAsync(number)).Dossier.File.OpenItems.First(item => item.Unit != "DESK").Unit;
        var person = Townspeople.Of(lead);

        var alone = await Keeping.EnableAsync(Townspeople.Administrator, person.Id, false, "调离", Ct);
        await SaveAsync(Townspeople.OtherDesk, [new("DESK", Role.Clerk), new(lead, Role.Handler)]);
        var helped = await Keeping.EnableAsync(Townspeople.Administrator, person.Id, false, "调离", Ct);

        alone!.Code.ShouldBe("account.last-in-unit");
        helped.ShouldBeNull();
        (await SaveAsync(Townspeople.OtherDesk, [new("DESK", Role.Clerk)]))!.Code.ShouldBe("account.last-in-unit");
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        (await SaveAsync(Townspeople.Administrator, []))!.Code.ShouldBe("account.last-administrator");
        (await Keeping.EnableAsync(Townspeople.Administrator, Townspeople.Administrator.Id, false, "调离", Ct))!.Code.ShouldBe("account.last-administrator");

        (await SaveAsync(Townspeople.Auditor, [new(null, Role.Administrator)])).ShouldBeNull();
        (await SaveAsync(Townspeople.Administrator, [])).ShouldBeNull();
    }

    [Fact]
    public async Task Work_is_done_in_a_unit_and_only_an_administrator_gives_posts_which_the_log_tells()
    {
        (await SaveAsync(Townspeople.OtherDesk, [new(null, Role.Handler)]))!.Code.ShouldBe("account.work-needs-unit");
        (await Keeping.SaveAsync(Townspeople.Supervisor, Townspeople.OtherDesk.Id, "某人", [], "试", Ct))!.Forbidden.ShouldBeTrue();

        await SaveAsync(Townspeople.OtherDesk, [new("DESK", Role.Clerk), new("DESK", Role.Head)]);

        var line = (await new AdministrationLog(town.Source).ReadAsync(Townspeople.Auditor, new(), null, 9, Ct)).Value.Single();
        (line.Act.Kind, line.Act.Before, line.Act.After).ShouldBe(("account-changed", "DESK Clerk", "DESK Clerk\nDESK Head"));
    }

    private Task<Casework.Refusal?> LeaveAsync(Actor who, Actor deputy, DateOnly first, DateOnly last) =>
        Keeping.LeaveAsync(Townspeople.Administrator, who.Id, deputy.Id, first, last, "出差", Ct);

    private Task<Casework.Refusal?> SaveAsync(Actor who, IReadOnlyList<Membership> posts) =>
        Keeping.SaveAsync(Townspeople.Administrator, who.Id, who.Name, posts, "调整", Ct);
}
