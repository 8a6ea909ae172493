using System.Net;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Elsa;

/// <summary>发布页, as somebody's browser sends it: what the page's form holds, and what was typed.</summary>
internal static partial class PublishingPage
{
    /// <summary>Reads the page and sends its form with these fields beside the hidden ones.</summary>
    public static async Task<(HttpStatusCode Status, string Words)> SendAsync(
        HttpClient client, string definitionId, params (string Name, string Value)[] fields)
    {
        var address = $"/workflows/{definitionId}/publish";
        var version = fields.FirstOrDefault(field => field.Name == "version").Value;
        return await SendAsync(client, address, await HiddenAsync(client, version is null ? address : $"{address}?version={version}"), fields);
    }

    /// <summary>Sends a form that was opened before.</summary>
    public static async Task<(HttpStatusCode Status, string Words)> SendAsync(
        HttpClient client, string address, IEnumerable<(string Name, string Value)> hidden, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            hidden.Concat(fields).DistinctBy(field => field.Name).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(address, form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>What the form of the page holds without being typed.</summary>
    public static async Task<IReadOnlyList<(string Name, string Value)>> HiddenAsync(HttpClient client, string address)
    {
        var page = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
        var form = page[page.IndexOf("name=\"stamp\"", StringComparison.Ordinal)..];
        return [("stamp", Value(page, "stamp")), ("seen", Value(form, "seen"))];
    }

    private static string Value(string page, string name) =>
        WebUtility.HtmlDecode(Hidden().Matches(page).First(match => match.Groups["name"].Value == name).Groups["value"].Value);

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)"(?: value="(?<value>[^"]*)")?""")]
    private static partial Regex Hidden();
}
