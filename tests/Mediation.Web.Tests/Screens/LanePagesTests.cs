using System.Net;
using Mediation.Casework.Actors;
using Mediation.Casework.Households;
using Mediation.Postgres.Households;
using Mediation.Web.Tests.Screens.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens;

/// <summary>楼栋微事, 呼叫终端, 呼叫网关: each page is for those whose it is.</summary>
public sealed class LanePagesTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory, InlineData("property"), InlineData("desk"), InlineData("supervisor"), InlineData("admin"), InlineData("auditor")]
    public async Task To_others_there_is_neither_lane_nor_register_of_devices(string account)
    {
        (await server.StatusAsync(account, "/micro")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(account, "/call-devices")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_grid_has_both_and_administrators_alone_have_the_keys()
    {
        (await server.StatusAsync("community", "/micro")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("community", "/call-devices")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("admin", "/call-gateways")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("community", "/call-gateways")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("supervisor", "/call-gateways")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_window_is_hinted_at_a_registered_home_and_told_nothing_of_it()
    {
        var (ct, now) = (TestContext.Current.CancellationToken, TimeProvider.System.GetUtcNow());
        var today = DateOnly.FromDateTime(now.Date);
        var entered = await server.Services.GetRequiredService<HouseholdKeeping>().EnterAsync(
            new Actor(Guid.CreateVersion7(), "网格员", [new("GRID", Role.Handler)]),
            new HouseholdForm
            {
                Compound = "XY-01",
                Identity = new HouseholdIdentity("3", "1203", "王桂兰", [new CareFlag("alone", "子女在外地")]),
                Colour = Colour.Red,
                Unit = "GRID",
                ReviewOn = today.AddDays(90),
                KeepUntil = today.AddDays(180),
            }, now, ct);
        entered.Refusals.ShouldBeEmpty();

        var shown = await PreviewAsync("月光小区3栋1203室", ct);
        shown.ShouldContain("该住户有关怀标识：请当面多问一句。");
        shown.ShouldNotContain("王桂兰");
        shown.ShouldNotContain("独居");
        (await PreviewAsync("月光小区3栋1204室", ct)).ShouldNotContain("关怀标识");
    }

    private async Task<string> PreviewAsync(string place, CancellationToken ct)
    {
        var desk = await server.SignedInAsync("desk");
        using var form = new FormUrlEncodedContent([new("text", "楼上漏水"), new("place", place), new("channel", "窗口登记")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/window/preview") { Content = form };
        request.Headers.Add("HX-Request", "true");
        using var answer = await desk.SendAsync(request, ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(ct);
    }
}
