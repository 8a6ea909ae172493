using Mediation.Casework.Actors;
using Mediation.Postgres.RootCauses;
using Mediation.Postgres.Tests.Rates;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.RootCauses;

/// <summary>Neighbours bring the same matter again and again; the supervisor lets a unit treat it at the root.</summary>
public sealed class RootCauseTests(RateTown town) : IClassFixture<RateTown>
{
    private const string OtherWords = "楼上渗水，把我家天花板泡坏了";

    private static readonly string[] Leaks = [RateTown.Leak, "厨房漏水，天花板泡坏了，楼上不管", "卫生间漏水，邻居不修"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => town.Town.Clock.GetUtcNow();

    private RootCauseKeeping Keeping => new(town.Town.Source, town.Town.InForce, Finding, town.Town.Clock);

    private MatterFinding Finding => new(town.Town.Source, town.Town.InForce);

    private RootCauseList Projects => new(town.Town.Source);

    [Fact]
    public async Task A_matter_becomes_a_project_its_people_are_told_and_it_ends_with_a_result()
    {
        var cases = await LeaksAsync();
        var matter = (await Finding.FindAsync(Townspeople.Supervisor, town.Begin, Ct)).Value.ShouldHaveSingleItem();
        matter.Cluster.Members.Select(one => one.Number).ShouldBe(cases);
        matter.Said.ShouldContain(said => said.Contains("漏水", StringComparison.Ordinal));

        var number = (await OpenAsync(matter)).Value;
        (await ToldAsync(number, "root-cause-told", "complainant")).ShouldBe(cases.Count);
        (await ToldAsync(number, "root-cause-lead", "unit:PROPERTY")).ShouldBe(1);
        (await ToldAsync(number, "root-cause-joined", "complainant")).ShouldBe(0);
        (await ToldAsync(number, "root-cause-joined", "unit:%")).ShouldBeGreaterThanOrEqualTo(cases.Count);
        (await town.Town.ReadAsync(cases[0])).RootCause.ShouldBe(number);
        (await Finding.FindAsync(Townspeople.Supervisor, town.Begin, Ct)).Value.ShouldBeEmpty();

        (await Keeping.ProgressAsync(Townspeople.Of("PROPERTY"), number, 1, "逐户查看了立管", Now, Ct)).IsRefused.ShouldBeFalse();
        (await Keeping.CloseAsync(Townspeople.Supervisor, number, 2, RootCauseResult.Cured, "立管已换", Now, Ct)).IsRefused.ShouldBeFalse();

        var record = (await Projects.FindAsync(Townspeople.Auditor, number, Ct)).ShouldNotBeNull();
        record.Project.Result.ShouldBe(RootCauseResult.Cured);
        record.Entries.Select(entry => entry.Kind).ShouldBe(["closed", "progressed", "opened"]);
        (await ToldAsync(number, "root-cause-closed", "complainant")).ShouldBe(cases.Count);
        (await town.Town.CountAsync($"select count(*) from administration_act where subject = '{number}'")).ShouldBe(2);
        (await Keeping.ProgressAsync(Townspeople.Supervisor, number, 3, "还想写", Now, Ct)).Refusals.Single().Code.ShouldBe("root-cause.closed");
    }

    [Fact]
    public async Task A_later_case_of_the_matter_is_offered_to_the_project_and_taken_in_once()
    {
        await LeaksAsync();
        var number = (await OpenAsync((await Finding.FindAsync(Townspeople.Supervisor, town.Begin, Ct)).Value.Single())).Value;
        var later = await town.AcceptAsync(RateTown.Leak, phone: "13800009999");
        var otherwise = await town.AcceptAsync(OtherWords, phone: "13800009998");
        await town.AcceptAsync();

        var record = (await Projects.FindAsync(Townspeople.Supervisor, number, Ct)).ShouldNotBeNull();
        record.Offered.Select(one => one.Number).Order(StringComparer.Ordinal).ShouldBe([later, otherwise]);
        record.Offered.ShouldAllBe(one => record.Project.Rule.Holds(one));
        (await Projects.FindAsync(Townspeople.Auditor, number, Ct))!.Offered.ShouldBeEmpty("an auditor changes nothing");

        (await Keeping.JoinAsync(Townspeople.Supervisor, number, 1, [], Now, Ct)).Refusals.Single().Code.ShouldBe("root-cause.nothing-chosen");
        (await Keeping.JoinAsync(Townspeople.Supervisor, number, 1, [later], Now, Ct)).Value.ShouldBe(1);
        (await Keeping.JoinAsync(Townspeople.Supervisor, number, 1, [otherwise], Now, Ct)).Refusals.Single().Code.ShouldBe("root-cause.changed");
        (await Keeping.JoinAsync(Townspeople.Supervisor, number, 2, [later], Now, Ct)).Refusals.Single().Code.ShouldBe("root-cause.taken");
        (await Projects.FindAsync(Townspeople.Supervisor, number, Ct))!.Project.Cases.ShouldBe(4);
    }

    [Fact]
    public async Task What_is_another_matter_is_passed_over_and_not_offered_to_the_project_again()
    {
        await LeaksAsync();
        var number = (await OpenAsync((await Finding.FindAsync(Townspeople.Supervisor, town.Begin, Ct)).Value.Single())).Value;
        var later = await town.AcceptAsync(RateTown.Leak, phone: "13800009999");
        var before = await town.Town.CountAsync("select count(*) from outbox_message");

        (await Keeping.PassOverAsync(Townspeople.Of("PROPERTY"), number, 1, [later], Now, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await Keeping.PassOverAsync(Townspeople.Supervisor, number, 1, [later], Now, Ct)).Value.ShouldBe(1);

        var record = (await Projects.FindAsync(Townspeople.Supervisor, number, Ct)).ShouldNotBeNull();
        record.Offered.ShouldNotContain(one => one.Number == later);
        (record.Entries[0].Kind, record.Entries[0].Text).ShouldBe(("passed-over", "1"));
        (await Keeping.JoinAsync(Townspeople.Supervisor, number, 2, [later], Now, Ct)).Refusals.Single().Code.ShouldBe("root-cause.taken");
        (await town.Town.CountAsync("select count(*) from outbox_message")).ShouldBe(before, "nobody is told of what isn't theirs");
        // Else the next story's project would be offered it.
        await town.DoesAsync("DESK", later, "withdraw", new { reason = "群众来电撤回" });
    }

    [Fact]
    public async Task Only_a_supervisor_opens_and_only_the_leading_unit_goes_on_with_it()
    {
        await LeaksAsync();
        var matter = (await Finding.FindAsync(Townspeople.Supervisor, town.Begin, Ct)).Value.Single();
        (await OpenAsync(matter, Townspeople.Auditor)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await Finding.FindAsync(Townspeople.Of("PMC"), town.Begin, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await OpenAsync(matter, plan: Plan with { DueOn = new(2026, 1, 1) })).Refusals.Single().Code.ShouldBe("root-cause.due-passed");
        (await OpenAsync(matter, plan: Plan with { Name = " " })).Refusals.Single().Code.ShouldBe("field.missing");
        (await OpenAsync(matter, plan: Plan with { Lead = "NOBODY" })).Refusals.Single().Code.ShouldBe("field.missing");
        var number = (await OpenAsync(matter)).Value;

        (await OpenAsync(matter)).Refusals.Single().Code.ShouldBe("root-cause.matter-gone");
        (await Projects.FindAsync(Townspeople.Of("TAX"), number, Ct)).ShouldBeNull();
        (await Projects.ListAsync(Townspeople.Of("TAX"), Ct)).ShouldBeEmpty();
        (await Projects.FindAsync(Townspeople.Of("PROPERTY"), number, Ct)).ShouldNotBeNull();
        (await Keeping.ProgressAsync(Townspeople.Of("TAX"), number, 1, "写", Now, Ct)).Refusals.Single().Code.ShouldBe("request.not-found");
        (await Keeping.ProgressAsync(Townspeople.Auditor, number, 1, "写", Now, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await Keeping.CloseAsync(Townspeople.Of("PROPERTY"), number, 1, RootCauseResult.Eased, "写", Now, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_supervisors_who_open_the_same_matter_at_once_open_one_project()
    {
        await LeaksAsync();
        var matter = (await Finding.FindAsync(Townspeople.Supervisor, town.Begin, Ct)).Value.Single();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(matter)));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Where(answer => answer.IsRefused).ShouldAllBe(answer => answer.Refusals[0].Code == "root-cause.taken" || answer.Refusals[0].Code == "root-cause.matter-gone");
        (await town.Town.CountAsync("select count(*) from root_cause r where not exists (select from root_cause_case c where c.root_cause_id = r.id)")).ShouldBe(0);
    }

    private Task<long> ToldAsync(string number, string template, string to) => town.Town.CountAsync(
        $"select count(*) from outbox_message where template = '{template}' and recipient like '{to}' and arguments ->> 'project' = '{number}'");

    private RootCausePlan Plan => new("月光小区漏水", "PROPERTY", "查清立管并更换", DateOnly.FromDateTime(town.Begin.AddDays(60).Date));

    private Task<Mediation.Casework.Answer<string>> OpenAsync(Matter matter, Actor? who = null, RootCausePlan? plan = null) =>
        Keeping.OpenAsync(who ?? Townspeople.Supervisor, matter.Cluster.Rule.Key, town.Begin, plan ?? Plan, Now, Ct);

    private async Task<IReadOnlyList<string>> LeaksAsync()
    {
        town.StartStory();
        await town.AcceptAsync();
        await town.AcceptAsync("电梯一到三楼就抖");
        var cases = new List<string>();
        foreach (var (at, text) in Leaks.Index())
        {
            cases.Add(await town.AcceptAsync(text, phone: $"1380000{at:0000}"));
            town.Pass(TimeSpan.FromHours(1));
        }
        return cases;
    }
}
