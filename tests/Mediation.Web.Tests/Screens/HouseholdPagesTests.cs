using System.Net;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Screens;

/// <summary>重点户: there is such a page for those who keep contact, and for nobody else.</summary>
public sealed class HouseholdPagesTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory, InlineData("property"), InlineData("desk"), InlineData("supervisor"), InlineData("admin"), InlineData("auditor"), InlineData("police")]
    public async Task To_others_there_is_no_register(string account) =>
        (await server.StatusAsync(account, "/households")).ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task The_grid_has_it_and_finds_nobody_who_is_not_there()
    {
        (await server.StatusAsync("community", "/households")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("community", "/households/H2026-9999")).ShouldBe(HttpStatusCode.NotFound);
    }
}
