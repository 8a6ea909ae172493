using System.Net;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Screens;

/// <summary>业主表决 and 小区账目: there are such pages for those who keep them; what hangs out is for everybody.</summary>
public sealed class OwnersPagesTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData("property"), InlineData("desk"), InlineData("supervisor"), InlineData("admin"), InlineData("auditor"), InlineData("police")]
    public async Task To_others_there_is_no_roll(string account)
    {
        foreach (var address in new[] { "/owners", "/owners/XY-06", "/owners/XY-06/votes", "/owners/XY-06/votes/YB2026-0001", "/owners/XY-06/dues/ZC2026-0001" })
            (await server.StatusAsync(account, address)).ShouldBe(HttpStatusCode.NotFound, address);
    }

    [Theory, InlineData("owners"), InlineData("community")]
    public async Task The_owners_body_and_the_community_have_it(string account)
    {
        foreach (var address in new[] { "/owners", "/owners/XY-06", "/owners/XY-06/votes" })
            (await server.StatusAsync(account, address)).ShouldBe(HttpStatusCode.OK, address);
        (await server.StatusAsync(account, "/owners/ZZ-99")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(account, "/owners/ZZ-99/votes")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(account, "/owners/XY-06/votes/YB2026-9999")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync(account, "/owners/XY-06/dues/ZC2026-9999")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("property", HttpStatusCode.OK), InlineData("owners", HttpStatusCode.OK), InlineData("supervisor", HttpStatusCode.OK)]
    [InlineData("desk", HttpStatusCode.NotFound), InlineData("admin", HttpStatusCode.NotFound), InlineData("police", HttpStatusCode.NotFound)]
    public async Task Books_are_read_by_those_who_keep_or_oversee_them(string account, HttpStatusCode status)
    {
        (await server.StatusAsync(account, "/books")).ShouldBe(status);
        (await server.StatusAsync(account, "/books/XY-06")).ShouldBe(status);
    }

    [Fact]
    public async Task Nothing_hangs_that_was_not_disclosed()
    {
        using var passer = server.Anonymous();
        foreach (var address in new[] { "/disclosures/books/XY-07", "/disclosures/books/ZZ-99", "/disclosures/votes/YB2026-9999", "/disclosures/dues/ZC2026-9999" })
            (await passer.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
    }
}
