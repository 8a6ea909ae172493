using Mediation.Postgres.Desk;
using Mediation.TestKit;
using Mediation.TestKit.Shipped;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>The same request twice, two people at one case, and a node that dies.</summary>
public sealed class TwiceTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_key_gives_the_same_bytes_and_one_case()
    {
        var first = await town.TryAcceptAsync("路灯坏了三天", "once");
        var second = await town.TryAcceptAsync("路灯坏了三天", "once");

        second.Value.Body.ShouldBe(first.Value.Body);
        (await town.CountAsync("select count(*) from case_file c join statement s on s.case_id = c.id where s.text = '路灯坏了三天'"))
            .ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_at_the_same_instant_from_sixteen_callers_gives_one_case_and_the_same_bytes()
    {
        using var barrier = new Barrier(16);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(() =>
        {
            barrier.SignalAndWait(Ct);
            return town.TryAcceptAsync("路灯坏了五天", "at-once");
        }, Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        answers.Select(a => Convert.ToHexString(a.Value.Body)).Distinct().ShouldHaveSingleItem();
        (await town.CountAsync("select count(*) from statement where text = '路灯坏了五天'")).ShouldBe(1);
        (await town.CountAsync("select count(*) from idempotent_answer where key = 'at-once'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await town.AcceptAsync("路灯坏了", "reused");

        (await town.TryAcceptAsync("电梯坏了", "reused")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("request.key-reused");
    }

    [Fact]
    public async Task Numbers_never_repeat_when_fifty_are_accepted_at_once()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(at => town.AcceptAsync($"第{at}盏路灯不亮")));

        numbers.Distinct().Count().ShouldBe(50);
    }

    [Fact]
    public async Task Of_two_who_do_the_same_act_exactly_one_wins_and_the_other_is_told()
    {
        var number = await town.AcceptAsync();
        var file = (await town.ReadAsync(number)).File;
        var item = file.OpenItems.Single(w => w.Unit == "URBAN").Id;
        using var barrier = new Barrier(2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            barrier.SignalAndWait(Ct);
            return town.ActAsync(Townspeople.Of("URBAN"), number, "sign-for", null, file.Version, item);
        })));

        answers.Count(a => !a.IsRefused).ShouldBe(1);
        answers.Single(a => a.IsRefused).Refusals[0].Code.ShouldBe("case.changed");
    }

    [Fact]
    public async Task Of_two_different_acts_at_one_version_one_wins_and_of_the_other_nothing_is_left()
    {
        for (var round = 0; round < 12; round++)
        {
            var number = await town.AcceptAsync();
            var file = (await town.ReadAsync(number)).File;
            var item = file.OpenItems.Single(w => w.Unit == "URBAN").Id;
            var reason = $"不属我单位职责{round}";
            using var barrier = new Barrier(2);
            Task<Casework.Answer<Handled>> Racing(string act, object? data) => Task.Run(() =>
            {
                barrier.SignalAndWait(Ct);
                var key = CaseDatabase.Key($"{act}-{round}", act, Townspeople.Of("URBAN"));
                return town.Desk.HandleAsync(Townspeople.Of("URBAN"),
                    CaseDatabase.Request(number, act, data, file.Version, item, key), _ => new StoredAnswer(200, []), Ct);
            });

            var answers = await Task.WhenAll(
                Racing("sign-for", null), Racing("return-dispatch", new { reasonCode = "not-our-duty", reason }));

            var returned = answers[1].IsRefused ? 0 : 1;
            answers.Single(a => a.IsRefused).Refusals[0].Code.ShouldBe("case.changed");
            (await town.ReadAsync(number)).File.Version.ShouldBe(file.Version + 1);
            (await town.CountAsync($"select count(*) from statement where text = '{reason}'")).ShouldBe(returned);
            (await town.CountAsync($"select count(*) from idempotent_answer where key like '%-{round}'")).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Another_units_share_does_not_make_a_form_stale()
    {
        var number = await town.AcceptAsync();
        var file = (await town.ReadAsync(number)).File;
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), number, "sign-for");
        await town.DoesAsync(Townspeople.Desk, number, "note", new { text = "群众来电催问" });

        (await town.ActAsync(Townspeople.Of("URBAN"), number, "sign-for", null, file.Version,
            file.OpenItems.Single(w => w.Unit == "URBAN").Id)).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_about_a_clock_is_stale_when_the_clocks_changed()
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        var file = (await town.ReadAsync(number)).File;
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "contact", new { how = "电话", text = "已联系" });
        var handling = file.Deadlines.Single(d => d.Kind == "handling").Id;

        (await town.ActAsync(Townspeople.Of("URBAN"), number, "extend",
            new { deadline = handling, by = 3, reason = "等料" }, file.Version)).Refusals[0].Code.ShouldBe("case.changed");
    }

    [Fact]
    public async Task A_form_of_a_version_that_is_yet_to_come_is_no_form_of_ours()
    {
        var number = await town.AcceptAsync();

        (await town.ActAsync(Townspeople.Of("URBAN"), number, "sign-for", null, 99)).Refusals[0].Code.ShouldBe("case.changed");
    }

    [Fact]
    public async Task A_node_that_dies_before_the_commit_leaves_nothing()
    {
        var number = await town.AcceptAsync();
        var before = CaseDatabase.Text((await town.ReadAsync(number)).File);
        var request = CaseDatabase.Request(number, "sign-for", key: CaseDatabase.Key("dies", "", Townspeople.Of("URBAN")));

        await using var line = FickleLine.To(town.ConnectionString);
        await using var node = NpgsqlDataSource.Create(line.ConnectionString);
        await Should.ThrowAsync<Exception>(() => town.NewDesk(node).HandleAsync(Townspeople.Of("URBAN"), request, _ =>
        {
            line.BreakAt(1, afterwards: false);
            return new StoredAnswer(200, []);
        }, Ct));

        CaseDatabase.Text((await town.ReadAsync(number)).File).ShouldBe(before);
        (await town.CountAsync("select count(*) from idempotent_answer where key = 'dies'")).ShouldBe(0);
        (await town.Desk.HandleAsync(Townspeople.Of("URBAN"), request, _ => new StoredAnswer(200, []), Ct)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_node_that_dies_after_the_commit_has_done_it_and_whoever_asks_again_is_told_the_same()
    {
        var number = await town.AcceptAsync();
        var version = (await town.ReadAsync(number)).File.Version;
        var request = CaseDatabase.Request(number, "sign-for", key: CaseDatabase.Key("dies late", "", Townspeople.Of("URBAN")));
        await using var line = FickleLine.To(town.ConnectionString);
        await using var node = NpgsqlDataSource.Create(line.ConnectionString);
        await Should.ThrowAsync<Exception>(() => town.NewDesk(node).HandleAsync(Townspeople.Of("URBAN"), request, _ =>
        {
            line.BreakAt(1, afterwards: true);
            return new StoredAnswer(200, [7]);
        }, Ct));

        var again = await town.Desk.HandleAsync(Townspeople.Of("URBAN"), request, _ => new StoredAnswer(500, []), Ct);

        again.Value.Answer.Body.ShouldBe([7]);
        (await town.ReadAsync(number)).File.Version.ShouldBe(version + 1);
    }

    [Fact]
    public async Task What_a_node_with_a_slow_clock_adds_to_a_case_still_reads_back_last()
    {
        var number = await town.AcceptAsync();
        var slow = new TestClock(town.Clock.GetUtcNow().AddSeconds(-30));
        var desk = new Postgres.Desk.Desk(town.Source, town.InForce, slow,
            new Announcer(town.Source, slow, NullLogger<Announcer>.Instance), NullLogger<Postgres.Desk.Desk>.Instance);
        await town.ExecuteAsync("update product_clock set ahead = interval '1 minute'");

        var answer = await desk.HandleAsync(Townspeople.Of("URBAN"),
            CaseDatabase.Request(number, "return-dispatch", new { reasonCode = "not-our-duty", reason = "不属我单位职责" }),
            _ => new StoredAnswer(200, []), Ct);

        CaseDatabase.Text((await town.ReadAsync(number)).File).ShouldBe(CaseDatabase.Text(answer.Value.Decision!.After));
        await town.ExecuteAsync("update product_clock set ahead = interval '0'");
    }
}
