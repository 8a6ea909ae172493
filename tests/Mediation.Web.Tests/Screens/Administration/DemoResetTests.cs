using System.Net;
using Mediation.Web.Tests.Api;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>演示数据重置; a server of its own, because nothing stays.</summary>
public sealed class DemoResetTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task An_administrator_takes_the_demo_town_back_and_everybody_works_on()
    {
        using var client = await server.SignedInAsync("desk");
        var desk = new Caller(client);
        await desk.AcceptAsync();
        await server.ExecuteAsync("update unit set name = '受理中心' where code = 'DESK'; update place set edition = edition + 1");
        (await server.PostAsync("supervisor", "/demo-clock/reset", ("word", "重置"), ("reason", "试"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.PostAsync("admin", "/demo-clock/reset", ("word", "好"), ("reason", "试"))).Words.ShouldContain("因为没有输入“重置”");
        (await desk.GetAsync("/api/cases")).Items.Count.ShouldBe(1);

        (await server.PostAsync("admin", "/demo-clock/reset", ("word", "重置"), ("reason", "给下一班学员"))).Status.ShouldBe(HttpStatusCode.Found);

        (await desk.GetAsync("/api/cases")).Items.Count.ShouldBe(0);
        (await server.ReadAsync("auditor", "/town/units?q=DESK")).ShouldContain("一窗受理台");
        (await server.ReadAsync("auditor", "/administration?q=给下一班学员")).ShouldContain("重置演示数据 LZ");
        await desk.AcceptAsync();
        (await desk.GetAsync("/api/cases")).Items.Count.ShouldBe(1);
    }
}
