using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Mediation.Web.Tests.Screens;

public sealed class NavigationTests
{
    private readonly Navigation navigation = new(new DefaultEndpointDataSource(
        Screen("/supervision", new NavigationItem("督办", "看逾期", "flag", 30, Role.Supervisor, Role.Auditor)),
        Screen("/work", new NavigationItem("待办", "办事项", "list-check", 20, Role.Handler, Role.Head)),
        Screen("/cases", new NavigationItem("案件", "查事项", "briefcase", 25)),
        Screen("/hidden", null)));

    [Fact]
    public void A_person_sees_the_screens_of_their_roles_in_order()
    {
        Titles(Role.Handler).ShouldBe(["待办", "案件"]);
        Titles(Role.Supervisor).ShouldBe(["案件", "督办"]);
        Titles().ShouldBe(["案件"]);
    }

    [Fact]
    public void A_page_below_a_screen_belongs_to_it()
    {
        var cases = navigation.For(Person()).Single();

        cases.Holds("/cases/LZ2026-000123").ShouldBeTrue();
        cases.Holds("/casesandmore").ShouldBeFalse();
    }

    private IEnumerable<string> Titles(params IEnumerable<Role> roles) =>
        navigation.For(Person([.. roles])).Select(destination => destination.Item.Title);

    private static ClaimsPrincipal Person(params IEnumerable<Role> roles) =>
        new(new ClaimsIdentity(roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())), "test"));

    private static RouteEndpoint Screen(string path, NavigationItem? item) => new(
        _ => Task.CompletedTask, RoutePatternFactory.Parse(path), 0,
        item is null ? EndpointMetadataCollection.Empty : new(item), path);
}
