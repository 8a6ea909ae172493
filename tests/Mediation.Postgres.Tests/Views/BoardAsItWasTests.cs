using System.Text.Json;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.Postgres.Views.Boards;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Views;

/// <summary>The board of an earlier moment is the board that was seen then, whatever happened since.</summary>
public sealed class BoardAsItWasTests(CaseDatabase town) : IClassFixture<CaseDatabase>, IDisposable
{
    private const string Leak = "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认";

    private static readonly string[] Complaints = [CaseDatabase.Lamp, Leak, "小区门口占道经营，堵得走不了路", "楼上半夜跳舞太吵，物业也不管"];

    // Whoever accepted a case sees it for good, so that what they see changes only with the cases.
    private static readonly Actor Reader = Townspeople.Desk;

    private readonly OpenCases open = new(town.Source);

    private Board Board => new(town.Source, open);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => open.Dispose();

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Whatever_a_town_does_its_board_is_told_again_as_it_was_seen_after_each_step(int seed)
    {
        var random = new Random(seed);
        var numbers = new List<string>();
        var seen = new List<(DateTimeOffset At, string Board, string List)>();
        for (var step = 0; step < 60; step++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 900)));
            await town.Desk.ServeClocksAsync(100, Ct);
            if (numbers.Count < 3 || random.Next(8) == 0)
                numbers.Add(await town.AcceptAsync(Complaints[random.Next(Complaints.Length)]));
            else
                await SomethingHappensAsync(numbers[random.Next(numbers.Count)], random);
            var now = town.Clock.GetUtcNow();
            seen.Add((now, Text(await Board.ReadAsync(Reader, now, now.AddHours(8), Ct)), Text(await ListedAsync(now))));
        }

        seen.Select(each => each.Board).Distinct().Count().ShouldBeGreaterThan(40);
        foreach (var (at, board, list) in seen)
        {
            Text(await Board.AsOfAsync(Reader, at, at.AddHours(8), Ct)).ShouldBe(board, $"{at:O}");
            Text(await new PastLateCases(town.Source).ReadAsync(Reader, new(LateScope.Open), at, at.AddHours(8), 500, Ct)).ShouldBe(list, $"{at:O}");
        }
    }

    [Fact]
    public async Task The_lead_on_it_is_who_led_and_not_who_had_to_act()
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        town.Clock.Advance(TimeSpan.FromHours(1));
        var before = town.Clock.GetUtcNow();
        town.Clock.Advance(TimeSpan.FromHours(1));
        await town.DoesAsync(Townspeople.Supervisor, number, "reassign", new { to = "ENFORCE", reason = "由执法大队主办" });

        (await LeadAsync(number, before)).ShouldBe("URBAN");
        (await LeadAsync(number, town.Clock.GetUtcNow())).ShouldBe("ENFORCE");
    }

    [Fact]
    public async Task Units_categories_and_places_count_the_same_cases()
    {
        foreach (var complaint in Complaints)
            await town.AcceptAsync(complaint);
        var now = town.Clock.GetUtcNow();

        var board = await Board.ReadAsync(Reader, now, now, Ct);

        board.Units.Sum(line => line.Open).ShouldBeGreaterThan(3);
        board.Categories.Sum(line => line.Open).ShouldBe(board.Units.Sum(line => line.Open));
        board.PlacesBy(place => place.Community).Sum(line => line.Open).ShouldBe(board.Units.Sum(line => line.Open));
    }

    private async Task<string?> LeadAsync(string number, DateTimeOffset at) =>
        (await new PastLateCases(town.Source).ReadAsync(Reader, new(LateScope.Open), at, at, 500, Ct)).Single(late => late.Number == number).Lead;

    private Task<IReadOnlyList<LateCase>> ListedAsync(DateTimeOffset now) =>
        new LateCases(town.Source).ReadAsync(Reader, new(LateScope.Open), now, now.AddHours(8), 500, Ct);

    private async Task SomethingHappensAsync(string number, Random random)
    {
        var before = await town.ReadAsync(number);
        var offers = Townspeople.All.Where(who => Sight.MaySee(who, before.File))
            .SelectMany(who => ActCatalog.Open(before.File, before.Briefing with { Actor = who }).Select(act => (Who: who, Act: act))).ToList();
        if (offers.Count == 0)
            return;
        var (actor, chosen) = offers[random.Next(offers.Count)];
        await town.Desk.HandleAsync(actor, new CaseRequest(number, new ActRequest(chosen.Kind.Code, chosen.Item?.Id,
            RandomForm.Fill(chosen.Fields, before.Briefing.Today, random))), _ => new StoredAnswer(200, []), Ct);
    }

    private static string Text<T>(T told) => JsonSerializer.Serialize(told);
}
