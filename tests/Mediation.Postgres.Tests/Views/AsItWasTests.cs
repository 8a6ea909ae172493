using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Views;

/// <summary>A case shown as of an earlier moment is the case that was seen then.</summary>
public sealed class AsItWasTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Whatever_was_done_the_case_is_told_again_as_it_was_seen_after_each_act(int seed)
    {
        var random = new Random(seed);
        var number = await town.AcceptAsync(seed % 2 == 0 ? CaseDatabase.Lamp : "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认");
        var seen = new List<(DateTimeOffset At, CaseRecord Case)>();
        for (var step = 0; step < 20; step++)
        {
            var now = await town.ReadAsync(number);
            seen.Add((town.Clock.GetUtcNow(), now));
            if (now.File.Closed)
                break;
            town.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 3000)));
            await town.Desk.ServeClocksAsync(100, Ct);
            var open = Townspeople.All.Where(who => Sight.MaySee(who, now.File))
                .SelectMany(who => ActCatalog.Open(now.File, now.Briefing with { Actor = who }).Select(act => (Who: who, Act: act))).ToList();
            var (actor, chosen) = open[random.Next(open.Count)];
            await town.Desk.HandleAsync(actor, new CaseRequest(number, new ActRequest(chosen.Kind.Code, chosen.Item?.Id,
                RandomForm.Fill(chosen.Fields, now.Briefing.Today, random))), _ => new StoredAnswer(200, []), Ct);
        }

        var last = await town.ReadAsync(number);
        foreach (var (at, then) in seen)
        {
            var told = last.AsOf(at);
            CaseDatabase.Text(told.File).ShouldBe(CaseDatabase.Text(then.File));
            told.Journal.ShouldBe(then.Journal);
            told.Rulings.Count.ShouldBe(then.Rulings.Count);
            told.Documents.Select(paper => paper.Id).ShouldBe(then.Documents.Select(paper => paper.Id));
        }
    }

    [Fact]
    public async Task Before_it_was_accepted_it_is_shown_as_it_was_accepted()
    {
        var number = await town.AcceptAsync();
        var accepted = await town.ReadAsync(number);
        town.Clock.Advance(TimeSpan.FromHours(1));
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");

        var told = (await town.ReadAsync(number)).AsOf(accepted.File.Intake.AcceptedAt.AddDays(-1));

        CaseDatabase.Text(told.File).ShouldBe(CaseDatabase.Text(accepted.File));
    }
}
