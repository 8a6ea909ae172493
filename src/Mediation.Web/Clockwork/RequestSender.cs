using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Mediation.Casework.Waits;
using Mediation.Postgres.Desk;
using Mediation.Workflows.Effects;

namespace Mediation.Web.Clockwork;

/// <summary>
/// Sends what workflows ask of other servers (发送请求): only to hosts on the town's list, never where a redirect leads, within
/// <see cref="Patience"/>, and reading at most <see cref="MostBytes"/> of an answer. That no answer came is an answer too. Logs tell host
/// and status, nothing else.
/// </summary>
internal sealed class RequestSender(InForce inForce, ILogger<RequestSender> log, TimeSpan? patience = null) : IDisposable
{
    /// <summary>How long one request may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How much of an answer is read; of a longer one only status and headers count.</summary>
    public const int MostBytes = 256 * 1024;

    private readonly TimeSpan patience = patience ?? Patience;

    // The sender's own affair, whatever a file says.
    private static readonly string[] Reserved = ["Authorization", "Connection", "Content-Length", "Content-Type", "Host", "Transfer-Encoding"];

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends one.</summary>
    public async Task<HttpAnswered> SendAsync(OutgoingRequest request, CancellationToken ct)
    {
        // The list may have become shorter since the workflow asked.
        var answer = inForce.Policy.HttpHosts.Contains(request.Url.Host) ? await TrySendAsync(request, ct) : NoAnswer(timedOut: false);
        log.LogInformation("Asked {Host}: {Status}", request.Url.Host,
            answer.StatusCode is { } status ? $"{status}" : answer.TimedOut ? "no answer in time" : "not reached");
        return answer;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<HttpAnswered> TrySendAsync(OutgoingRequest request, CancellationToken ct)
    {
        try
        {
            using var message = Message(request);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(patience);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new HttpAnswered((int)response.StatusCode, false, await ContentAsync(response, limit.Token), Headers(response));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return NoAnswer(timedOut: true);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or FormatException)
        {
            return NoAnswer(timedOut: false);
        }
    }

    private static HttpRequestMessage Message(OutgoingRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url);
        message.Headers.Add("Idempotency-Key", request.Id.ToString("N"));
        if (request.Authorization is { Length: > 0 } authorization)
            message.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        if (request.Headers is { ValueKind: JsonValueKind.Object } headers)
            foreach (var header in headers.EnumerateObject().Where(h => !Reserved.Contains(h.Name, StringComparer.OrdinalIgnoreCase)))
                message.Headers.TryAddWithoutValidation(header.Name, Text(header.Value));
        if (request.Content is { } content)
        {
            var type = MediaTypeHeaderValue.Parse(request.ContentType is { Length: > 0 } given
                ? given : content.ValueKind is JsonValueKind.String ? "text/plain; charset=utf-8" : "application/json; charset=utf-8");
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Text(content))) { Headers = { ContentType = type } };
        }
        return message;
    }

    private static async Task<JsonElement> ContentAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var buffer = new byte[MostBytes + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        if (read is 0 or > MostBytes)
            return JsonElement.Parse("null");
        var text = Encoding.UTF8.GetString(buffer, 0, read);
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }

    private static JsonElement Headers(HttpResponseMessage response) => JsonSerializer.SerializeToElement(
        response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value)));

    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static HttpAnswered NoAnswer(bool timedOut) => new(null, timedOut, JsonElement.Parse("null"), JsonElement.Parse("null"));
}
