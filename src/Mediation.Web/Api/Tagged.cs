using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Mediation.Web.Api;

/// <summary>
/// Answers that a caller may keep (可缓存应答): each carries an <c>ETag</c> of its bytes, and who sends it back with
/// <c>If-None-Match</c> gets 304 and no body while it still holds.
/// </summary>
internal static class Tagged
{
    /// <summary>The answer, or that nothing changed.</summary>
    public static IResult Answer<T>(HttpRequest request, T answer)
    {
        var body = Wire.Bytes(answer);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"");
        var headers = request.HttpContext.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }
}
