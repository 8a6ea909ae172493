using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit;
using Mediation.TestKit.Shipped;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mediation.Benchmarks.Years;

/// <summary>Something was refused that a story of the year takes for allowed (未能办理).</summary>
internal sealed class StoryStuckException(string act, string refusal) : Exception($"{act}: {refusal}");

/// <summary>A town whose people act through the real desk at simulated moments (模拟镇).</summary>
internal sealed class YearTown(NpgsqlDataSource source, InForce inForce, TestClock clock)
{
    private static readonly TimeSpan Opening = TimeSpan.FromHours(9);

    private static readonly TimeSpan Closing = TimeSpan.FromHours(17.5);

    /// <summary>A matter of the unit that keeps the town's lamps and roads.</summary>
    public const string Lamp = "村里的路灯坏了，晚上黑黢黢的";

    // What goes from unit to answer without a mediation or an enforcement's course.
    private static readonly string[] Words =
    [
        Lamp, "路面坑坑洼洼，骑车摔过好几个人", "医保在外地住院报销不了，卡刷不出来", "孩子上小学划片，学校说名额满了进不去",
        "我们公司新开业，办卫生许可证跑了好多趟还没批", "我们厂招不到人，订单赶不出来",
    ];

    private int accepted;

    public SimulatedTime Time { get; } = new(clock);

    public Desk Desk { get; } = new(source, inForce, clock, new Announcer(source, clock, NullLogger<Announcer>.Instance), NullLogger<Desk>.Instance);

    /// <summary>How many acts were done.</summary>
    public int Acts { get; private set; }

    /// <summary>Why stories couldn't go on, and how many.</summary>
    public Dictionary<string, int> Stuck { get; } = [];

    /// <summary>Adds the story of a case; one that can't go on ends there and is counted.</summary>
    public void Begin(DateTimeOffset at, Func<Task> story) => Time.Begin(at, async () =>
    {
        try
        {
            await story();
        }
        catch (StoryStuckException stuck)
        {
            Stuck[stuck.Message] = Stuck.GetValueOrDefault(stuck.Message) + 1;
        }
    });

    /// <summary>The first moment from <paramref name="from"/> on at which a station is open.</summary>
    public DateTimeOffset AtWork(DateTimeOffset from)
    {
        var local = from.ToOffset(TimeSpan.FromHours(8));
        var day = DateOnly.FromDateTime(local.DateTime);
        if (inForce.Policy.Calendar.IsWorkingDay(day) && local.TimeOfDay < Closing)
            return local.TimeOfDay < Opening ? local + (Opening - local.TimeOfDay) : local;
        return new DateTimeOffset(inForce.Policy.Calendar.NextWorkingDay(day).ToDateTime(TimeOnly.MinValue) + Opening, local.Offset);
    }

    /// <summary>Waits so many hours, and then for a station to open.</summary>
    public Task WorkAfterAsync(double hours) => Time.UntilAsync(AtWork(Time.Now.AddHours(hours)));

    public async Task<string> AcceptAsync(Random chance, string? words = null)
    {
        var compounds = ShippedPolicy.Town.Compounds;
        var form = new ComplaintForm
        {
            Text = words ?? Words[chance.Next(Words.Length)],
            Channel = "窗口登记",
            RequestType = "求助",
            Place = $"{compounds[chance.Next(compounds.Count)].Name}{1 + chance.Next(9)}栋",
            Reporter = new() { Name = "李云芳", Phone = $"139{++accepted:00000000}" },
        };
        var key = new RequestKey(Townspeople.Desk.Id, $"year/{accepted}", SHA256.HashData(Encoding.UTF8.GetBytes(form.Text)));
        var answer = await Desk.AcceptAsync(Townspeople.Desk, form, key,
            window => new StoredAnswer(201, Encoding.UTF8.GetBytes(window.Assessed.Decision.After.Number)), CancellationToken.None);
        Acts++;
        return answer.TryGet(out var given) ? Encoding.UTF8.GetString(given.Body) : throw new StoryStuckException("accept", answer.Refusals[0].Code);
    }

    public Task DoesAsync(string unit, string number, string act, object? data = null) => DoesAsync(Townspeople.Of(unit), number, act, data);

    public async Task DoesAsync(Actor who, string number, string act, object? data = null)
    {
        var fields = JsonSerializer.SerializeToElement(data ?? new { }).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone());
        var answer = await Desk.HandleAsync(who, new CaseRequest(number, new ActRequest(act, null, fields)), _ => new StoredAnswer(200, []), CancellationToken.None);
        Acts++;
        if (answer.IsRefused)
            throw new StoryStuckException(act, answer.Refusals[0].Code);
    }

    public async Task<CaseFile> ReadAsync(string number) =>
        (await new CaseRecords(source, inForce, clock).FindAsync(Actor.System, number, CancellationToken.None))!.File;

    /// <summary>When one of a case's management clocks falls due.</summary>
    public async Task<(Guid Id, DateTimeOffset DueAt)> ClockAsync(string number, string kind)
    {
        var file = await ReadAsync(number);
        var found = file.Deadlines.Where(d => d.Kind == kind && d.Side is ClockSide.Management && !d.IsFinal && (d.Unit is null || d.Unit == file.Lead?.Unit)).ToList();
        return found is [var clock, ..] ? (clock.Id, Derivation.Of(clock, inForce.Policy.Calendar).DueAt) : throw new StoryStuckException("clock", kind);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
