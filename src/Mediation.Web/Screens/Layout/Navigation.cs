using System.Security.Claims;

namespace Mediation.Web.Screens.Layout;

/// <summary>Where a person can go (导航): made from the endpoints that exist, so no link leads nowhere.</summary>
internal sealed class Navigation(EndpointDataSource endpoints)
{
    /// <summary>The screens this person has, in order.</summary>
    public IReadOnlyList<Destination> For(ClaimsPrincipal person) =>
        [.. endpoints.Endpoints
            .OfType<RouteEndpoint>()
            .Select(endpoint => (Path: endpoint.RoutePattern.RawText, Item: endpoint.Metadata.GetMetadata<NavigationItem>()))
            .Where(found => found.Path is not null && found.Item is { } item && item.IsFor(person))
            .OrderBy(found => found.Item!.Order)
            .Select(found => new Destination("/" + found.Path!.TrimStart('/'), found.Item!))];

    /// <summary>A screen and its address (去处).</summary>
    internal sealed record Destination(string Path, NavigationItem Item)
    {
        /// <summary>Whether a page belongs to this screen.</summary>
        public bool Holds(PathString page) => page.StartsWithSegments(Path, StringComparison.Ordinal);
    }
}
