using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Rates;

/// <summary>Random cases are played through the desk; whoever recounts them from their journals gets the same members, one by one.</summary>
public sealed class RecountTests(RateTown town) : IClassFixture<RateTown>
{
    private static readonly string[] Complaints =
        ["路灯不亮", RateTown.Leak, "小区门口占道经营，堵得走不了路", "楼上半夜跳舞太吵，物业也不管", "电梯一到三楼就抖"];

    private static readonly string[] Phones = ["13800000001", "13800000002", "13800000003"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Every_rate_is_recounted_from_the_journals(int seed)
    {
        var random = new Random(seed);
        town.StartStory();
        var phones = new Dictionary<string, string>();
        for (var at = 0; at < 12; at++)
        {
            var phone = Phones[random.Next(Phones.Length)];
            var number = await town.AcceptAsync(Complaints[random.Next(Complaints.Length)], random.Next(5) == 0 ? "咨询" : "投诉", phone);
            phones.Add(number, phone);
            await PlayAsync(number, random);
        }
        var told = new List<ToldCase>();
        foreach (var (number, phone) in phones)
            told.Add(new ToldCase((await town.Town.ReadAsync(number)).Journal, phone, town.Town.InForce.Policy.Calendar));

        var now = town.Town.Clock.GetUtcNow();
        var period = new RatePeriod(town.Begin, now.AddDays(-3));
        var missing = new List<string>();
        foreach (var rate in RateBook.All)
        {
            var counted = (await new RateCases(town.Town.Source).ReadAsync(Townspeople.Supervisor, rate, period, new(), now, null, 100_000, Ct))
                .Page.Items.Where(c => phones.ContainsKey(c.Number)).Select(c => new Member(c.Number, c.Unit, c.At, c.Hit));
            // Secret cases are counted and not listed.
            var recounted = told.Where(c => c.File.Intake.Secrecy < 3).SelectMany(c => c.MembersOf(rate.Code, period, now, told))
                .Where(m => m.At >= period.From && m.At < period.Until).ToList();
            Sorted(counted).ShouldBe(Sorted(recounted), rate.Code);
            if (recounted.Count == 0)
                missing.Add(rate.Code);
        }
        missing.Count.ShouldBeLessThan(RateBook.All.Count / 2, string.Join(", ", missing));
    }

    private static IEnumerable<string> Sorted(IEnumerable<Member> members) =>
        members.Select(m => $"{m.Number} {m.Unit} {m.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} {m.Hit}").Order(StringComparer.Ordinal);

    // Mostly onwards, so that cases come to their end; sometimes anything that is open to anybody.
    private async Task PlayAsync(string number, Random random)
    {
        for (var step = 0; step < 32; step++)
        {
            town.Pass(TimeSpan.FromMinutes(random.Next(1, random.Next(6) == 0 ? 3000 : 300)));
            var before = await town.Town.ReadAsync(number);
            if (before.File.Closed)
                return;
            var open = Townspeople.All.Where(who => Sight.MaySee(who, before.File))
                .SelectMany(who => ActCatalog.Open(before.File, before.Briefing with { Actor = who }).Select(act => (Who: who, Act: act))).ToList();
            var onwards = open.Where(o => o.Act.Kind.Moves).ToList();
            var (actor, chosen) = onwards.Count > 0 && random.Next(6) > 0 ? onwards[random.Next(onwards.Count)] : open[random.Next(open.Count)];
            var form = RandomForm.Fill(chosen.Fields, before.Briefing.Today, random);
            await town.Town.Desk.HandleAsync(actor, new CaseRequest(number, new ActRequest(chosen.Kind.Code, chosen.Item?.Id, form)),
                _ => new StoredAnswer(200, []), Ct);
        }
    }
}
