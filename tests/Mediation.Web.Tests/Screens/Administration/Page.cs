using System.Net;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>What somebody reads at an address (读到的页面).</summary>
internal static partial class Page
{
    /// <summary>The words of a page that must be there: no tags, white space as one blank.</summary>
    public static async Task<string> ReadAsync(this TestServer server, string userName, string address)
    {
        using var client = await server.SignedInAsync(userName);
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{userName} {address}");
        return await WordsAsync(answer);
    }

    /// <summary>The status that somebody gets.</summary>
    public static async Task<HttpStatusCode> StatusAsync(this TestServer server, string userName, string address)
    {
        using var client = await server.SignedInAsync(userName);
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>Posts a form and reads what comes back.</summary>
    public static async Task<(HttpStatusCode Status, string Words)> PostAsync(
        this TestServer server, string userName, string address, params (string Name, string Value)[] fields)
    {
        using var client = await server.SignedInAsync(userName);
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(address, form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await WordsAsync(answer));
    }

    private static async Task<string> WordsAsync(HttpResponseMessage answer)
    {
        var markup = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(markup, " ")), " ");
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
