using System.Net;
using Mediation.Web.Screens.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens.Supervision;

public sealed class SupervisionPageTests(TestServer server) : IClassFixture<TestServer>
{
    private readonly LateTown town = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_overdue_case_is_listed_with_why_and_can_be_urged_once_from_its_row()
    {
        var number = await town.AcceptAsync();
        await town.JumpAsync(TimeSpan.FromDays(30));
        var supervisor = await server.SignedInAsync("supervisor");

        var page = await supervisor.GetStringAsync("/supervision", Stop);
        page.ShouldContain(number);
        page.ShouldContain("未签收");
        page.ShouldContain("至今没有联系当事人");

        var before = await town.UrgesAsync(number);
        var form = new Dictionary<string, string> { ["act"] = "urge", ["key"] = "one-click" };
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await supervisor.PostAsync($"/supervision/acts/{number}", new FormUrlEncodedContent(form), Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        }
        (await town.UrgesAsync(number)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_unit_sees_its_own_cases_and_no_act_that_it_may_not_do()
    {
        var number = await town.AcceptAsync();
        await town.JumpAsync(TimeSpan.FromDays(30));

        var mediator = await (await server.SignedInAsync("mediator")).GetStringAsync("/supervision?scope=open", Stop);
        mediator.ShouldContain(number);
        mediator.ShouldNotContain("/supervision/acts/");
        (await (await server.SignedInAsync("police")).GetStringAsync("/supervision?scope=open", Stop)).ShouldNotContain(number);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_above_the_list_and_changes_nothing()
    {
        var number = await town.AcceptAsync();
        await town.JumpAsync(TimeSpan.FromDays(30));
        var auditor = await server.SignedInAsync("auditor");

        using var answer = await auditor.PostAsync($"/supervision/acts/{number}",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["act"] = "urge" }), Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)).ShouldContain($"{number}：不能");
    }

    [Fact]
    public async Task The_board_is_shown_as_it_was_at_a_moment_with_its_cases_and_no_act_open()
    {
        var number = await town.AcceptAsync();
        await town.JumpAsync(TimeSpan.FromMinutes(5));
        var at = (await town.NowAsync()).ToOffset(TimeSpan.FromHours(8));
        await town.JumpAsync(TimeSpan.FromDays(1));
        var later = await town.AcceptAsync();
        var supervisor = await server.SignedInAsync("supervisor");

        var then = WebUtility.HtmlDecode(await supervisor.GetStringAsync($"/supervision?scope=open&at={at:yyyy-MM-ddTHH:mm}", Stop));

        then.ShouldContain("只能看，不能办理");
        then.ShouldContain($"/cases/{number}?at=");
        then.ShouldNotContain(later);
        then.ShouldNotContain("/supervision/acts/");
        then.ShouldNotContain("/supervision/bulk");
        (await supervisor.GetStringAsync("/supervision?at=2100-01-01T00:00", Stop)).ShouldNotContain("只能看");
        (await supervisor.GetStringAsync("/supervision?at=nonsense", Stop)).ShouldNotContain("只能看");
    }

    [Fact]
    public async Task Grids_and_stations_lead_to_their_cases_and_to_no_others()
    {
        var number = await town.AcceptAsync();
        var supervisor = await server.SignedInAsync("supervisor");

        var page = WebUtility.HtmlDecode(await supervisor.GetStringAsync("/supervision", Stop));
        page.ShouldContain("西园路社区第一网格");
        page.ShouldContain("西园路党群服务中心");
        page.ShouldContain("/supervision?scope=open&grid=XY-G1#list");

        (await supervisor.GetStringAsync("/supervision?scope=open&grid=XY-G1", Stop)).ShouldContain(number);
        (await supervisor.GetStringAsync("/supervision?scope=open&station=XY", Stop)).ShouldContain(number);
        (await supervisor.GetStringAsync("/supervision?scope=open&grid=XY-G2", Stop)).ShouldNotContain(number);
        (await supervisor.GetStringAsync("/supervision?scope=open&station=-", Stop)).ShouldNotContain(number);
    }

    [Fact]
    public async Task Open_pages_hear_the_number_of_a_case_that_changed()
    {
        var feed = server.Services.GetRequiredService<LiveFeed>();
        var heard = HearAsync(feed);

        var number = await town.AcceptAsync();

        (await heard.WaitAsync(TimeSpan.FromSeconds(20), Stop)).ShouldContain(number);
    }

    private static async Task<IReadOnlyList<string>> HearAsync(LiveFeed feed)
    {
        await foreach (var numbers in feed.ReadAsync(Stop).WithCancellation(Stop))
            return numbers;
        return [];
    }
}
