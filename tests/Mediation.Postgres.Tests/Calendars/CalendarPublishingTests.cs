using Mediation.Casework.Calendars;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Calendars;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mediation.Postgres.Tests.Calendars;

/// <summary>Another calendar comes into force while cases are open; it is a Monday in March.</summary>
public sealed class CalendarPublishingTests : IAsyncLifetime
{
    private static readonly Holiday Spring = new("桃花节", new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 6));

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task What_is_shown_before_publishing_is_what_happens_and_each_clock_is_told_once()
    {
        for (var at = 0; at < 12; at++)
            await town.AcceptAsync($"第{at}盏路灯不亮");
        await AddHolidayAsync();
        var (shelf, effect) = await PreviewAsync();
        effect.Moved.ShouldNotBeEmpty();

        (await PublishAsync(shelf, effect)).Value.ShouldBe(2);
        await using var elsewhere = NpgsqlDataSource.Create(town.ConnectionString);
        await Task.WhenAll(new[] { town.Desk, town.NewDesk(elsewhere), town.NewDesk(elsewhere) }.Select(desk => Task.Run(async () =>
        {
            while (await desk.TurnCalendarAsync(5, Ct) > 0)
            {
            }
        })));
        await TellAllAsync();

        var told = await ToldAsync();
        told.Select(t => (t.Clock, t.Change.Was, t.Change.Due)).Order()
            .ShouldBe(effect.Moved.Select(m => (m.Clock, (DateTimeOffset?)m.Move.Was, (DateTimeOffset?)m.Move.Due)).Order());
        (await DueAsync()).Where(row => told.Exists(t => t.Clock == row.Key)).ShouldAllBe(row => told.Find(t => t.Clock == row.Key).Change.Due == row.Value);
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
        (await StoreAsync()).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task An_act_that_comes_before_the_telling_reckons_by_the_new_calendar_and_swallows_nothing()
    {
        var number = await town.AcceptAsync();
        await AddHolidayAsync();
        var (shelf, effect) = await PreviewAsync();
        await PublishAsync(shelf, effect);

        await town.DoesAsync(Townspeople.Desk, number, "note", new { text = "居民又来问了一次" });

        (await ToldAsync()).ShouldBeEmpty("the act is nobody's telling");
        await TellAllAsync();
        (await ToldAsync()).Select(t => (t.Clock, t.Change.Was, t.Change.Due)).Order()
            .ShouldBe(effect.Moved.Select(m => (m.Clock, (DateTimeOffset?)m.Move.Was, (DateTimeOffset?)m.Move.Due)).Order());
    }

    [Fact]
    public async Task A_node_that_has_not_heard_of_the_new_calendar_never_decides_by_the_old_one()
    {
        var number = await town.AcceptAsync();
        await AddHolidayAsync();
        var (shelf, effect) = await PreviewAsync();
        var deaf = new InForce();
        deaf.Replace(town.InForce.Policy);
        var desk = new Postgres.Desk.Desk(town.Source, deaf, town.Clock,
            new Announcer(town.Source, town.Clock, NullLogger<Announcer>.Instance), NullLogger<Postgres.Desk.Desk>.Instance);
        await PublishAsync(shelf, effect);
        await TellAllAsync();

        (await desk.HandleAsync(Townspeople.Desk, CaseDatabase.Request(number, "note", new { text = "居民又来问了一次" }),
            _ => new StoredAnswer(200, []), Ct)).IsRefused.ShouldBeFalse();

        deaf.Policy.Calendar.Number.ShouldBe(2);
        (await town.CountAsync(
            """
            select count(*)
            from case_file c
            where c.due_at = (select min(d.due_at) from deadline d where d.case_id = c.id and d.state not in ('met', 'void'))
            """)).ShouldBe(1);
    }

    [Fact]
    public async Task When_other_clocks_would_move_than_were_seen_nothing_is_published()
    {
        await AddHolidayAsync();
        var (shelf, effect) = await PreviewAsync();
        await town.AcceptAsync();

        (await PublishAsync(shelf, effect)).Refusals.Single().Code.ShouldBe(CalendarDrafting.EffectChanged);

        (await StoreAsync()).InForce.Number.ShouldBe(1);
        var (again, now) = await PreviewAsync();
        (await PublishAsync(again, now)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task A_save_made_from_an_older_draft_is_refused_and_going_back_leaves_no_draft()
    {
        await AddHolidayAsync();
        var stale = await Drafting.SaveAsync(Townspeople.Administrator, null, shelf => shelf.InForce.Contents, Ct);
        var draft = (await StoreAsync()).Draft.ShouldNotBeNull();

        var back = await Drafting.SaveAsync(Townspeople.Administrator, draft.Stamp, shelf => shelf.InForce.Contents, Ct);

        stale.Refusals.Single().Code.ShouldBe(CalendarDrafting.Changed);
        back.Value.Draft.ShouldBeNull();
        (await Drafting.PreviewAsync(Townspeople.Administrator, Ct)).Refusals.Single().Code.ShouldBe(CalendarDrafting.Unchanged);
    }

    [Fact]
    public async Task Only_an_administrator_prepares_and_publishes_and_the_log_says_who_why_and_what()
    {
        (await Drafting.SaveAsync(Townspeople.Supervisor, null, shelf => shelf.Newest, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await new CalendarStore(town.Source).ReadAsync(Townspeople.Desk, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        await AddHolidayAsync();
        var (shelf, effect) = await PreviewAsync();

        await PublishAsync(shelf, effect);

        var log = new AdministrationLog(town.Source);
        var line = (await log.ReadAsync(Townspeople.Auditor, new AdministrationFilter("桃花"), null, 10, Ct)).Value.Single();
        line.Act.Kind.ShouldBe("calendar-published");
        line.Act.Subject.ShouldBe("LZ-2");
        line.Act.Reason.ShouldBe("本地节日");
        line.Act.After.ShouldBe("放假 桃花节 2026-03-04 至 2026-03-06");
        line.AccountName.ShouldBe("管理员");
        (await log.ReadAsync(Townspeople.Auditor, new AdministrationFilter("李花"), null, 10, Ct)).Value.ShouldBeEmpty();
        (await log.ReadAsync(Townspeople.Desk, new AdministrationFilter(), null, 10, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
    }

    private CalendarDrafting Drafting => new(town.Source, town.InForce, town.Clock);

    private async Task<CalendarShelf> StoreAsync() => (await new CalendarStore(town.Source).ReadAsync(Townspeople.Auditor, Ct)).Value;

    private async Task AddHolidayAsync() => (await Drafting.SaveAsync(Townspeople.Administrator, null, shelf =>
    {
        var year = shelf.Newest.NoticeOf(2026)!;
        return shelf.Newest.With(year with { Holidays = [.. year.Holidays, Spring] });
    }, Ct)).IsRefused.ShouldBeFalse();

    private async Task<(CalendarShelf Shelf, CalendarEffect Effect)> PreviewAsync() =>
        (await Drafting.PreviewAsync(Townspeople.Administrator, Ct)).Value;

    private Task<Casework.Answer<int>> PublishAsync(CalendarShelf shelf, CalendarEffect effect) =>
        Drafting.PublishAsync(Townspeople.Administrator, shelf.Draft!.Stamp, effect.Fingerprint, "本地节日", Ct);

    private async Task TellAllAsync()
    {
        while (await town.Desk.TurnCalendarAsync(100, Ct) > 0)
        {
        }
    }

    private async Task<List<(Guid Clock, CalendarChanged Change)>> ToldAsync()
    {
        await using var command = town.Source.CreateCommand("select number from case_file order by id");
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var told = new List<(Guid, CalendarChanged)>();
        while (await reader.ReadAsync(Ct))
            told.AddRange((await town.ReadAsync(reader.GetString(0))).Journal.Select(line => line.Event).OfType<DeadlineChanged>()
                .Where(e => e.Change is CalendarChanged).Select(e => (e.Deadline, (CalendarChanged)e.Change)));
        return told;
    }

    private async Task<Dictionary<Guid, DateTimeOffset>> DueAsync()
    {
        await using var command = town.Source.CreateCommand("select id, due_at from deadline");
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var due = new Dictionary<Guid, DateTimeOffset>();
        while (await reader.ReadAsync(Ct))
            due.Add(reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(1));
        return due;
    }
}
