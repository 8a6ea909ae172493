using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Postgres.Accounts;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Seeding;
using Mediation.TestKit;
using Npgsql;

namespace Mediation.Postgres.Tests.Seeding;

/// <summary>One play of the shipped cases, at noon of an ordinary Friday, looked at from many sides.</summary>
public sealed class DemoPlayed : IAsyncLifetime
{
    /// <summary>Noon of Friday 2026-11-20 in the town.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.FromHours(8));

    public TestDatabase Database { get; } = new();

    public Played? Played { get; private set; }

    internal DemoPlay Play { get; private set; } = null!;

    /// <summary>The audit of what was played.</summary>
    public CaseAudit Audit { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        var inForce = await DemoTown.FoundAsync(Database, default);
        Audit = new CaseAudit(Database.Source, inForce, new TestClock(Now));
        Play = new DemoPlay(Database.Source, inForce, new AccountStore(Database.Source), new TestClock(Now));
        Played = await Play.PlayAsync(DemoTown.Cases, default);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

public sealed class DemoPlayTests(DemoPlayed demo) : IClassFixture<DemoPlayed>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Forty_cases_are_played_and_no_act_is_left_out()
    {
        demo.Played.ShouldNotBeNull();
        demo.Played.Cases.ShouldBe(40);
        demo.Played.LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_stage_in_which_the_shipped_workflows_wait_has_a_case() =>
        (await WordsAsync("select distinct stage from case_file")).ShouldBe(
        [
            "accepted", "closed", "closing", "consultation", "dispatched", "follow-up", "handling", "pending", "reply",
            "return-review",
        ]);

    [Fact]
    public async Task Every_way_a_complaint_can_end_is_there() =>
        (await WordsAsync("select distinct result from case_file where result is not null"))
            .ShouldBe(Enum.GetValues<CaseResult>().Select(r => r.Code()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("an overdue case", "stage <> 'closed' and due_at < $1")]
    [InlineData("a nearly overdue case", "stage <> 'closed' and amber_at < $1 and due_at > $1")]
    [InlineData("a supervised case", "supervised")]
    [InlineData("a secret case", "secrecy = 3")]
    [InlineData("an emergency", "priority = 'P0' and stage <> 'closed'")]
    [InlineData("a case returned once", "return_count = 1")]
    [InlineData("a case called in vain", "body->'followUps'->1->>'reached' = 'false' and stage = 'follow-up'")]
    [InlineData("a mediation under way",
        "c.id in (select case_id from work_item where closed_at is null and step = 'mediation/session')")]
    public async Task Among_them_is(string what, string condition)
    {
        await using var command = demo.Database.Source.CreateCommand(
            $"select number from case_file c where {condition} and $1 is not null");
        command.Parameters.Add(new() { Value = DemoPlayed.Now.ToUniversalTime() });
        (await command.ExecuteScalarAsync(Ct)).ShouldNotBeNull(what);
    }

    [Fact]
    public async Task No_closed_case_has_an_open_work_item_or_a_clock_that_still_waits() =>
        (await CountAsync(
            """
            select count(*)
            from case_file c
            where c.stage = 'closed'
              and (exists (select 1 from work_item w where w.case_id = c.id and w.closed_at is null)
                   or exists (select 1 from deadline d where d.case_id = c.id and d.next_at is not null))
            """)).ShouldBe(0);

    [Fact]
    public async Task Every_journal_is_whole_and_runs_forward_and_ends_before_now()
    {
        var journals = (await JournalAsync()).GroupBy(line => line.Entry.Case).ToList();

        journals.Count.ShouldBe(40);
        foreach (var journal in journals)
        {
            JournalEntry.FirstBreak(journal).ShouldBeNull();
            journal.Select(line => line.Entry.At).ShouldBeInOrder();
            journal.Last().Entry.At.ShouldBeLessThanOrEqualTo(DemoPlayed.Now);
        }
    }

    [Fact]
    public async Task An_audit_finds_every_case_whole_in_somebodys_hands_and_before_a_clock()
    {
        var report = await demo.Audit.RunAsync(null, Ct);

        report.Cases.ShouldBe(40);
        report.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_clock_that_fell_due_was_left_unserved() =>
        (await CountAsync("select count(*) from deadline where next_at <= timestamptz '2026-11-20 12:00+08'"))
            .ShouldBe(0);

    [Fact]
    public async Task A_second_play_does_nothing()
    {
        var before = await CountAsync("select count(*) from journal_entry");

        (await demo.Play.PlayAsync(DemoTown.Cases, Ct)).ShouldBeNull();

        (await CountAsync("select count(*) from journal_entry")).ShouldBe(before);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = demo.Database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task<IReadOnlyList<string>> WordsAsync(string sql)
    {
        await using var command = demo.Database.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var words = new List<string>();
        while (await reader.ReadAsync(Ct))
            words.Add(reader.GetString(0));
        return [.. words.Order(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<(JournalEntry Entry, string Hash)>> JournalAsync()
    {
        await using var command = demo.Database.Source.CreateCommand(
            """
            select case_id, sequence, version, at, actor, actor_name, unit_code, on_behalf, act, kind, body,
                   previous_hash, hash
            from journal_entry
            order by case_id, sequence
            """);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var lines = new List<(JournalEntry, string)>();
        while (await reader.ReadAsync(Ct))
            lines.Add((Entry(reader), reader.GetString(12)));
        return lines;
    }

    private static JournalEntry Entry(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetInt32(1), row.GetInt64(2), row.GetFieldValue<DateTimeOffset>(3), row.GetGuid(4),
        row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6), row.GetBoolean(7), row.GetString(8),
        row.GetString(9), row.GetString(10), row.GetString(11));
}

/// <summary>Plays that begin at odd moments, or are cut off.</summary>
public sealed class DemoPlayInterruptedTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    private InForce inForce = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        inForce = await DemoTown.FoundAsync(database, Ct);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_play_that_was_cut_off_goes_on_without_doubling_anything()
    {
        using var cut = new CancellationTokenSource();
        var first = PlayAt(DemoPlayed.Now).PlayAsync(DemoTown.Cases, cut.Token);
        await UntilAsync(cases => cases >= 10);
        await cut.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        (await CasesAsync()).ShouldBeLessThan(40);

        var played = await PlayAt(DemoPlayed.Now.AddMinutes(5)).PlayAsync(DemoTown.Cases, Ct);

        played!.LeftOut.ShouldBeEmpty();
        (await CasesAsync()).ShouldBe(40);
    }

    [Fact]
    public async Task Of_two_nodes_that_start_together_one_plays()
    {
        var cases = DemoTown.Cases.Take(5).ToList();

        var played = await Task.WhenAll(
            PlayAt(DemoPlayed.Now).PlayAsync(cases, Ct), PlayAt(DemoPlayed.Now).PlayAsync(cases, Ct));

        played.Count(p => p is not null).ShouldBe(1);
        (await CasesAsync()).ShouldBe(5);
    }

    [Theory]
    [InlineData("2026-11-21T02:20:00+08:00")]
    [InlineData("2026-10-05T15:00:00+08:00")]
    public async Task Whatever_the_day_every_act_is_allowed(string now) =>
        (await PlayAt(DateTimeOffset.Parse(now, null)).PlayAsync(DemoTown.Cases, Ct))!.LeftOut.ShouldBeEmpty();

    private DemoPlay PlayAt(DateTimeOffset now) =>
        new(database.Source, inForce, new AccountStore(database.Source), new TestClock(now));

    private async Task UntilAsync(Func<long, bool> enough)
    {
        while (!enough(await CasesAsync()))
            await Task.Yield();
    }

    private async Task<long> CasesAsync()
    {
        await using var command = database.Source.CreateCommand("select count(*) from case_file");
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
