using System.Globalization;
using System.Net;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Screens.Workbench;

/// <summary>Rules that are published now and come into force on a day; a server of its own, for its clock is moved. 施行日期</summary>
public sealed class RulesAheadPageTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string Soon = Day(40);

    [Fact]
    public async Task A_version_waits_for_its_day_and_is_then_in_force_once()
    {
        await server.LabelAsync("admin", "follow-up", "到日子再说");

        (await server.DecideAsync("admin", "follow-up", "Publish", ("reason", "明年起"), ("from", Day(-2)))).Words.ShouldContain("因为施行日期应当是明天起");
        (await server.DecideAsync("admin", "follow-up", "Publish", ("reason", "明年起"), ("from", "2026-13-01"))).Words.ShouldContain("因为施行日期应当是明天起");
        (await server.DecideAsync("admin", "follow-up", "Publish", ("reason", "明年起"), ("from", Soon))).Status.ShouldBe(HttpStatusCode.Redirect);

        server.Rules("follow-up").Rules[0].Label.ShouldNotBe("到日子再说");
        (await server.ReadAsync("auditor", "/rules/follow-up")).ShouldContain("第 2 版由管理员发布，等待施行");
        (await server.ReadAsync("auditor", "/rules/follow-up")).ShouldNotContain("撤回第 2 版");
        await server.LabelAsync("admin", "follow-up", "又一版");
        (await server.DecideAsync("admin", "follow-up", "Publish", ("reason", "再定一版"), ("from", Day(50)))).Words.ShouldContain("已有一版在等待施行");

        (await server.PostAsync("admin", "/demo-clock", ("now", $"{Soon}T00:00"))).Status.ShouldBe(HttpStatusCode.OK);

        server.Rules("follow-up").Rules[0].Label.ShouldBe("到日子再说");
        var page = await server.ReadAsync("auditor", "/rules/follow-up");
        page.ShouldNotContain("等待施行");
        page.ShouldContain("理由：明年起");
        (await server.PostAsync("admin", "/rules/follow-up/publish", ("step", "Withdraw"), ("version", "2"))).Words.ShouldContain("因为第 2 版已经施行");
        (await server.ReadAsync("auditor", "/administration?q=明年起")).ShouldContain("发布待施行规则");
    }

    [Fact]
    public async Task What_waits_can_be_taken_back_and_stays_among_the_versions()
    {
        var before = server.Rules("stop-clock").Version;
        await server.LabelAsync("admin", "stop-clock", "不要了");
        await server.DecideAsync("admin", "stop-clock", "Publish", ("reason", "下月起"), ("from", Day(3000)));

        (await server.PostAsync("supervisor", "/rules/stop-clock/publish", ("step", "Withdraw"), ("version", "2"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.PostAsync("admin", "/rules/stop-clock/publish", ("step", "Withdraw"), ("version", "2"))).Status.ShouldBe(HttpStatusCode.Redirect);

        server.Rules("stop-clock").Version.ShouldBe(before);
        var page = await server.ReadAsync("auditor", "/rules/stop-clock");
        page.ShouldContain("未施行");
        page.ShouldNotContain("等待施行");
        (await server.ReadAsync("auditor", "/rules/stop-clock/compare?from=1&to=2")).ShouldContain("不要了");
        (await server.ReadAsync("auditor", "/rules/stop-clock/compare?from=2&to=1")).ShouldContain("第 2 版改为第 1 版");
        (await server.StatusAsync("auditor", "/rules/stop-clock/compare?from=2&to=9")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync("police", "/rules/stop-clock/compare?from=2&to=1")).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Day(int ahead) => TimeProvider.System.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
