using Mediation.Web.Screens.Layout;

namespace Mediation.Web.Tests.Screens;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("work")]
    [InlineData("/work\r\nSet-Cookie: a=b")]
    [InlineData("")]
    [InlineData(null)]
    public void An_address_that_leads_elsewhere_is_not_followed(string? given) =>
        LocalAddress.Or(given, "/").ShouldBe("/");

    [Theory]
    [InlineData("/")]
    [InlineData("/work?light=red#row")]
    public void An_address_of_this_site_is_followed(string given) => LocalAddress.Or(given, "/sign-in").ShouldBe(given);
}
