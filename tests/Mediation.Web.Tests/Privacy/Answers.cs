using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Privacy;

/// <summary>Everything that one person is answered (全部应答): what is asked for by address, every page that is linked from there, and what was sent.</summary>
internal sealed partial class Answers
{
    // Streams don't end, signing out ends the walk, and what is the same for everybody was built and not answered.
    private static readonly string[] PassedOver = ["/sign-out", "/live", "/css/", "/js/", "/lib/", "/studio/_framework", "/_content", "/favicon"];

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    private readonly SortedSet<string> types = new(StringComparer.Ordinal);

    /// <summary>The kinds of content that were answered.</summary>
    public IReadOnlyCollection<string> Types => types;

    /// <summary>How many addresses were answered.</summary>
    public int Count => texts.Count;

    /// <summary>What was asked for.</summary>
    public IReadOnlyCollection<string> Addresses => texts.Keys;

    /// <summary>Asks for the addresses, and follows what their pages link to, so many steps far.</summary>
    public static async Task<Answers> GatherAsync(HttpClient client, IEnumerable<string> addresses, int steps, CancellationToken ct)
    {
        var all = new Answers();
        var next = addresses.ToHashSet(StringComparer.Ordinal);
        for (var step = 0; step <= steps; step++)
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var address in next.Where(address => !all.texts.ContainsKey(address)))
                found.UnionWith(await all.AskAsync(client, address, ct));
            next = found;
        }
        return all;
    }

    /// <summary>Addresses whose answers hold a text, wherever in them: escaped, or inside a workbook.</summary>
    public IReadOnlyList<string> With(string mark) => [.. texts.Where(answer => answer.Value.Contains(mark, StringComparison.Ordinal)).Select(answer => answer.Key)];

    /// <summary>Asks for more; what was asked for already isn't asked again.</summary>
    public async Task AskTooAsync(HttpClient client, IEnumerable<string> addresses, CancellationToken ct)
    {
        foreach (var address in addresses.Where(address => !texts.ContainsKey(address)))
            await AskAsync(client, address, ct);
    }

    /// <summary>Sends something, and keeps what is answered.</summary>
    public async Task SendAsync(HttpClient client, string method, string address, HttpContent content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = content };
        using var answer = await client.SendAsync(request, ct);
        await KeepAsync($"{method} {address}", answer, ct);
    }

    private async Task<IEnumerable<string>> AskAsync(HttpClient client, string address, CancellationToken ct)
    {
        using var answer = await client.GetAsync(address, ct);
        return Links().Matches(await KeepAsync(address, answer, ct)).Select(match => match.Groups[1].Value.Split('#')[0])
            .Where(link => link.StartsWith('/') && PassedOver.All(start => !link.StartsWith(start, StringComparison.Ordinal)));
    }

    // Who is told to come back later was told nothing, and nothing would be found in it.
    private async Task<string> KeepAsync(string address, HttpResponseMessage answer, CancellationToken ct)
    {
        answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests, address);
        var bytes = await answer.Content.ReadAsByteArrayAsync(ct);
        types.Add(answer.Content.Headers.ContentType?.MediaType ?? "");
        var text = Read(bytes);
        texts[address] = $"{answer.Headers}{answer.Content.Headers}{text}";
        return text;
    }

    private static string Read(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
            return Plain(Encoding.UTF8.GetString(bytes));
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return Plain(reader.ReadToEnd());
        }));
    }

    // As people read it: neither what HTML escapes, nor JSON, nor a calendar's folded lines, hides a word.
    private static string Plain(string text) => WebUtility.HtmlDecode(
        Escaped().Replace(text, match => $"{(char)Convert.ToInt32(match.Groups[1].Value, 16)}").Replace("\r\n ", "", StringComparison.Ordinal));

    [GeneratedRegex("(?:href|src|hx-get)=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escaped();
}
