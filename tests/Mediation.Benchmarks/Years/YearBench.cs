using System.Globalization;
using Mediation.Benchmarks.Ground;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Quality;
using Mediation.Postgres.Rates;
using Mediation.TestKit;
using Mediation.TestKit.Shipped;

namespace Mediation.Benchmarks.Years;

/// <summary>
/// A year of a town (模拟一年), told through the real desk with the real clocks: honest work, in which tricks are planted and stored data are damaged.
/// What the signs and the rounds found and what they missed is counted.
/// </summary>
internal static class YearBench
{
    private const int Honest = 2600;

    private const int EachDamage = 2;

    // The last months are for cases to end in.
    private const int Days = 300;

    private static readonly DateTimeOffset NewYear = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly DateTimeOffset YearsEnd = new(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    public static async Task<string> RunAsync(BenchGround ground)
    {
        const string database = "year";
        await ground.FreshAsync(database);
        await using var source = ground.Connect(database);
        var (clock, inForce) = (new TestClock(NewYear), new InForce());
        inForce.Replace(await ShippedTown.FoundAsync(source, clock));
        var town = new YearTown(source, inForce, clock);
        var planted = new Dictionary<Trick, List<string>>();
        var rounds = new PlantedDamage(town, source, inForce);
        Plan(town, planted, rounds);
        await town.Time.RunAsync();

        var signs = new QualityFindings(source);
        var found = new Dictionary<string, HashSet<string>>();
        foreach (var sign in QualityFindings.Signs)
            found[sign.Code] = await FoundAsync(signs, sign, clock.GetUtcNow());
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            A year of {Honest:N0} cases handled as well as people can and {planted.Values.Sum(cases => cases.Count):N0} dressed up, {town.Acts:N0} acts. {Stuck(town)}

            | sign | planted | cases | found | missed |
            |---|---|---|---|---|
            {string.Join('\n', Trick.All.Select(trick => Row(trick, planted[trick], found[trick.Sign])))}

            | sign | marked in all | where it was planted | where something else was | in honest work |
            |---|---|---|---|---|
            {string.Join('\n', QualityFindings.Signs.Select(sign => Marked(sign.Code, found[sign.Code], planted)))}

            {rounds}
            """);
    }

    private static void Plan(YearTown town, Dictionary<Trick, List<string>> planted, PlantedDamage rounds)
    {
        var chance = new Random(2026);
        DateTimeOffset SomeTime() => town.AtWork(NewYear.AddDays(chance.NextDouble() * Days));
        CaseTeller Teller() => new(town, new Random(chance.Next()));
        for (var at = 0; at < Honest; at++)
        {
            var teller = Teller();
            town.Begin(SomeTime(), () => HonestWork.HandleAsync(teller));
        }
        foreach (var trick in Trick.All)
        {
            planted[trick] = [];
            for (var at = 0; at < trick.Times; at++)
            {
                var teller = Teller();
                town.Begin(SomeTime(), () => trick.PlayAsync(teller, planted[trick].Add));
            }
        }
        foreach (var damage in Enumerable.Repeat(PlantedDamage.Kinds, EachDamage).SelectMany(kinds => kinds))
        {
            var teller = Teller();
            town.Begin(SomeTime(), () => rounds.PlantAsync(teller, damage));
        }
        town.Time.Begin(NewYear, () => SweepAsync(town));
    }

    // As Quartz does it, but every hour of the day is enough here.
    private static async Task SweepAsync(YearTown town)
    {
        for (var hour = NewYear; hour < YearsEnd; hour = hour.AddHours(1))
        {
            await town.Time.UntilAsync(hour);
            while (await town.Desk.ServeClocksAsync(200, CancellationToken.None) > 0)
            {
            }
        }
    }

    // As a supervisor looks at them: month by month.
    private static async Task<HashSet<string>> FoundAsync(QualityFindings signs, QualitySign sign, DateTimeOffset now)
    {
        var found = new HashSet<string>();
        for (var month = NewYear.AddDays(-4).AddHours(-9); month < YearsEnd; month = month.AddMonths(1))
        {
            var page = await signs.ListAsync(Townspeople.Supervisor, sign, new RatePeriod(month, month.AddMonths(1)), null, now, null, 10_000, CancellationToken.None);
            found.UnionWith(page.Items.Select(item => item.Number));
        }
        return found;
    }

    private static string Row(Trick trick, List<string> cases, HashSet<string> found) => string.Create(CultureInfo.InvariantCulture,
        $"| `{trick.Sign}` | {trick.How} | {cases.Count} | {cases.Count(found.Contains)} | {cases.Count(number => !found.Contains(number))} |");

    private static string Marked(string sign, HashSet<string> found, Dictionary<Trick, List<string>> planted)
    {
        var tricky = planted.Where(trick => trick.Key.Sign == sign).SelectMany(trick => trick.Value).ToHashSet();
        var otherwise = planted.Where(trick => trick.Key.Sign != sign).SelectMany(trick => trick.Value).ToHashSet();
        var besides = found.Where(number => !tricky.Contains(number)).ToList();
        return $"| `{sign}` | {found.Count} | {found.Count(tricky.Contains)} | {besides.Count(otherwise.Contains)} | {besides.Count(number => !otherwise.Contains(number))} |";
    }

    private static string Stuck(YearTown town) => town.Stuck.Count == 0 ? "No story was refused anything."
        : $"Stories that could not go on: {string.Join(", ", town.Stuck.Select(stuck => $"{stuck.Value} × {stuck.Key}"))}.";
}
