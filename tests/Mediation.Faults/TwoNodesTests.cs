using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mediation.Faults;

/// <summary>Two nodes on one database: either may be asked, either may die.</summary>
public sealed partial class TwoNodesTests(Town town) : IClassFixture<Town>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Either_serves_what_the_other_began_and_neither_is_missed_when_it_dies()
    {
        var both = await Task.WhenAll(town.StartNodeAsync(), town.StartNodeAsync());
        await using var one = both[0];
        await using var other = both[1];
        using var desk = await Visitor.SignInAsync(one, "desk");
        using var urban = await Visitor.SignInAsync(other, "urban");

        await OneKeyAtBothAsync(one, other, desk);
        await AnActHereIsHeardThereAsync(one, other, desk, urban);
        await ASessionHereIsASessionThereAsync(one, other);
        await AcceptAsync(40, desk, one, other);
        await KilledInTheMiddleOfASweepAsync(one);
        await using (var third = await town.StartNodeAsync())
        {
            await AcceptAsync(40, desk, third, other);
            await KilledInTheMiddleOfASweepAsync(other);
            await AcceptAsync(1, desk, third);
            third.Errors.ShouldBeEmpty();
        }

        await town.EverythingIsWholeAsync();
        (await town.CountAsync("select count(*) from journal_entry where kind = 'rung-served'")).ShouldBeGreaterThan(200);
        one.Errors.ShouldBeEmpty();
        other.Errors.ShouldBeEmpty();
    }

    private async Task OneKeyAtBothAsync(Node one, Node other, Visitor desk)
    {
        var errand = Errand.Complaint("同时");

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(at => desk.SendAsync(at % 2 == 0 ? one : other, errand)));

        answers.ShouldAllBe(a => a!.Status == HttpStatusCode.Created);
        answers.Select(a => a!.Text).Distinct().ShouldHaveSingleItem();
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(1);
    }

    private static async Task AnActHereIsHeardThereAsync(Node one, Node other, Visitor desk, Visitor urban)
    {
        var heard = HearAsync(urban, other);
        var announced = new List<string>();
        while (!heard.IsCompleted)
            announced.Add((await desk.SendAsync(one, Errand.Complaint($"广播{announced.Count}")))!.Json["number"]!.GetValue<string>());

        var news = await heard;
        announced.ShouldContain(number => news.Contains(number));
    }

    private static async Task<string> HearAsync(Visitor visitor, Node node)
    {
        using var page = new StreamReader(await visitor.StreamAsync(node, "/live"));
        var changed = false;
        while (await page.ReadLineAsync(Ct) is { } line)
        {
            changed |= line == "event: changed";
            if (changed && line.StartsWith("data:", StringComparison.Ordinal))
                return line;
        }
        return "";
    }

    private static async Task ASessionHereIsASessionThereAsync(Node one, Node other)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var page = await browser.GetStringAsync(new Uri(one.Address, "/sign-in"), Ct);
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", ForgeryToken().Match(page).Groups[1].Value),
            new("userName", "supervisor"), new("password", Node.Password), new("returnUrl", "/"),
        ]);
        (await browser.PostAsync(new Uri(one.Address, "/sign-in"), form, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var account = await browser.GetAsync(new Uri(other.Address, "/api/account"), Ct);

        account.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await account.Content.ReadAsStringAsync(Ct))!["userName"]!.GetValue<string>().ShouldBe("supervisor");
    }

    private static async Task AcceptAsync(int count, Visitor desk, params Node[] nodes) =>
        await Parallel.ForAsync(0, count, Ct, async (at, _) =>
            (await desk.SendAsync(nodes[at % nodes.Length], Errand.Complaint($"{Guid.CreateVersion7()}")))!.Status.ShouldBe(HttpStatusCode.Created));

    // Everything falls due at once; the node dies as soon as the first of it has been served.
    private async Task KilledInTheMiddleOfASweepAsync(Node node)
    {
        var served = town.SomethingServedAsync();
        await town.PassAsync(Town.Weeks);
        await served;
        await node.KillAsync();
        await town.AllServedAsync();
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex ForgeryToken();
}
