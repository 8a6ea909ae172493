using System.Net;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Screens.Rechecks;

/// <summary>Drawing on pages: who may, and what is said when it can't be.</summary>
public sealed class RecheckPagesTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Nothing_is_drawn_from_nothing_and_what_was_typed_comes_back()
    {
        var refused = await server.PostAsync("supervisor", "/rechecks", ("from", "2026-01-01"), ("to", "2026-01-31"), ("unit", ""), ("size", "7"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("没有可抽的事项");
        (await server.PostAsync("supervisor", "/rechecks", ("from", "2026-02-31"), ("to", "2026-01-31"), ("size", "7"))).Words.ShouldContain("日期应当是已经过去的一段");
        (await server.PostAsync("supervisor", "/rechecks", ("from", "2026-01-01"), ("to", "2026-01-31"), ("size", "many"))).Words.ShouldContain("“件数”应在 1 到 50 之间");
        (await server.PostAsync("desk", "/rechecks", ("from", "2026-01-01"), ("to", "2026-01-31"), ("size", "7"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Units_do_not_read_what_is_drawn_of_them()
    {
        (await server.StatusAsync("urban", "/rechecks")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("supervisor", "/rechecks/CC1999-0001")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync("supervisor", "/rechecks/CC1999-0001/LZ1999-000001")).ShouldBe(HttpStatusCode.NotFound);
        (await server.ReadAsync("auditor", "/rechecks")).ShouldNotContain("每个单位抽几件");
    }
}
