using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>
/// The clerk comes in the morning: a slip in the password, then in; the frame is hers; at noon she signs out, and nobody
/// sees her pages any more. 登录与退出
/// </summary>
public sealed class SignInJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Nobody_gets_in_with_a_wrong_password_and_the_name_need_not_be_typed_again()
    {
        await using var visit = await browser.VisitAsync(server);
        var door = await new SignInPage(visit).OpenAsync();

        await door.SignInAsync("desk", "not-the-password");

        await door.Refusal.WaitForAsync();
        (await door.UserNameAsync()).ShouldBe("desk");
        await visit.Page.ShouldBeAccessible();
        visit.Complaints.ShouldBeEmpty();
        await visit.ShootAsync("sign-in-refused");
    }

    [Theory, InlineData("desk"), InlineData("phone"), InlineData("plain")]
    public async Task The_clerk_comes_in_and_goes(string device)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var door = new SignInPage(visit);
        var frame = new FramePage(visit);

        await visit.Page.GotoAsync("/");
        await door.SignInAsync("desk");
        await frame.GreetedAsync("受理台");
        if (visit.Device.Scripts)
            await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.ShootAsync("start");

        await frame.OpenMenuAsync();
        await visit.ShootAsync("visitor-menu");
        await frame.ReadLargeTypeAsync();
        await frame.GreetedAsync("受理台");
        (await door.TypeSizeAsync()).ShouldBe(20);

        await frame.SignOutAsync();
        await visit.Page.GotoAsync("/");
        visit.Page.Url.ShouldContain("/sign-in");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_signing_in_one_is_where_one_wanted_to_be()
    {
        await using var visit = await browser.VisitAsync(server);
        var door = await new SignInPage(visit).OpenAsync("/?from=link");

        await door.SignInAsync("supervisor");

        await new FramePage(visit).GreetedAsync("督办");
        visit.Page.Url.ShouldEndWith("/?from=link");
    }
}
