using System.Globalization;
using System.Text;
using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Postgres.Tests.Simulation;

/// <summary>
/// A town of its own from one seed (办事台模拟): two nodes on one database, each behind a line that breaks in the middle of
/// what it does; people who ask again with the same key until they are answered; a clock that jumps, and sweeps. Nodes take
/// turns, so a seed is the same story every time, as far as the database's own ids and moments allow.
/// </summary>
internal sealed partial class DeskWorld : IAsyncDisposable
{
    private static readonly string[] Complaints =
        ["路灯不亮", "我家卫生间楼上漏水，把我家天花板都泡坏了", "小区门口占道经营，堵得走不了路", "举报我们村主任贪污低保款", "啊吧啊吧"];

    private readonly Random random;

    private readonly bool forgetsKeys;

    private readonly CaseDatabase town = new();

    private readonly List<(FickleLine Line, NpgsqlDataSource Source, Postgres.Desk.Desk Desk)> nodes = [];

    private readonly List<string> numbers = [];

    private readonly StringBuilder story = new();

    private int requests;

    private DeskWorld(int seed, bool forgetsKeys)
    {
        random = new Random(seed);
        this.forgetsKeys = forgetsKeys;
        Tell($"seed {seed}");
    }

    public string Story => story.ToString();

    /// <summary>The first law that was broken, as a sentence; null when all held.</summary>
    public string? Broken { get; private set; }

    public int Breaks { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Lets it happen, until a law is broken.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="steps">How many things people do at most.</param>
    /// <param name="plant">A defect, as SQL that plants it in the database; null for none.</param>
    /// <param name="forgetsKeys">Planted: whoever asks again asks with a new key.</param>
    public static async Task<DeskWorld> PlayAsync(int seed, int steps, string? plant = null, bool forgetsKeys = false)
    {
        await using var world = new DeskWorld(seed, forgetsKeys);
        await world.town.InitializeAsync();
        foreach (var _ in "AB")
            world.AddNode();
        if (plant is not null)
            await world.town.ExecuteAsync(plant);
        for (var step = 0; step < steps && world.Broken is null; step++)
        {
            await world.StepAsync();
            world.Broken ??= await world.BrokenLawAsync();
        }
        if (world.Broken is { } law)
            world.Tell($"BROKEN: {law}");
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (line, source, _) in nodes)
        {
            await source.DisposeAsync();
            await line.DisposeAsync();
        }
        await town.DisposeAsync();
    }

    private void AddNode()
    {
        var line = FickleLine.To(town.ConnectionString);
        var source = NpgsqlDataSource.Create(line.ConnectionString);
        nodes.Add((line, source, town.NewDesk(source)));
    }

    private async Task StepAsync()
    {
        if (numbers.Count == 0 || (numbers.Count < 3 && random.Next(6) == 0))
        {
            await AcceptAsync();
            return;
        }
        if (random.Next(4) == 0)
        {
            await JumpAsync();
            return;
        }
        var number = numbers[random.Next(numbers.Count)];
        var before = await town.ReadAsync(number);
        var open = Townspeople.All.Where(who => Sight.MaySee(who, before.File))
            .SelectMany(who => ActCatalog.Open(before.File, before.Briefing with { Actor = who }).Select(act => (Who: who, Act: act))).ToList();
        if (open.Count == 0)
            return;
        var moving = open.Where(o => o.Act.Kind.Moves).ToList();
        var (who, chosen) = moving.Count > 0 && random.Next(3) > 0 ? moving[random.Next(moving.Count)] : open[random.Next(open.Count)];
        await ActAsync(before, who, chosen);
    }

    private async Task AcceptAsync()
    {
        var form = new ComplaintForm
        {
            Text = $"{Complaints[random.Next(Complaints.Length)]}，{numbers.Count + 1}室",
            Channel = "窗口登记",
            Place = "西园路月光小区2栋",
            Reporter = new() { Name = "李云芳", Phone = "13800001234" },
        };
        var answer = await AskAsync($"accept {form.Text}", Townspeople.Desk, form.Text, (desk, key) => desk.AcceptAsync(
            Townspeople.Desk, form, key, w => new StoredAnswer(201, Encoding.UTF8.GetBytes(w.Assessed.Decision.After.Number)), Ct));
        if (!answer.IsRefused)
            numbers.Add(Encoding.UTF8.GetString(answer.Value.Body));
    }

    private async Task ActAsync(CaseRecord before, Actor who, OpenAct open)
    {
        var data = RandomForm.Fill(open.Fields, before.Briefing.Today, random);
        var request = new ActRequest(open.Kind.Code, open.Item?.Id, data);
        var answer = await AskAsync($"{who.Name} {open.Kind.Code} {before.File.Number}", who, open.Kind.Code, async (desk, key) =>
        {
            var handled = await desk.HandleAsync(who, new CaseRequest(before.File.Number, request, null, key),
                decision => new StoredAnswer(200, Encoding.UTF8.GetBytes($"{decision.After.Version}")), Ct);
            return handled.IsRefused ? Answer.Refused<StoredAnswer>(handled.Refusals) : handled.Value.Answer;
        });
        var after = (await town.ReadAsync(before.File.Number)).File;
        Broken ??= answer.IsRefused
            ? after.Version == before.File.Version ? null : $"a refused {open.Kind.Code} changes nothing"
            : after.Version == before.File.Version + 1 && Encoding.UTF8.GetString(answer.Value.Body) == $"{after.Version}"
                ? null
                : $"an act is done once, however often it is asked for: {open.Kind.Code}";
    }

    private async Task JumpAsync()
    {
        town.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 4000)));
        Tell(string.Create(CultureInfo.InvariantCulture, $"the clock jumps to {town.Clock.GetUtcNow():yyyy-MM-dd HH:mm}"));
        var served = -1;
        for (var sweeps = 0; served != 0 && Broken is null; sweeps++)
        {
            if (sweeps > 60)
                Broken = "sweeps come to an end";
            var (answered, count) = await TryAsync("sweep", sweeps < 3, desk => desk.ServeClocksAsync(5, Ct));
            served = answered ? count : -1;
        }
    }

    private void Tell(string line) => story.AppendLine(line);
}
