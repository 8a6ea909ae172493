using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Privacy;

/// <summary>What the server answers (路由), by its own list of endpoints; without files that are the same for everybody.</summary>
internal sealed class ServedRoutes
{
    private readonly IReadOnlyList<Served> all;

    /// <summary>Reads the server's list.</summary>
    public ServedRoutes(TestServer server) => all =
    [
        .. from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
           let path = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
           let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get]
           from method in methods
           select new Served(method, path, endpoint.RoutePattern.InboundPrecedence, Matching(endpoint.RoutePattern)),
    ];

    /// <summary>Patterns that are answered when they are asked for, such as <c>/cases/{number}</c>, sorted.</summary>
    public IReadOnlyList<string> Read => [.. all.Where(route => route.Method == HttpMethods.Get).Select(route => route.Pattern).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Methods and patterns of everything that is sent something, sorted.</summary>
    public IReadOnlyList<(string Method, string Pattern)> Sent =>
        [.. all.Where(route => route.Method is not ("GET" or "HEAD" or "OPTIONS")).Select(route => (route.Method, route.Pattern)).Distinct().Order()];

    /// <summary>The pattern that an address falls under; null for none. Where several fit, the one the server takes.</summary>
    public string? Of(string address)
    {
        var path = address.Split('?')[0];
        return all.Where(route => route.Method == HttpMethods.Get && route.Fits.IsMatch(path)).MinBy(route => route.Precedence)?.Pattern;
    }

    private static Regex Matching(RoutePattern pattern) => new($"^{string.Concat(pattern.PathSegments.Select(Segment))}/?$", RegexOptions.CultureInvariant);

    private static string Segment(RoutePatternPathSegment segment) => "/" + string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternParameterPart { IsCatchAll: true } => ".*",
        RoutePatternParameterPart => "[^/]+",
        RoutePatternSeparatorPart separator => Regex.Escape(separator.Content),
        _ => Regex.Escape(((RoutePatternLiteralPart)part).Content),
    }));

    private sealed record Served(string Method, string Pattern, decimal Precedence, Regex Fits);
}
