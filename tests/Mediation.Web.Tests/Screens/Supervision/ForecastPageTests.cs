using System.Net;

namespace Mediation.Web.Tests.Screens.Supervision;

public sealed class ForecastPageTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_falls_due_this_week_is_told_by_day_and_unit_and_leads_to_its_cases()
    {
        var number = await new LateTown(server).AcceptAsync();
        var supervisor = await server.SignedInAsync("supervisor");

        var page = WebUtility.HtmlDecode(await supervisor.GetStringAsync("/supervision/forecast", Stop));

        page.ShouldContain("七天内到期");
        page.ShouldContain("社区人民调解委员会");
        var link = page.Split("href=\"").Select(part => part.Split('"')[0]).First(address => address.Contains("unit=PMC", StringComparison.Ordinal));
        (await supervisor.GetStringAsync(link.Split('#')[0], Stop)).ShouldContain(number);
    }
}
