using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Casework.Places.Tables;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Places;
using Mediation.Postgres.Views;
using Mediation.TestKit;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Definitions;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>A database with the shipped town, policy and people, and a desk to act through (办案测试库).</summary>
public sealed class CaseDatabase : IAsyncLifetime
{
    public const string Lamp = "路灯不亮";

    private const string Home = "西园路月光小区2栋";

    private readonly TestDatabase database = new();

    public TestClock Clock { get; } = new();

    public NpgsqlDataSource Source => database.Source;

    public string ConnectionString => database.ConnectionString;

    public InForce InForce { get; } = new();

    public Postgres.Desk.Desk Desk { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        InForce.Replace(await ShippedTown.FoundAsync(Source, Clock));
        Desk = NewDesk(Source);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>The audit of this database.</summary>
    public CaseAudit Audit => new(Source, InForce, Clock);

    /// <summary>The desk of another node, on connections of its own.</summary>
    public Postgres.Desk.Desk NewDesk(NpgsqlDataSource source, InForce? works = null) => new(source, works ?? InForce, Clock,
        new Announcer(source, Clock, NullLogger<Announcer>.Instance), NullLogger<Postgres.Desk.Desk>.Instance);

    /// <summary>
    /// A node does something on a line that breaks at a request (<see cref="FickleLine.BreakAt"/>), and dies of it or not; returns when the
    /// server has noticed.
    /// </summary>
    public async Task BreakingAsync(int request, bool afterwards, Func<Postgres.Desk.Desk, Task> work)
    {
        var node = $"node-{Guid.CreateVersion7():N}";
        await using (var line = FickleLine.To(ConnectionString))
        await using (var source = NpgsqlDataSource.Create($"{line.ConnectionString};Pooling=false;Application Name={node}"))
        {
            line.BreakAt(request, afterwards);
            try
            {
                await work(NewDesk(source));
            }
            catch (NpgsqlException)
            {
                // A node that dies says nothing; what it left is for the test to look at.
            }
        }
        while (await CountAsync($"select count(*) from pg_stat_activity where application_name = '{node}'") > 0)
        {
        }
    }

    /// <summary>Accepts a complaint at the window; the number of its case.</summary>
    public async Task<string> AcceptAsync(string text = Lamp, string? key = null, Actor? by = null, string place = Home) =>
        Encoding.UTF8.GetString((await TryAcceptAsync(text, key, by, place)).Value.Body);

    public Task<Answer<StoredAnswer>> TryAcceptAsync(string text, string? key = null, Actor? by = null, string place = Home)
    {
        var form = new ComplaintForm
        {
            Text = text,
            Channel = "窗口登记",
            Place = place,
            Reporter = new() { Name = "李云芳", Phone = "13800001234" },
        };
        return Desk.AcceptAsync(by ?? Townspeople.Desk, form, Key(key ?? $"{Guid.CreateVersion7()}", text, by), Render, Ct);
    }

    /// <summary>A request's key, with the hash of what it asks.</summary>
    public static RequestKey Key(string key, string body, Actor? by = null) =>
        new((by ?? Townspeople.Desk).Id, key, SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    public Task<Answer<Handled>> ActAsync(
        Actor who, string number, string act, object? data = null, long? version = null, Guid? item = null) =>
        Desk.HandleAsync(who, Request(number, act, data, version, item), _ => new StoredAnswer(200, []), Ct);

    public static CaseRequest Request(
        string number, string act, object? data = null, long? version = null, Guid? item = null, RequestKey? key = null) =>
        new(number, new ActRequest(act, item, data is null
            ? []
            : JsonSerializer.SerializeToElement(data).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone())),
            version, key);

    /// <summary>Does something that must be allowed.</summary>
    public async Task<Decision> DoesAsync(Actor who, string number, string act, object? data = null)
    {
        var answer = await ActAsync(who, number, act, data);
        answer.Refusals.ShouldBeEmpty($"{who.Name} {act}");
        return answer.Value.Decision!;
    }

    /// <summary>An administrator keeps a schedule, written 代码,名称,周期,星期,时刻,遇休息日,从,对象,单位,类别,内容,状态.</summary>
    public Task ScheduleAsync(string row) => KeepScheduleAsync($"代码,名称,周期,星期,时刻,遇休息日,从,对象,单位,类别,内容,状态\n{row}");

    /// <summary>The same with its place, written 代码,名称,周期,星期,时刻,遇休息日,从,地点,对象,单位,类别,内容,状态.</summary>
    public Task ScheduleAtAsync(string row) => KeepScheduleAsync($"代码,名称,周期,星期,时刻,遇休息日,从,地点,对象,单位,类别,内容,状态\n{row}");

    private async Task KeepScheduleAsync(string table)
    {
        var keeping = new TownKeeping(Source, Clock);
        var request = new TownRequest(TownTables.Schedules, table);
        var seen = (await keeping.PreviewAsync(Townspeople.Administrator, request, Ct)).Value;
        seen.Faults.ShouldBeEmpty();
        (await keeping.ApplyAsync(Townspeople.Administrator, request, seen.Town.Edition, "试一试", Ct)).IsRefused.ShouldBeFalse();
    }

    /// <summary>The case as stored.</summary>
    public async Task<CaseRecord> ReadAsync(string number) =>
        (await new CaseRecords(Source, InForce, Clock).FindAsync(Actor.System, number, Ct)).ShouldNotBeNull();

    /// <summary>Brings a workflow in as the file of the supervision workflow; one that was there before comes back into force.</summary>
    public async Task BringAsync(WorkflowDefinition definition)
    {
        var shelf = new WorkflowShelf(Source, Clock);
        (await shelf.ImportAsync([definition with { Source = "workflows/supervision.json" }], Ct)).IsRefused.ShouldBeFalse();
        InForce.Replace(InForce.Policy with { Workflows = await shelf.LibraryAsync(Ct) });
    }

    /// <summary>A number that a statement counts.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>A case file as text, for comparing.</summary>
    public static string Text(Casework.Cases.CaseFile file) => JsonSerializer.Serialize(file, JournalJson.Options);

    private static StoredAnswer Render(WindowAnswer answer) =>
        new(201, Encoding.UTF8.GetBytes(answer.Assessed.Decision.After.Number));
}
