using System.Text.Json;

namespace Mediation.Casework.Waits;

/// <summary>A request that a workflow sends to another system (待发请求): its answer lets the workflow go on, once.</summary>
/// <param name="Id">Stable; the receiver may see it twice.</param>
/// <param name="Run">The workflow instance that waits.</param>
/// <param name="Bookmark">Where in the instance.</param>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Url">Absolute, http or https, of a host on the list.</param>
/// <param name="Content">The body as JSON; null for none.</param>
/// <param name="ContentType">Of the body; null for the usual one.</param>
/// <param name="Authorization">The header's value; null for none.</param>
/// <param name="Headers">More headers, a JSON object; null for none.</param>
public sealed record OutgoingRequest(
    Guid Id, Guid Run, string Bookmark, string Method, Uri Url, JsonElement? Content, string? ContentType, string? Authorization,
    JsonElement? Headers)
{
    /// <summary>Only the id and the host: neither address nor content may reach a log by accident.</summary>
    public override string ToString() => $"request {Id} to {Url.Host}";
}
