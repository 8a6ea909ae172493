using System.Net;
using Mediation.TestKit;

namespace Mediation.Faults;

/// <summary>The database gone for ten seconds: people are told, nothing is lost, and everything goes on by itself.</summary>
public sealed class OutageTests(Town town) : IClassFixture<Town>
{
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_seconds_without_the_database_lose_nothing_and_need_nobody()
    {
        await using var line = DatabaseLine.To(town.ConnectionString);
        await using var node = await town.StartNodeAsync(line.ConnectionString);
        using var desk = await Visitor.SignInAsync(node, "desk");
        (await desk.SendAsync(node, Errand.Complaint("之前")))!.Status.ShouldBe(HttpStatusCode.Created);
        var underWay = Enumerable.Range(0, 8).Select(at => Errand.Complaint($"当中{at}")).ToList();

        var sent = underWay.Select(errand => desk.SendAsync(node, errand)).ToList();
        line.Cut();
        await town.PassAsync(Town.Weeks);
        await EverybodyIsToldAsync(node, desk);
        line.Mend();

        foreach (var (answer, errand) in (await Task.WhenAll(sent)).Zip(underWay))
        {
            var again = (await desk.SendAsync(node, errand)).ShouldNotBeNull();
            again.Status.ShouldBe(HttpStatusCode.Created);
            if (answer is { Status: HttpStatusCode.Created })
                again.Text.ShouldBe(answer.Text);
        }
        await town.AllServedAsync().WaitAsync(TimeSpan.FromSeconds(30), Ct);
        await town.EverythingIsWholeAsync();
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(9);
        (await town.CountAsync("select count(*) from journal_entry where kind = 'rung-served'")).ShouldBeGreaterThan(0);
    }

    // Asked twice a second, as by people who press the key again.
    private static async Task EverybodyIsToldAsync(Node node, Visitor desk)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var told = 0; told < Gone.TotalMilliseconds / 500; told++)
        {
            await beat.WaitForNextTickAsync(Ct);
            var reply = (await desk.SendAsync(node, Errand.Complaint("之间"))).ShouldNotBeNull();
            reply.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            reply.Code.ShouldBe("database.away");
        }
        (await desk.GetAsync(node, "/health/ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await desk.GetAsync(node, "/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
