using System.Security.Cryptography;
using System.Text.Json;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;

namespace Mediation.Web.Api;

/// <summary>The <c>Idempotency-Key</c> header, scoped to the account and tied to the body (幂等键).</summary>
internal static class RequestKeys
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>What the header says; empty when it wasn't sent.</summary>
    public static string Sent(HttpRequest request) => request.Headers[Header].ToString();

    /// <summary>The key of a request; null when none was sent. A key longer than 200 characters is refused.</summary>
    public static Answer<RequestKey?> Of<T>(HttpRequest request, Actor actor, T body) => Read(Sent(request), actor, body);

    /// <summary>The key that came with a body, from a header or a form; null when it is empty.</summary>
    public static Answer<RequestKey?> Read<T>(string sent, Actor actor, T body)
    {
        if (sent.Length == 0)
            return Answer.Of<RequestKey?>(null);
        return sent.Length > 200
            ? new Refusal("request.key-too-long", null, 200)
            : Of(sent, actor, body);
    }

    /// <summary>A key that a page minted for its form.</summary>
    public static RequestKey Of<T>(string key, Actor actor, T body) =>
        new(actor.Id, key, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, Wire.Options)));
}
