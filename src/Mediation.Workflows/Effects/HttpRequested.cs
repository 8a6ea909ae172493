using System.Text.Json;

namespace Mediation.Workflows.Effects;

/// <summary>
/// A request to another server, to be sent after the burst is committed (发送请求). Its host is on the allow-list. The answer,
/// or that none came, resumes the bookmark with <see cref="HttpAnswered"/>.
/// </summary>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Url">Absolute, http or https.</param>
/// <param name="Content">The body; JSON null for none.</param>
/// <param name="ContentType">Of the body, or null.</param>
/// <param name="Authorization">The header's value, or null.</param>
/// <param name="Headers">More headers, as the file gives them; JSON null for none.</param>
/// <param name="BookmarkId">What to resume.</param>
public sealed record HttpRequested(
    string Method, Uri Url, JsonElement Content, string? ContentType, string? Authorization, JsonElement Headers,
    string BookmarkId);

/// <summary>What came of a request (请求结果).</summary>
/// <param name="StatusCode">The status, or null when no answer came.</param>
/// <param name="TimedOut">True when none came in time, false when the server wasn't reached.</param>
/// <param name="Content">The body, parsed when it was JSON.</param>
/// <param name="Headers">The headers, or JSON null.</param>
public sealed record HttpAnswered(int? StatusCode, bool TimedOut, JsonElement Content, JsonElement Headers);
