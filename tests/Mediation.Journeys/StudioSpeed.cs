using System.Diagnostics;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>How long the real Elsa Studio takes, for the page on it; run by itself, because others at work would be measured too. 编辑器速度</summary>
public sealed class StudioSpeed(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact(Explicit = true)]
    public async Task From_a_link_or_from_the_list_to_the_first_diagram_on_a_warm_cache()
    {
        await using var visit = await browser.VisitAsync(server);
        var studio = new StudioPage(visit);
        await new AdministrationPage(visit).SignInAsync("admin", "/workflows");
        var byLink = await TimesAsync(visit, () => studio.OpenAsync("complaint"));
        await visit.Page.GotoAsync("/studio");
        await studio.ShouldListAsync("一键呼叫");
        var fromList = await TimesAsync(visit, () => studio.ChooseAsync("投诉办理"), async () =>
        {
            await visit.Page.GoBackAsync();
            await studio.ShouldListAsync("一键呼叫");
        });
        var palette = await visit.Page.EvaluateAsync<double[]>(
            """
            async () => { var times = []; for (var at = 0; at < 20; at++) { var began = performance.now();
              await (await fetch('/elsa/api/descriptors/activities?Refresh=True')).text(); times.push(performance.now() - began); } return times; }
            """);

        TestContext.Current.SendDiagnosticMessage(
            $"by a link {Said(byLink)} s; from the list {Said(fromList)} s; palette {palette.Order().ElementAt(palette.Length / 2):0.0} ms");
        fromList.Max().ShouldBeLessThan(6);
        byLink.Skip(1).Min().ShouldBeLessThan(6);
        palette.Order().ElementAt(palette.Length / 2).ShouldBeLessThan(10);
    }

    private static string Said(IEnumerable<double> times) => string.Join(", ", times.Select(time => $"{time:0.0}"));

    private static async Task<List<double>> TimesAsync(Visit visit, Func<Task> open, Func<Task>? leave = null)
    {
        var times = new List<double>();
        for (var opening = 0; opening < 6; opening++)
        {
            var clock = Stopwatch.StartNew();
            await open();
            await visit.Page.Locator(".x6-node").First.WaitForAsync(new() { Timeout = 90_000 });
            times.Add(clock.Elapsed.TotalSeconds);
            if (leave is not null)
                await leave();
        }
        return times;
    }
}
