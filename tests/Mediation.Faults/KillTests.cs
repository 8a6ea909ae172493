using System.Net;

namespace Mediation.Faults;

/// <summary>The server killed under load, again and again: what was answered is there, once and whole, and goes on.</summary>
public sealed class KillTests(Town town) : IClassFixture<Town>
{
    private const int Kills = 20;

    [Fact]
    public async Task Killed_twenty_times_under_load_nothing_answered_is_lost_and_nothing_is_done_twice()
    {
        await using var first = await town.StartNodeAsync();
        using var desk = await Visitor.SignInAsync(first, "desk");
        using var urban = await Visitor.SignInAsync(first, "urban");
        var work = new Workload(new Dictionary<string, Visitor> { ["desk"] = desk, ["urban"] = urban });
        var random = new Random(20);
        var starts = new List<TimeSpan>();

        await work.RunUntilKilledAsync(first, 40);
        for (var kill = 1; kill < Kills; kill++)
        {
            await town.PassAsync(TimeSpan.FromHours(2));
            await using var node = await town.StartNodeAsync();
            starts.Add(node.StartedIn);
            await work.RunUntilKilledAsync(node, random.Next(1, 30));
            TestContext.Current.SendDiagnosticMessage("kill {0}: started in {1:0.0} s, {2} answered", kill, node.StartedIn.TotalSeconds, work.Answered.Count);
            node.Errors.ShouldBeEmpty();
        }
        await using var last = await town.StartNodeAsync();
        await work.FinishAsync(last);
        await town.AllServedAsync();

        TestContext.Current.SendDiagnosticMessage("{0} cases, {1} requests, {2} sent again; start-up {3:0.0} s in the median",
            work.Cases.Count, work.Answered.Count, work.SentAgain, starts.Order().ElementAt(starts.Count / 2).TotalSeconds);
        await EverythingHappenedOnceAsync(work);
        await town.EverythingIsWholeAsync();
        await EverythingGoesOnAsync(work, last, desk, urban);
        last.Errors.ShouldBeEmpty();
    }

    private async Task EverythingHappenedOnceAsync(Workload work)
    {
        var said = work.Answered.Where(a => !a.Errand.Path.EndsWith("/acts", StringComparison.Ordinal)
            || a.Errand.Body["act"]!.GetValue<string>() == "note").Select(a => a.Errand.Mark).ToArray();
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(work.Cases.Count);
        (await town.CountAsync("select count(*) from idempotent_answer")).ShouldBe(work.Answered.Count);
        (await town.CountAsync(
            """
            select count(*)
            from unnest($1::text[]) as m (mark)
            where (select count(*) from statement s where s.text like '%记号' || m.mark) <> 1
            """, (object)said)).ShouldBe(0);
        (await town.CountAsync(
            """
            select count(*)
            from unnest($1::text[], $2::text[]) as a (mark, number)
            where not exists (
              select 1 from statement s join case_file c on c.id = s.case_id
              where c.number = a.number and s.text like '%记号' || a.mark)
            """, work.Cases.Keys.ToArray(), work.Cases.Values.ToArray())).ShouldBe(0);
        (await town.CountAsync("select count(*) from (select from journal_entry where kind = 'signed-for' group by case_id having count(*) > 1) as twice"))
            .ShouldBe(0);
    }

    // The same bytes for whoever asks again, and an act on every case.
    private static async Task EverythingGoesOnAsync(Workload work, Node node, Visitor desk, Visitor urban)
    {
        await Parallel.ForEachAsync(work.Answered, async (done, _) =>
        {
            var again = await (done.Errand.User == "desk" ? desk : urban).SendAsync(node, done.Errand);
            again.ShouldNotBeNull().Text.ShouldBe(done.Answer, done.Errand.Mark);
        });
        await Parallel.ForEachAsync(work.Cases, async (accepted, _) =>
        {
            var contact = Errand.Act("urban", accepted.Value, "contact", $"{accepted.Key}后", new() { ["how"] = "电话", ["text"] = "已联系" });
            (await urban.SendAsync(node, contact)).ShouldNotBeNull().Status.ShouldBe(HttpStatusCode.OK);
        });
    }
}
