using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.TestKit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Api;

/// <summary>The whole surface: who may call what, and what the published document says of it. 接口全貌</summary>
[Collection(nameof(ApiServer))]
public sealed class SurfaceTests(ApiServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void What_may_be_called_without_a_session_was_approved()
    {
        var anonymous = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Line)
            .Distinct().Order(StringComparer.Ordinal);

        Approval.Verify(string.Join('\n', anonymous), "anonymous-endpoints");
    }

    [Fact]
    public async Task Everything_else_needs_a_session()
    {
        using var nobody = server.Anonymous();
        var guarded = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();

        guarded.Count.ShouldBeGreaterThan(10);
        foreach (var endpoint in guarded)
        {
            using var request = new HttpRequestMessage(new HttpMethod(Methods(endpoint)[0]), Address(endpoint));
            using var answer = await nobody.SendAsync(request, Ct);
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Redirect], Line(endpoint));
            if (answer.StatusCode is HttpStatusCode.Redirect)
                answer.Headers.Location!.ToString().ShouldContain("/sign-in", Case.Sensitive, Line(endpoint));
        }
    }

    [Fact]
    public async Task The_document_of_the_interface_was_approved()
    {
        using var nobody = server.Anonymous();
        var document = JsonNode.Parse(await nobody.GetStringAsync("/openapi/v1.json", Ct))!.AsObject();
        document.Remove("servers");

        Approval.Verify(document.ToJsonString(Indented), "openapi");
    }

    [Fact]
    public async Task Every_call_says_the_shape_of_its_answer()
    {
        using var nobody = server.Anonymous();
        var document = JsonNode.Parse(await nobody.GetStringAsync("/openapi/v1.json", Ct))!;

        var silent =
            from path in document["paths"]!.AsObject()
            where path.Key.StartsWith("/api/", StringComparison.Ordinal)
            from call in path.Value!.AsObject()
            where !call.Value!["responses"]!.AsObject().Any(r => r.Key is "204" || (r.Key[0] == '2' && Described(r.Value!)))
            select $"{call.Key} {path.Key}";

        silent.ShouldBeEmpty();
    }

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static bool Described(JsonNode answer) =>
        answer["content"]?.AsObject().Any(c => c.Value!["schema"] is not null) ?? false;

    private IEnumerable<RouteEndpoint> Endpoints() => server.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(e => Methods(e).Count > 0 && !Static(e));

    // Files of the pages: as public as the sign-in page that needs them.
    private static bool Static(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText is "{**path:file}"
        || endpoint.Metadata.Any(m => m is Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor);

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static string Line(RouteEndpoint endpoint) =>
        $"{string.Join(",", Methods(endpoint))} {endpoint.RoutePattern.RawText}";

    private static string Address(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(
        segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart => "0190a0a0-0000-7000-8000-000000000000",
            _ => "",
        }))));
}
